import { type Context, Hono } from "hono";
import { comparisonDocx } from "../../../../ingest/write/comparison-docx.ts";
import { compareAside } from "../../../admin/compare-aside.ts";
import type { AdminParts } from "../../api/admin/parts.ts";
import { unitsOf } from "../../api/desk/parts.ts";
import { showFailure } from "../../failure.ts";
import { download } from "../desk/download.ts";
import { draftOf } from "./amendment-draft.ts";
import { comparisonPage } from "./comparison.ts";
import { documentPage } from "./document.ts";
import { documentQueryIn, documentsAddress } from "./document-query.ts";
import { documentsTablePage } from "./documents.ts";
import { amendmentPage } from "./editor.ts";
import type { AdminFrame, ShowAdmin } from "./frame.ts";
import { textPage } from "./text.ts";

interface Wording {
  /** Shows a page to who has a business here. */
  readonly shown: (show: ShowAdmin) => (context: Context) => Promise<Response>;
  readonly nameIn: (frame: AdminFrame) => (personId: string) => string;
  readonly momentWords: (moment: string) => string;
  readonly dayOf: (moment: string) => string;
}

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** The pages at /admin/documents. */
export function createDocumentPages(parts: AdminParts, { shown, nameIn, momentWords, dayOf }: Wording): Hono {
  const { librarian, people, today } = parts;
  const idIn = (context: Context) => context.req.param("id") ?? "";

  /** The two revisions that an address names, else the newest two. */
  const compared = async (context: Context, personId: string) => {
    const entry = await librarian.document(idIn(context), personId);
    const named = (name: string) => entry?.revisions.find(({ id }) => id === context.req.query(name));
    const [one, other] = [named("from") ?? entry?.revisions.at(-2), named("to") ?? entry?.revisions.at(-1)];
    if (entry === undefined || one === undefined || other === undefined) return undefined;
    const [from, to] = one.effectiveFrom <= other.effectiveFrom ? [one, other] : [other, one];
    const older = await librarian.text(entry.document.id, from.id, personId);
    const newer = await librarian.text(entry.document.id, to.id, personId);
    if (older === undefined || newer === undefined) return undefined;
    const rows = await compareAside(older.passages, newer.passages);
    return { document: entry.document, revisions: entry.revisions, older: from, newer: to, rows };
  };

  return new Hono()
    .get(
      "/",
      shown(async (context, frame, personId) => {
        const query = documentQueryIn(context);
        const found = await librarian.documents(query, personId);
        if (found.documents.length === 0 && query.offset > 0) {
          const last = Math.max(0, Math.ceil(found.total / query.limit) - 1) * query.limit;
          return context.redirect(documentsAddress(query, { offset: last }));
        }
        const page = { query, dayOf, owners: await librarian.owners(personId), ...found };
        return context.html(documentsTablePage(frame, page));
      }),
    )
    .get(
      "/:id",
      shown(async (context, frame, personId) => {
        const entry = await librarian.document(idIn(context), personId);
        if (entry === undefined) return missing(context);
        const question = context.req.query("try")?.trim();
        const like = context.req.query("like")?.trim() || undefined;
        const page = documentPage(frame, {
          entry,
          alike: await librarian.alike(entry.document.id, personId, like),
          like,
          units: unitsOf(await people(today())),
          nameOf: nameIn(frame),
          momentWords,
          tried:
            question === undefined
              ? null
              : { question, result: await librarian.tryQuestion(entry.document.id, question, personId) },
          history: await librarian.history(entry.document.id, personId),
        });
        return context.html(page);
      }),
    )
    .get(
      "/:id/text/:revision",
      shown(async (context, frame, personId) => {
        const text = await librarian.text(idIn(context), context.req.param("revision") ?? "", personId);
        return text === undefined ? missing(context) : context.html(textPage(frame, text));
      }),
    )
    .get(
      "/:id/original/:revision",
      shown(async (context, _, personId) => {
        const original = await librarian.original(idIn(context), context.req.param("revision") ?? "", personId);
        if (original === undefined) {
          const message = "原本は保存されていません。原本を保存する前に取り込まれた資料です。";
          return showFailure(context, 404, { message, reference: null });
        }
        const { name, bytes } = original;
        return download(context, { name, bytes: new Uint8Array(bytes), mediaType: "application/octet-stream" });
      }),
    )
    .get(
      "/:id/compare",
      shown(async (context, frame, personId) => {
        const found = await compared(context, personId);
        return found === undefined ? missing(context) : context.html(comparisonPage(frame, found));
      }),
    )
    .get(
      "/:id/compare.docx",
      shown(async (context, _, personId) => {
        const found = await compared(context, personId);
        if (found === undefined) return missing(context);
        const { title } = found.document;
        const days = { from: found.older.effectiveFrom, to: found.newer.effectiveFrom };
        const bytes = new Uint8Array(await comparisonDocx({ title, ...days, rows: found.rows }));
        return download(context, { bytes, mediaType: DOCX, name: `${title}_新旧対照表.docx` });
      }),
    )
    .get(
      "/:id/amend/:amendment",
      shown(async (context, frame, personId) => {
        const draft = await draftOf(idIn(context), context.req.param("amendment") ?? "", context.req.query("day"), {
          librarian,
          personId,
          today,
        });
        if (draft === undefined) return missing(context);
        return context.html(amendmentPage(frame, draft));
      }),
    );
}

function missing(context: Context): Response | Promise<Response> {
  const message = "その資料は見つからないか、あなたの担当ではありません。一覧から選び直してください。";
  return showFailure(context, 404, { message, reference: null });
}
