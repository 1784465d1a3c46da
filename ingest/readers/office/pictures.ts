import { createHash } from "node:crypto";
import type { Picture } from "../../block.ts";

const MOST_PICTURES = 300;
const LARGEST_MB = 8;
const LARGEST_TOTAL_MB = 48;
const MEGABYTE = 1024 * 1024;

/** Media types by the first bytes: what a file calls an image need not be one, and drawings (EMF, SVG) are no pictures to show. */
const SIGNATURES: readonly (readonly [string, readonly number[], number])[] = [
  ["image/png", [0x89, 0x50, 0x4e, 0x47], 0],
  ["image/jpeg", [0xff, 0xd8, 0xff], 0],
  ["image/gif", [0x47, 0x49, 0x46, 0x38], 0],
  ["image/webp", [0x57, 0x45, 0x42, 0x50], 8],
];

export interface PictureAlbum {
  /** Takes a picture in, where browsers show its kind and there is room for it. @returns its number in the album */
  readonly add: (bytes: Uint8Array, alt: string) => number | undefined;
  readonly taken: () => readonly Omit<Picture, "after">[];
  /** How many were left out. */
  readonly leftOut: () => number;
}

export function createPictureAlbum(): PictureAlbum {
  const taken: Omit<Picture, "after">[] = [];
  let total = 0;
  let leftOut = 0;
  return {
    add: (bytes, alt) => {
      const mediaType = mediaTypeOf(bytes);
      const fits = bytes.length <= LARGEST_MB * MEGABYTE && total + bytes.length <= LARGEST_TOTAL_MB * MEGABYTE;
      if (mediaType === undefined || !fits || taken.length >= MOST_PICTURES) {
        leftOut += 1;
        return undefined;
      }
      total += bytes.length;
      taken.push({ hash: createHash("sha256").update(bytes).digest("hex"), mediaType, bytes, alt });
      return taken.length - 1;
    },
    taken: () => taken,
    leftOut: () => leftOut,
  };
}

function mediaTypeOf(bytes: Uint8Array): string | undefined {
  return SIGNATURES.find(([, magic, at]) => magic.every((byte, index) => bytes[at + index] === byte))?.[0];
}
