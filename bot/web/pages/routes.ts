import { type Context, Hono } from "hono";
import { z } from "zod";
import type { CalendarDate, Passage, Revision } from "../../../corpus/document.ts";
import type { Library, Scope } from "../../../corpus/library.ts";
import { quoteMark } from "../../../corpus/quote-mark.ts";
import { mayRead } from "../../../corpus/scope.ts";
import { showFailure } from "../failure.ts";
import type { Readiness } from "../readiness.ts";
import { type Choosable, whoIs } from "../viewer.ts";
import { chatPage } from "./chat.ts";
import { documentsPage } from "./documents.ts";
import { type PictureShelf, servePicture } from "./pictures.ts";
import { sourcePage } from "./source.ts";
import type { Cited } from "./source-passages.ts";
import { suggestedQuestions } from "./suggestions.ts";

interface Parts {
  readonly library: Pick<Library, "currentId" | "documents" | "inventory" | "text">;
  readonly pictures: PictureShelf;
  readonly people: () => Promise<readonly Choosable[]>;
  readonly today: () => CalendarDate;
  readonly ready: () => Readiness;
  /** How many requests wait for who opens the page; null where it is not to be shown. */
  readonly waiting: (context: Context) => Promise<number | null>;
  /** Whether who opens a page looks after documents. */
  readonly isLibrarian: (context: Context) => Promise<boolean>;
}

const Offset = z.coerce.number().int().min(0).optional().catch(undefined);
const Mark = z.string().optional().catch(undefined);
const Query = z.object({ passage: Offset, from: Offset, to: Offset, quote: Mark });
const Thread = z.string().regex(/^[\w-]{1,100}$/u);

/** The pages that people see. */
export function createPages({ library, pictures, people, today, ready, waiting, isLibrarian }: Parts): Hono {
  const scopeOf = async (context: Context): Promise<Scope> => ({
    asOf: today(),
    viewer: whoIs(context, await people()).viewer,
  });

  const showSource = async (context: Context) => {
    const scope = await scopeOf(context);
    // Cited under the name that it had then.
    const documentId = await library.currentId(context.req.param("documentId") ?? "");
    const entry = (await library.documents(scope)).find(({ document }) => document.id === documentId);
    const wanted = context.req.param("effectiveFrom") ?? fallback(entry?.revisions ?? [], scope.asOf);
    const text = entry === undefined ? undefined : await library.text(documentId, scope, wanted);
    if (entry === undefined || text === undefined) {
      const message =
        (await withdrawnWords(documentId, scope)) ?? "この文書は見つからないか、あなたが読める文書ではありません。";
      return showFailure(context, 404, { message, reference: null });
    }
    const linked = citedIn(context, text.passages);
    return context.html(
      sourcePage({
        ...{ text, cited: linked === "replaced" ? null : linked, isReplaced: linked === "replaced" },
        pictures: await pictures.of(text.revision.contentHash),
        revisions: entry.revisions,
        today: scope.asOf,
        thread: threadOf(context),
      }),
    );
  };

  /** What became of a document that was taken out of use, for who might read it. */
  async function withdrawnWords(documentId: string, { viewer }: Scope): Promise<string | null> {
    const entry = (await library.inventory()).find(({ document }) => document.id === documentId);
    if (entry === undefined || !entry.withdrawn || !mayRead(viewer, entry.document.audience)) return null;
    const { title, owner } = entry.document;
    const whom = owner === null ? "" : `詳しくは、担当の${owner}にお尋ねください。`;
    return `「${title}」は取り下げられました。いまは回答に使われていません。${whom}`;
  }

  const showPicture = async (context: Context) => {
    const scope = await scopeOf(context);
    const { documentId = "", effectiveFrom = "" } = context.req.param();
    const text = await library.text(documentId, scope, effectiveFrom);
    const picture = text === undefined ? undefined : await servePicture(context, pictures, text);
    const message = "この図は見つからないか、あなたが読める文書のものではありません。";
    return picture ?? showFailure(context, 404, { message, reference: null });
  };

  return new Hono()
    .use(async (context, next) => {
      await next();
      // What a page shows depends on who asks.
      if (!context.res.headers.has("cache-control")) context.header("cache-control", "private, no-cache");
    })
    .get("/", async (context) => {
      const choosable = await people();
      const who = whoIs(context, choosable);
      const entries = await library.documents({ asOf: today(), viewer: who.viewer });
      const page = chatPage({
        who,
        people: choosable,
        today: today(),
        suggestions: suggestedQuestions(entries),
        sample: entries.some(({ document }) => document.sample),
        documents: entries.length,
        ready: ready().kind === "ready",
        waiting: await waiting(context),
        isLibrarian: await isLibrarian(context),
      });
      return context.html(page);
    })
    .get("/documents", async (context) => {
      const { person, viewer } = whoIs(context, await people());
      const entries = await library.documents({ asOf: today(), viewer });
      return context.html(
        documentsPage(entries, today(), person === null ? "全員" : `${person.name}さん`, await isLibrarian(context)),
      );
    })
    .get("/source/:documentId", showSource)
    .get("/source/:documentId/:effectiveFrom", showSource)
    .get("/source/:documentId/:effectiveFrom/picture/:hash", showPicture);
}

/** Where nothing is in force today: the text that was last, or else the one that comes first. */
function fallback(revisions: readonly Revision[], today: CalendarDate): CalendarDate | undefined {
  const begun = revisions.findLast((each) => each.effectiveFrom <= today);
  return (begun ?? revisions[0])?.effectiveFrom;
}

/** @returns `replaced` where the words that the link quotes no longer stand there */
function citedIn(context: Context, passages: readonly Passage[]): Cited | "replaced" | null {
  const { passage: position, from, to, quote } = Query.parse(context.req.query());
  if (position === undefined) return null;
  const quoted = from === undefined || to === undefined ? null : { from, to };
  const text = passages.find((each) => each.position === position)?.text;
  if (quote !== undefined && quoted !== null && quoteMark(text?.slice(quoted.from, quoted.to) ?? "") !== quote) {
    return "replaced";
  }
  return position >= passages.length ? null : { position, quoted };
}

/** The thread to go back to: named in the address, or shown by the page that one came from. */
function threadOf(context: Context): string | null {
  const referer = context.req.header("referer") ?? "";
  const came = URL.canParse(referer) ? new URL(referer) : undefined;
  const shown = came?.pathname === "/" ? came.searchParams.get("thread") : undefined;
  return Thread.safeParse(context.req.query("thread") ?? shown).data ?? null;
}
