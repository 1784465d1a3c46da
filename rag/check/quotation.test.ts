import { expect, it } from "vitest";
import { standsIn } from "./quotation.ts";

const PASSAGE = "第５条　職員は、前日までに申請する。\n２　所属長は、これを承認する。";

it("holds for a stretch of the passage letter by letter, line breaks and wide digits included", () => {
  expect(standsIn("職員は、前日までに申請する。", PASSAGE)).toBe(true);
  expect(standsIn("申請する。\n２　所属長", PASSAGE)).toBe(true);
});

it.each(["第5条", "職員は前日までに申請する。", "前日までに申請する。２", "", " "])("fails for %j", (quote) => {
  expect(standsIn(quote, PASSAGE)).toBe(false);
});
