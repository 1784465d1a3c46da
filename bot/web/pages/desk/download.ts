import type { Context } from "hono";

interface Download {
  readonly bytes: Uint8Array<ArrayBuffer> | string;
  readonly mediaType: string;
  readonly name: string;
}

/** A file to be kept, never shown within the site: the browser neither guesses its kind nor runs it. */
export function download(context: Context, { bytes, mediaType, name }: Download): Response {
  const ending = /\.[A-Za-z0-9]{1,5}$/u.exec(name)?.[0] ?? "";
  return context.body(bytes, 200, {
    "content-type": mediaType,
    "content-disposition": `attachment; filename="download${ending}"; filename*=UTF-8''${encoded(name)}`,
    "x-content-type-options": "nosniff",
    "cache-control": "private, no-store",
  });
}

/** RFC 8187: what encodeURIComponent leaves and a header must not hold is encoded too. */
function encoded(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/gu,
    (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
