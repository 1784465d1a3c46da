import { expect, test } from "vitest";
import { equationText } from "./equation-field.ts";

test.each([
  ['EQ \\* jc2 \\* "Font:ＭＳ 明朝" \\* hps10 \\o\\ad(\\s\\up 9(けんぺい),建蔽)', "建蔽"],
  [" EQ \\o\\ac(○,印) ", "印"],
  ["eq \\f(1,2)", "1/2"],
  ["EQ \\x(秘)", "秘"],
  [' HYPERLINK "http://x" ', undefined],
])("reads %j", (instruction, text) => {
  expect(equationText(instruction)).toBe(text);
});
