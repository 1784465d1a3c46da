import { expect, test } from "vitest";
import { withoutRadicals } from "./radicals.ts";

test("gives the characters that radicals in PDF fonts stand for, and leaves the rest", () => {
  expect(withoutRadicals("⽇⻑⽤の⻘⾒表（ＡＢ）")).toBe("日長用の青見表（ＡＢ）");
});

test("gives the characters that the forms of vertical writing stand for", () => {
  expect(withoutRadicals("条︵定義︶は︑﹁甲﹂という︒")).toBe("条（定義）は、「甲」という。");
});
