import { describe, expect, test } from "vitest";
import { beginning, pieces } from "./cut.ts";
import { inertText } from "./inert.ts";

const same = (text: string) => text;

const CHARACTERS = new Intl.Segmenter("ja", { granularity: "grapheme" });
const ALPHABET = ["規程", "とする。", "「前日。」", "𠮷", "👨‍👩‍👧‍👦", "e\u0301", "が", "🇯🇵", "rule ", "a b", "12"];

/** Texts of 600 random pieces, the same at every run. */
function mixtures(count: number): readonly string[] {
  let state = 1;
  const next = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state;
  };
  const text = () => Array.from({ length: 600 }, () => ALPHABET[next() % ALPHABET.length]).join("");
  return Array.from({ length: count }, () => text().trim());
}

describe("the beginning of a text", () => {
  test("is the whole where it fits", () => {
    expect(beginning("前日までです。", 7, same)).toBe("前日までです。");
  });

  test("ends after a sentence in its second half", () => {
    expect(beginning(`${"あ".repeat(60)}。${"い".repeat(60)}`, 100, same)).toBe(`${"あ".repeat(60)}。…`);
    expect(beginning(`${"あ".repeat(10)}。${"い".repeat(120)}`, 100, same)).toBe(
      `${"あ".repeat(10)}。${"い".repeat(88)}…`,
    );
  });

  test("keeps a closing bracket with its sentence", () => {
    expect(beginning(`「${"あ".repeat(60)}。」${"い".repeat(60)}`, 100, same)).toBe(`「${"あ".repeat(60)}。」…`);
  });

  test("has at most the limit once inert", () => {
    const cut = beginning("&".repeat(100), 52, inertText);
    expect(cut).toBe(`${"&amp;".repeat(10)}…`);
  });

  test.each([
    ["a pair of surrogates", "𠮷".repeat(50), `${"𠮷".repeat(4)}…`],
    ["a family of one character", "👨‍👩‍👧".repeat(5), `👨‍👩‍👧…`],
    ["an accent", "e\u0301".repeat(50), `${"e\u0301".repeat(4)}…`],
    ["a flag", "🇯🇵".repeat(9), "🇯🇵🇯🇵…"],
  ])("ends before %s rather than within", (_, text, expected) => {
    expect(beginning(text, 10, same)).toBe(expected);
  });

  test("ends beside no blank", () => {
    expect(beginning("the rule says so", 10, same)).toBe("the rul…");
    expect(beginning("the rules say so", 10, same)).toBe("the rule…");
  });

  test("ends somewhere within a pile of accents", () => {
    const cut = beginning(`あ${"\u0301".repeat(500)}`, 100, same);
    expect(cut.length).toBeLessThanOrEqual(100);
    expect(cut.length).toBeGreaterThan(50);
  });
});

describe("the pieces of a text", () => {
  test("lose nothing but blanks between them, and end after sentences", () => {
    const sentences = Array.from({ length: 40 }, (_, at) => `${at}番目の決まりとする。`);
    const all = pieces(sentences.join(""), 100, same);
    expect(all.join("")).toBe(sentences.join(""));
    expect(all.every((piece) => piece.endsWith("。") && piece.length <= 100)).toBe(true);
  });

  test("of text without sentences are cut between characters", () => {
    const all = pieces("👨‍👩‍👧".repeat(30), 100, same);
    expect(all.join("")).toBe("👨‍👩‍👧".repeat(30));
    expect(all.every((piece) => piece.length % 8 === 0 && piece.length <= 100)).toBe(true);
  });

  test("of any text part between characters, beside no blank, and after a sentence where one ends in reach", () => {
    for (const text of mixtures(200)) {
      const boundaries = new Set(Array.from(CHARACTERS.segment(text), ({ index }) => index));
      let at = 0;
      for (const piece of pieces(text, 100, same).slice(0, -1)) {
        at += piece.length;
        const before = text.slice(at - piece.length, at);
        expect(before).toBe(piece);
        expect(boundaries.has(at), JSON.stringify(before)).toBe(true);
        expect(text.slice(at - 1, at + 1)).not.toMatch(/\s/u);
        if (text.slice(at - 40, at).includes("。")) expect(before).toMatch(/。」?$/u);
      }
    }
  });

  test("of nothing are none", () => {
    expect(pieces(" \n ", 100, same)).toEqual([]);
  });

  test("go on where a single character is longer than a piece once inert", () => {
    expect(pieces("&&", 3, inertText)).toEqual(["&amp;", "&amp;"]);
  });
});
