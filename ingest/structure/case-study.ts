import { itemLine } from "../block.ts";
import { type Draft, draft, pack } from "./draft.ts";
import type { BodyBlock, OutlinePart } from "./outline.ts";
import { rowLines } from "./table-rows.ts";

/** A case's sections are short; one is cut only beyond this many characters. */
const LONGEST = 700;
const STAGES = [/改善前|現状|課題|背景|きっかけ/u, /取組|実施|改善内容|対応|改善後/u, /効果|成果|結果/u];

/** Whether the headings tell a case: what was, what was done, what came of it. */
export function isCaseStudy(parts: readonly OutlinePart[]): boolean {
  return STAGES.every((stage) =>
    parts.some((part) => part.heading !== null && part.heading.length <= 20 && stage.test(part.heading)),
  );
}

/** One passage per section of the case. */
export function casePassages(parts: readonly OutlinePart[]): readonly Draft[] {
  return parts.flatMap((part) =>
    pack(part.blocks.flatMap(linesOf), LONGEST).map((group) =>
      draft({
        kind: "case",
        sections: part.above,
        caption: part.heading,
        locator: part.heading ?? "",
        page: part.blocks[0]?.page ?? null,
        text: group.map((line) => line.text).join("\n"),
      }),
    ),
  );
}

function linesOf(block: BodyBlock): readonly { readonly text: string }[] {
  if (block.kind === "table") return rowLines(block).map((text) => ({ text }));
  return [{ text: block.kind === "item" ? itemLine(block) : block.text }];
}
