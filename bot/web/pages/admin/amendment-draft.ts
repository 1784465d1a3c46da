import type { CalendarDate } from "../../../../corpus/document.ts";
import { amendingTexts, amendmentOf } from "../../../../ingest/amendment/amendment-of.ts";
import { draftRevision } from "../../../../ingest/amendment/draft-revision.ts";
import type { Instruction } from "../../../../ingest/amendment/instruction.ts";
import { sameText } from "../../../../ingest/structure/draft.ts";
import type { Librarian } from "../../../admin/contract.ts";
import { currentRevision } from "../../../admin/documents.ts";

interface Asking {
  readonly librarian: Pick<Librarian, "document" | "text">;
  readonly personId: string;
  readonly today: () => CalendarDate;
}

/** A document as an amendment that is attached to it would make it; undefined where the two do not belong together. */
export async function draftOf(baseId: string, amendmentId: string, { librarian, personId, today }: Asking) {
  const [base, amending] = [
    await librarian.document(baseId, personId),
    await librarian.document(amendmentId, personId),
  ];
  const attached = base?.amendments.find(({ documentId }) => documentId === amendmentId);
  if (base === undefined || amending === undefined || attached === undefined) return undefined;
  const effectiveFrom = attached.effectiveFrom ?? today();
  const revision = currentRevision(base.revisions, effectiveFrom);
  const order = currentRevision(amending.revisions, today());
  const text = revision && (await librarian.text(baseId, revision.id, personId));
  const words = order && (await librarian.text(amendmentId, order.id, personId));
  if (text === undefined || words === undefined) return undefined;
  const { title } = base.document;
  const amendment = amendmentOf(amending.document.title, amendingTexts(words.passages), null);
  const targets = amendment?.targets ?? [];
  const target = targets.find((each) => sameText(each.title, title)) ?? (targets.length === 1 ? targets[0] : undefined);
  const drafted = draftRevision(
    { document: base.document, passages: text.passages },
    target ?? { title, number: null, instructions: [] },
    effectiveFrom,
    { number: amending.document.number, passages: words.passages },
  );
  const unread =
    target === undefined || target.instructions.length === 0
      ? [{ words: "", reason: unreadable(amending.document.title) }]
      : [];
  const apart = (amendment?.parts ?? []).map((sentence) => ({
    words: sentence,
    reason: "この部分は施行日が異なります。案にはすべて反映したので、その日の版に分けてください。",
  }));
  return {
    ...{ documentId: base.document.id, title, amendment: amending.document.title, markdown: drafted.markdown },
    left: [
      ...unread,
      ...apart,
      ...drafted.left.map(({ instruction, reason }) => ({ words: placeOf(instruction), reason })),
    ],
  };
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
