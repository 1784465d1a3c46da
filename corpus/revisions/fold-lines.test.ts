import fc from "fast-check";
import { expect, test } from "vitest";
import { changedWords } from "./changed-words.ts";
import { type FoldedLine, foldLines } from "./fold-lines.ts";

const shown = (lines: readonly FoldedLine[]) =>
  lines.map((line) =>
    line.kind === "unchanged"
      ? line.text
      : line.stretches.map(({ text, changed }) => (changed ? `[${text}]` : text)).join(""),
  );
function fold(older: readonly string[], newer: readonly string[]) {
  const words = changedWords(older.join("\n"), newer.join("\n"));
  const sides = foldLines(words.older, words.newer);
  return { older: shown(sides.older), newer: shown(sides.newer) };
}

test("of the 号 that stayed only the numbers are said, and what they are about stays", () => {
  const head = "次の各号に掲げる用語の意義は、当該各号に定めるところによる。";
  const older = [head, "一　職員　常勤の者", "二　出張　旅行", "三　赴任　転居", "四　在勤地　四キロメートル以内"];
  const newer = [head, "一　職員　常勤の者", "二　出張　旅行", "三　赴任　転居", "四　在勤地　八キロメートル以内"];
  expect(fold(older, newer)).toEqual({
    older: [head, "一〜三　（略）", "四　在勤地　[四]キロメートル以内"],
    newer: [head, "一〜三　（略）", "四　在勤地　[八]キロメートル以内"],
  });
});

test("a line that grew is shown on both sides, though nothing of the older one is gone", () => {
  const { older, newer } = fold(
    ["額は次の表のとおり。", "端数は切り捨てる。"],
    ["額は次の表のとおり。ただし、別に定める。", "端数は切り捨てる。"],
  );
  expect(older).toEqual(["額は次の表のとおり。", "（略）"]);
  expect(newer).toEqual(["額は次の表のとおり。[ただし、別に定める。]", "（略）"]);
});

test("every changed word is shown, whatever is folded", () => {
  const line = fc.constantFrom("一　甲", "二　乙", "三　丙の額", "備考", "丁とする。", "");
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), fc.array(line, { maxLength: 8 }), (one, other) => {
      const words = changedWords(one.join("\n"), other.join("\n"));
      const sides = foldLines(words.older, words.newer);
      for (const [before, after] of [
        [words.older, sides.older],
        [words.newer, sides.newer],
      ] as const) {
        const changed = before
          .flatMap((part) => (part.changed ? [part.text] : []))
          .join("")
          .replaceAll("\n", "");
        const kept = after.flatMap((each) => (each.kind === "line" ? each.stretches : []));
        expect(kept.flatMap((part) => (part.changed ? [part.text] : [])).join("")).toBe(changed);
      }
    }),
  );
});
