import { type Context, Hono } from "hono";
import { z } from "zod";
import { SIZE_LIMIT_MB } from "../../../../ingest/size-limit.ts";
import { showFailure } from "../../failure.ts";
import { createEntry, refuseSentence, UNREADABLE } from "./answers.ts";
import { bodyOf } from "./body.ts";
import { filesIn } from "./multipart.ts";
import type { AdminParts } from "./parts.ts";

type Parts = Pick<AdminParts, "librarian" | "personIn" | "newId">;

const LIMIT_BYTES = SIZE_LIMIT_MB * 1024 * 1024;
/** The lines around the files of a form. */
const FORM_BYTES = LIMIT_BYTES + 64 * 1024;
const Query = z.object({ name: z.string().min(1).max(1000), batch: z.string().regex(/^[\w-]{1,64}$/u) });

/** `PUT /api/admin/files?name=…&batch=…` with the bytes as its body: keeps one file of those that were dropped together. */
export function createFileUpload({ librarian, personIn }: Omit<Parts, "newId">): Hono {
  const entered = createEntry(librarian, personIn);
  return new Hono().put(
    "/",
    entered(async (context, personId) => {
      const query = Query.safeParse(context.req.query());
      if (!query.success) return refuseSentence(context, 400, UNREADABLE);
      const { name, batch } = query.data;
      const tooLarge = `「${name}」は${SIZE_LIMIT_MB}MBを超えています。分けるか、画像を小さくしてください。`;
      const body = await bodyOf(context.req.raw, LIMIT_BYTES, tooLarge);
      if (body.kind === "refused") return refuseSentence(context, body.status, body.sentence);
      try {
        const job = await librarian.upload({ name, bytes: body.bytes, batch }, personId);
        return context.json({ id: job.id, kind: job.state.kind }, 202);
      } catch (cause) {
        // The role may have gone while a large file was on its way.
        if (hasName(cause, "NotALibrarian")) return refuseSentence(context, 403, cause.message);
        if (hasName(cause, "NoSpaceLeft")) return refuseSentence(context, 507, cause.message);
        throw cause;
      }
    }),
  );
}

/** `POST /admin/upload`: the same for a form that a browser sends without any script. */
export function createFormUpload({ librarian, personIn, newId }: Parts) {
  const failed = (context: Context, status: 400 | 403 | 411 | 413 | 507, message: string) =>
    showFailure(context, status, { message, reference: null });
  return async (context: Context): Promise<Response> => {
    const personId = await personIn(context);
    if (personId === null || (await librarian.role(personId)) === null)
      return failed(context, 403, "資料を取り込めるのは、管理者と、資料を担当する所属の課長・係長です。");
    const tooLarge = `一度に送れるのは合わせて${SIZE_LIMIT_MB}MBまでです。ファイルを分けて送ってください。`;
    const body = await bodyOf(context.req.raw, FORM_BYTES, tooLarge);
    if (body.kind === "refused") return failed(context, body.status, body.sentence);
    const files = filesIn(body.bytes, context.req.header("content-type") ?? "");
    if (files === undefined || files.length === 0)
      return failed(context, 400, "ファイルが選ばれていません。前の画面に戻って、ファイルを選んでください。");
    const batch = newId();
    try {
      for (const { name, bytes } of files) await librarian.upload({ name, bytes, batch }, personId);
    } catch (cause) {
      if (!hasName(cause, "NoSpaceLeft")) throw cause;
      return failed(context, 507, cause.message);
    }
    return context.redirect(`/admin?batch=${batch}`, 303);
  };
}

function hasName(cause: unknown, name: string): cause is Error {
  return cause instanceof Error && cause.name === name;
}
