import type { CalendarDate, Revision } from "../corpus/document.ts";
import { eraDate } from "../corpus/japanese/dates.ts";
import type { DocumentEntry } from "../corpus/library.ts";
import { concerns } from "../corpus/scope.ts";
import type { Attachment } from "../corpus/store/amendments.ts";
import type { Quoted } from "./compose/quotation.ts";
import type { Question } from "./contract.ts";

export const MODEL_FAILED = "文章を作るモデルから確かな回答が得られなかったため、原文の引用で回答しています。";

/**
 * What the reader must know besides the answer.
 * @param amending amendments of the document that is quoted first, in the order in which they take effect
 */
export function noticesFor(
  quoted: readonly Quoted[],
  entries: readonly DocumentEntry[],
  amending: readonly Attachment[],
  day: CalendarDate,
  question: Question,
): readonly string[] {
  const first = quoted[0]?.ranked;
  if (first === undefined) return [];
  const { document, revision } = first;
  const notices: string[] = [];
  if (day !== question.today) notices.push(`${eraDate(day)}時点の内容で回答しています。`);
  const next = laterRevision(entries, document.id, revision);
  if (next !== undefined && next.effectiveFrom > question.today) {
    notices.push(`「${document.title}」は${eraDate(next.effectiveFrom)}に改正されます。`);
  } else if (next !== undefined) {
    notices.push(`「${document.title}」はその後、${eraDate(next.effectiveFrom)}に改正されています。`);
  }
  notices.push(...amendmentNotices(first, entries, amending, { day, today: question.today }));
  const { employments, bodies } = document.appliesTo;
  const subject = [...bodies, ...employments].join("・");
  const verdict = concerns(document.appliesTo, question.viewer);
  if (verdict !== "yes") notices.push(`この規定は${subject}についてのものです。`);
  if (quoted.some(({ ranked }) => ranked.document.sample)) {
    notices.push("架空の「星見県」の見本資料による回答です。");
  }
  return notices;
}

/** Of amendments that have come and that no text of the document holds yet: what is quoted may not hold any more. */
function amendmentNotices(
  { document, revision }: Quoted["ranked"],
  entries: readonly DocumentEntry[],
  amending: readonly Attachment[],
  { day, today }: { readonly day: CalendarDate; readonly today: CalendarDate },
): readonly string[] {
  const revisions = entries.find((entry) => entry.document.id === document.id)?.revisions ?? [];
  return amending.flatMap(({ amendmentId, effectiveFrom }) => {
    const title = entries.find((entry) => entry.document.id === amendmentId)?.document.title;
    if (title === undefined || effectiveFrom === null || effectiveFrom <= revision.effectiveFrom) return [];
    if (revisions.some((each) => each.effectiveFrom >= effectiveFrom)) return [];
    const isAbolished = /を廃止する/u.test(title);
    const when = `「${document.title}」は${eraDate(effectiveFrom)}に${isAbolished ? "廃止" : "改正"}`;
    if (effectiveFrom > day) return effectiveFrom > today ? [`${when}されます（${title}）。`] : [];
    if (isAbolished) return [`${when}されています（${title}）。`];
    return [
      `「${document.title}」には${eraDate(effectiveFrom)}からの改正（${title}）があり、引用した条文にまだ反映されていません。あわせて確かめてください。`,
    ];
  });
}

function laterRevision(entries: readonly DocumentEntry[], documentId: string, shown: Revision): Revision | undefined {
  const revisions = entries.find(({ document }) => document.id === documentId)?.revisions ?? [];
  return revisions.find(({ effectiveFrom }) => effectiveFrom > shown.effectiveFrom);
}
