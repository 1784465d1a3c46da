import type { CalendarDate, Revision } from "../../../../corpus/document.ts";
import { amendingTexts, amendmentOf } from "../../../../ingest/amendment/amendment-of.ts";
import type { AppliedAmendment } from "../../../../ingest/amendment/apply.ts";
import { draftRevision } from "../../../../ingest/amendment/draft-revision.ts";
import type { Instruction } from "../../../../ingest/amendment/instruction.ts";
import { stagesOf } from "../../../../ingest/amendment/stages.ts";
import { sameText } from "../../../../ingest/structure/draft.ts";
import type { Librarian } from "../../../admin/contract.ts";
import { currentRevision } from "../../../admin/documents.ts";

interface Asking {
  readonly librarian: Pick<Librarian, "document" | "text">;
  readonly personId: string;
  readonly today: () => CalendarDate;
}

/**
 * A document as an amendment that is attached to it would make it; undefined where the two do not belong together.
 * @param day which of the days on which the amendment comes into force; the first where it is none of them
 */
export async function draftOf(
  baseId: string,
  amendmentId: string,
  day: string | undefined,
  { librarian, personId, today }: Asking,
) {
  const [base, amending] = [
    await librarian.document(baseId, personId),
    await librarian.document(amendmentId, personId),
  ];
  const attached = base?.amendments.find(({ documentId }) => documentId === amendmentId);
  if (base === undefined || amending === undefined || attached === undefined) return undefined;
  const order = currentRevision(amending.revisions, today());
  const words = order && (await librarian.text(amendmentId, order.id, personId));
  if (words === undefined) return undefined;
  const { title } = base.document;
  const amendment = amendmentOf(amending.document.title, amendingTexts(words.passages), null);
  const targets = amendment?.targets ?? [];
  const target = targets.find((each) => sameText(each.title, title)) ?? (targets.length === 1 ? targets[0] : undefined);
  const parts = amendment?.parts ?? [];
  // Where one text amends several rules, a part is named by the articles of the amending text itself.
  const told = targets.length > 1 ? [] : parts;
  const { stages, unread: untold } = stagesOf(target?.instructions ?? [], told, attached.effectiveFrom ?? today());
  const at = Math.max(
    0,
    stages.findIndex((stage) => stage.day === day),
  );
  const stage = stages[at];
  if (stage === undefined) return undefined;
  const applied = async (revision: Revision | undefined) => {
    const text = revision && (await librarian.text(baseId, revision.id, personId));
    return (
      text &&
      draftRevision(
        { document: base.document, passages: text.passages },
        { title, number: null, instructions: stage.instructions },
        stage.day,
        { number: amending.document.number, passages: at === 0 ? words.passages : [] },
      )
    );
  };
  const before = base.revisions.filter(({ effectiveFrom }) => effectiveFrom < stage.day);
  const sameDay = base.revisions.find(({ effectiveFrom }) => effectiveFrom === stage.day);
  const onEarlier = await applied(currentRevision(sameDay || before.length > 0 ? before : base.revisions, stage.day));
  const onSameDay = await applied(sameDay);
  const isTakenIn = hasMade(onSameDay, onEarlier, stage.instructions.length);
  const drafted = isTakenIn ? (onEarlier ?? onSameDay) : (onSameDay ?? onEarlier);
  if (drafted === undefined) return undefined;
  const missing = stages.filter(
    (each) => each.day < stage.day && base.revisions.every(({ effectiveFrom }) => effectiveFrom !== each.day),
  );
  const unread =
    target === undefined || target.instructions.length === 0
      ? [{ words: "", reason: unreadable(amending.document.title) }]
      : [];
  const apart = (targets.length > 1 ? parts : untold).map((sentence) => ({
    words: sentence,
    reason: "この部分は施行日が異なります。どこのことか読み取れなかったので、その日の版に手で分けてください。",
  }));
  return {
    ...{ documentId: base.document.id, title, amendment: amending.document.title, markdown: drafted.markdown },
    ...{ amendmentId, day: stage.day, days: stages.map((each) => each.day) },
    ...{ isOnTop: sameDay !== undefined, isTakenIn },
    missing: missing.map((each) => each.day),
    left: [
      ...unread,
      ...apart,
      ...drafted.left.map(({ instruction, reason }) => ({ words: placeOf(instruction), reason })),
    ],
  };
}

type Applied = Pick<AppliedAmendment, "left"> | undefined;

/** Whether a text is what the amendment made, which it takes less of than the text before: else it is another's of the same day. */
function hasMade(onSameDay: Applied, onEarlier: Applied, orders: number): boolean {
  if (onSameDay === undefined) return false;
  const left = onSameDay.left.length;
  return onEarlier === undefined ? orders > 0 && left === orders : left > onEarlier.left.length;
}

function unreadable(title: string): string {
  return /を廃止する/u.test(title)
    ? "この資料を廃止する規則です。新しい版は作らず、廃止の日に資料を取り下げてください。"
    : "改正文を読み取れませんでした。すべて手で直してください。";
}

function placeOf(instruction: Instruction): string {
  if (instruction.kind === "other") return instruction.sentence;
  return instruction.kind === "insert" ? instruction.after : instruction.place;
}
