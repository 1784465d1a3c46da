import type { types } from "@slack/bolt";
import { LIMITS } from "./limits.ts";

/** Blocks that stay together in one message. */
export interface Part {
  readonly blocks: readonly types.KnownBlock[];
  /** How many citations begin with it. */
  readonly citations: 0 | 1;
  /** Belongs into `text` before all else. */
  readonly isEssential: boolean;
}

export type Page = readonly Part[];

/**
 * The parts in order over at most `most` messages. What finds no room is left out of the body's end, never of `tail`, and
 * `omitted` says so in its place.
 * @param omitted a part for what is left out, by the number of citations in it
 */
export function paged(
  body: readonly Part[],
  tail: readonly Part[],
  most: number,
  omitted: (citations: number) => Part,
): readonly Page[] {
  const [sizedBody, sizedTail] = [body.map(sizedPart), tail.map(sizedPart)];
  for (let kept = body.length; kept > 0; kept -= 1) {
    const left = body.slice(kept);
    const notice = left.length === 0 ? [] : [omitted(left.reduce((sum, { citations }) => sum + citations, 0))];
    const pages = packed([...sizedBody.slice(0, kept), ...notice.map(sizedPart), ...sizedTail]);
    if (pages.length <= most) return pages;
  }
  return packed([...sizedBody.slice(0, 1), ...sizedTail]).slice(0, most);
}

interface SizedPart {
  readonly part: Part;
  /** Characters as JSON. */
  readonly size: number;
}

function sizedPart(part: Part): SizedPart {
  return { part, size: JSON.stringify(part.blocks).length };
}

function packed(parts: readonly SizedPart[]): readonly Page[] {
  const pages: Part[][] = [];
  let room = 0;
  let blocks: number = LIMITS.blocks;
  for (const { part, size } of parts) {
    if (size > room || blocks + part.blocks.length > LIMITS.blocks || pages.length === 0) {
      pages.push([]);
      room = LIMITS.blocksJson;
      blocks = 0;
    }
    pages.at(-1)?.push(part);
    room -= size;
    blocks += part.blocks.length;
  }
  return pages;
}
