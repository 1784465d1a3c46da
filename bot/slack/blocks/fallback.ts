import type { types } from "@slack/bolt";
import { beginning } from "./cut.ts";
import { plainToText } from "./inert.ts";
import { LIMITS } from "./limits.ts";
import { type Line, linesOf } from "./lines.ts";

/** Of one line, so that a long one leaves room for what follows it. */
const LINE_LENGTH = 1_000;

/** What the blocks say, for `text`: plain lines with addresses, as many as fit. */
export function fallbackText(blocks: readonly types.KnownBlock[]): string {
  const shown: string[] = [];
  let room = LIMITS.text - 2;
  for (const line of blocks.flatMap(linesOf).map(textOf)) {
    if (line.length + 1 > room) return [...shown, "…"].join("\n");
    shown.push(line);
    room -= line.length + 1;
  }
  return shown.join("\n");
}

function textOf({ mark, words, address, user }: Line): string {
  const mention = user === undefined ? "" : `<@${user}>`;
  const place = address === undefined ? "" : ` ${plainToText(address)}`;
  return `${mark}${mention}${beginning(words, LINE_LENGTH, plainToText)}${place}`;
}
