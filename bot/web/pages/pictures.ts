import type { Context } from "hono";
import { html } from "hono/html";
import type { RevisionText } from "../../../corpus/library.ts";
import type { KeptPicture, Pictures } from "../../../corpus/store/pictures.ts";
import type { Originals } from "../../../ingest/originals/originals.ts";
import type { Html } from "./layout.ts";

/** Which pictures a revision has, and their bytes. */
export type PictureShelf = Pick<Pictures, "of"> & Pick<Originals, "get">;

export const NO_PICTURES: PictureShelf = { of: async () => [], get: async () => undefined };

/** What a browser shows and runs nothing of: no SVG. */
const SHOWN = new Set(["image/png", "image/jpeg", "image/gif", "image/webp"]);

/** A picture of a revision that the asker may read. @returns undefined where the revision has no such picture */
export async function servePicture(
  context: Context,
  shelf: PictureShelf,
  { revision }: RevisionText,
): Promise<Response | undefined> {
  const hash = context.req.param("hash");
  const picture = (await shelf.of(revision.contentHash)).find((each) => each.hash === hash);
  const bytes = picture !== undefined && SHOWN.has(picture.mediaType) ? await shelf.get(picture.hash) : undefined;
  if (picture === undefined || bytes === undefined) return undefined;
  return context.body(new Uint8Array(bytes), 200, {
    "content-type": picture.mediaType,
    "x-content-type-options": "nosniff",
    "content-disposition": "inline",
  });
}

/** Pictures below a passage, each opening by itself in full. */
export function pictureList(pictures: readonly KeptPicture[], folder: string): readonly Html[] {
  return pictures.map(({ hash, alt }) => {
    const address = `${folder}/picture/${hash}`;
    return html`<figure class="picture"><a href="${address}"><img src="${address}" alt="${alt === "" ? "図（説明なし）" : alt}" loading="lazy"></a></figure>`;
  });
}
