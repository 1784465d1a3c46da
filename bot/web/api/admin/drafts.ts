import { type Context, Hono } from "hono";
import type { Passage } from "../../../../corpus/document.ts";
import { prepareSource } from "../../../../ingest/prepare.ts";
import { refusalText, warningText } from "../../../../ingest/reasons.ts";
import { draftManual } from "../../../../ingest/recording/draft-manual.ts";
import { parseRecording } from "../../../../ingest/recording/recording.ts";
import { dateWords } from "../../../wording.ts";
import { outlineOf, shownPassages } from "../../pages/outline.ts";
import { createEntry, refuseSentence } from "./answers.ts";
import { bodyOf } from "./body.ts";
import type { AdminParts } from "./parts.ts";

/** A recording with its screenshots' places, or a long rule. */
const LIMIT_BYTES = 8 * 1024 * 1024;

/** `PUT /api/admin/drafts/…` with a text as its body: what it would become, before anything is taken in. */
export function createDrafts({
  librarian,
  personIn,
  reader,
  today,
}: Pick<AdminParts, "librarian" | "personIn" | "reader" | "today">): Hono {
  const entered = createEntry(librarian, personIn);
  const withText = (make: (context: Context, bytes: Uint8Array<ArrayBuffer>) => Promise<Response>) =>
    entered(async (context) => {
      const body = await bodyOf(context.req.raw, LIMIT_BYTES, "長すぎます。8MBまでにしてください。");
      if (body.kind === "refused") return refuseSentence(context, body.status, body.sentence);
      return make(context, body.bytes);
    });

  return new Hono()
    .put(
      "/recording",
      withText(async (context, bytes) => {
        const recording = parseRecording(new TextDecoder().decode(bytes));
        if (recording === undefined)
          return refuseSentence(context, 422, refusalText({ code: "unknown-json", detail: "" }, "ja"));
        const { markdown, warnings } = draftManual(recording);
        return context.json({ markdown, warnings: warnings.map((each) => warningText(each, "ja")) });
      }),
    )
    .put(
      "/preview",
      withText(async (context, bytes) => {
        const source = { path: "案.md", fileName: "案.md", named: true, bytes, fileDate: today(), row: {} };
        const prepared = await prepareSource(source, { reader, sample: false, isKnown: async () => false });
        if (prepared.kind === "refused") {
          const isEmpty = prepared.reason.code === "empty";
          return refuseSentence(context, 422, isEmpty ? "本文を書いてください。" : refusalText(prepared.reason, "ja"));
        }
        if (prepared.kind === "known") throw new Error("A preview was taken for a document that is known");
        const { document, effectiveFrom, passages } = prepared.revision;
        const numbered = passages.map((each, position): Passage => ({ ...each, id: "", revisionId: "", position }));
        return context.json({
          ...{ title: document.title, number: document.number, category: document.category },
          effectiveFrom: dateWords(effectiveFrom),
          warnings: prepared.warnings.map((each) => warningText(each, "ja")),
          passages: outlineOf(shownPassages(numbered, null)).map(({ passage, headings, caption, label }) => ({
            ...{ headings: headings.map(({ text }) => text), caption, label, text: passage.text },
          })),
        });
      }),
    );
}
