import type { NewRevision } from "../corpus/library.ts";
import type { Refusal, Warning } from "./reasons.ts";

interface Placed {
  /** Page of a paged original, from 1. */
  readonly page?: number;
}

interface HeadingBlock extends Placed {
  readonly kind: "heading";
  /** 1 for the outermost. */
  readonly level: number;
  readonly text: string;
}

export interface ParagraphBlock extends Placed {
  readonly kind: "paragraph";
  readonly text: string;
}

export interface ItemBlock extends Placed {
  readonly kind: "item";
  /** As a reader sees it: `1.`, `・`. Empty where the text carries its own. */
  readonly marker: string;
  /** How deep the list is nested, from 0. */
  readonly depth: number;
  readonly text: string;
}

export interface TableBlock extends Placed {
  readonly kind: "table";
  /** One name per column, where the original marks its header. */
  readonly header?: readonly string[];
  /** The rows below the header, all of one length; merged cells are filled. */
  readonly rows: readonly (readonly string[])[];
}

/** What every reader gives, whatever the format: the document's parts in reading order. */
export type Block = HeadingBlock | ParagraphBlock | ItemBlock | TableBlock;

/** An image of the document, to be kept by its hash and shown where it stood. */
export interface Picture {
  /** SHA-256 of the bytes, in hexadecimal. */
  readonly hash: string;
  /** One that browsers show: image/png, image/jpeg, image/gif or image/webp. */
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  /** What its author says that it shows; empty where nothing is said. */
  readonly alt: string;
  /** Index of the block below which it stands; -1 above the first. */
  readonly after: number;
}

export interface Reading {
  readonly blocks: readonly Block[];
  /** In the order of the document. */
  readonly pictures: readonly Picture[];
  /** What the file itself calls its title. */
  readonly title: string | null;
  /** Fields written at the head of a Markdown file, unchecked. */
  readonly frontMatter: Readonly<Record<string, unknown>>;
  readonly warnings: readonly Warning[];
  /** Where the format itself says what is an article: the passages, which nothing needs to recognise any more. */
  readonly passages?: NewRevision["passages"];
}

export type ReadResult =
  | { readonly kind: "read"; readonly reading: Reading }
  | { readonly kind: "refused"; readonly reason: Refusal };

export function refused(code: Refusal["code"], detail = ""): ReadResult {
  return { kind: "refused", reason: { code, detail } };
}

export function read(blocks: readonly Block[], more: Partial<Omit<Reading, "blocks">> = {}): ReadResult {
  if (blocks.length === 0) return refused("no-text");
  return { kind: "read", reading: { blocks, pictures: [], title: null, frontMatter: {}, warnings: [], ...more } };
}

/** An item as one line, with the marker that its reader saw. */
export function itemLine(item: ItemBlock): string {
  if (item.marker === "") return item.text;
  return /^[・●○■※-]$/u.test(item.marker) ? `${item.marker}${item.text}` : `${item.marker} ${item.text}`;
}
