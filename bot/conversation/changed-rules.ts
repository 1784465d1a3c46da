import type { CalendarDate, Citation } from "../../corpus/document.ts";
import { eraDate } from "../../corpus/japanese/dates.ts";
import type { DocumentEntry } from "../../corpus/library.ts";
import { inForce } from "../../corpus/scope.ts";
import type { Reply } from "./contract.ts";

interface Meeting {
  /** The day on which the thread began. */
  readonly pinnedOn: CalendarDate;
  readonly today: CalendarDate;
  /** What was replied in the thread before, oldest first, and on which day. */
  readonly earlier: readonly { readonly on: CalendarDate; readonly reply: Reply }[];
  readonly reply: Reply;
  /** What all who read the thread may read now. */
  readonly entries: readonly DocumentEntry[];
  /** Whether others than the asker read along: a document that is gone is not named to them. */
  readonly shared: boolean;
}

/** A rule as an earlier reply used it. */
interface Used {
  readonly citation: Citation;
  readonly on: CalendarDate;
  /** The day whose rules the same question would get today. */
  readonly day: CalendarDate;
}

/**
 * Sentences in Japanese on rules that are not what the thread went by: another revision has come into force since, the text
 * was replaced, or the document is gone. Each is said once in a thread.
 */
export function changedRules(meeting: Meeting): readonly string[] {
  const { earlier, reply, entries, shared } = meeting;
  const used = lastUsed(meeting);
  const known = new Set(used.map(({ citation }) => citation.documentId));
  const cited = reply.kind === "answered" && reply.asOf === meeting.today ? reply.citations : [];
  const sentences = [
    ...used.map((each) => changeOf(each, entries, shared)),
    ...cited.filter(({ documentId }) => !known.has(documentId)).map((each) => sincePinned(each, meeting)),
  ];
  const said = new Set(earlier.flatMap(({ reply: before }) => ("notices" in before ? before.notices : [])));
  return [...new Set(sentences)].flatMap((each) => (each === undefined || said.has(each) ? [] : [each]));
}

/**
 * Of each document, and of each day that was asked about, the revision used last, as it was used first: what comes later
 * in the thread does not change the sentence.
 */
function lastUsed({ earlier, today }: Meeting): readonly Used[] {
  const used = new Map<string, Used>();
  for (const { on, reply } of earlier) {
    if (reply.kind !== "answered") continue;
    const day = reply.asOf === on ? today : reply.asOf;
    for (const citation of reply.citations) {
      const place = `${citation.documentId} ${day}`;
      const before = used.get(place);
      if (before === undefined || revisionOf(before.citation) !== revisionOf(citation)) {
        used.set(place, { citation, on, day });
      }
    }
  }
  return [...used.values()];
}

function changeOf({ citation, on, day }: Used, entries: readonly DocumentEntry[], shared: boolean): string | undefined {
  const before = `この会話の${eraDate(on)}の回答`;
  const title = `「${citation.title}」`;
  const entry = entries.find(({ document }) => document.id === citation.documentId);
  if (entry === undefined) {
    return shared
      ? "この会話の前の回答が使った資料のうちに、取り下げられたか閲覧できる範囲が変わったため、いまは確認できないものがあります。"
      : `${before}が使った${title}は、取り下げられたか閲覧できる範囲が変わったため、いまは確認できません。`;
  }
  const now = entry.revisions.find((revision) => inForce(revision, day));
  if (now?.id === revisionOf(citation)) return undefined;
  if (now === undefined) {
    const ended = entry.revisions.find(({ id }) => id === revisionOf(citation))?.effectiveTo;
    return ended === undefined || ended === null
      ? `${before}が使った${title}の規定は取り消され、いまは効力がありません。`
      : `${before}が使った${title}の規定は、${eraDate(ended)}に効力を失いました。`;
  }
  if (now.effectiveFrom > citation.effectiveFrom) {
    return `${title}は${eraDate(now.effectiveFrom)}に改正されており、${before}は改正前の規定によるものです。`;
  }
  if (now.effectiveFrom === citation.effectiveFrom) {
    return `${title}（${eraDate(now.effectiveFrom)}施行）の本文が差し替えられており、${before}は差し替え前の本文によるものです。`;
  }
  return `${before}が使った${title}の規定は取り消され、${eraDate(now.effectiveFrom)}施行の規定が有効です。`;
}

/** A rule that the thread had not met, amended since the day to which the thread is pinned. */
function sincePinned(citation: Citation, { pinnedOn, today, entries }: Meeting): string | undefined {
  const { title, documentId, effectiveFrom } = citation;
  if (effectiveFrom <= pinnedOn || effectiveFrom > today) return undefined;
  const entry = entries.find(({ document }) => document.id === documentId);
  if (entry?.revisions.some((revision) => inForce(revision, pinnedOn)) !== true) return undefined;
  return `「${title}」は${eraDate(effectiveFrom)}に改正されており、この会話が始まった${eraDate(pinnedOn)}の規定とは異なります。`;
}

/** The library gives a passage the id of its revision and its position there. */
function revisionOf({ passageId }: Citation): string {
  return passageId.slice(0, passageId.lastIndexOf("-"));
}
