import { expect, test } from "vitest";
import { choiceIn } from "./choice.ts";
import type { ClarifyReply } from "./contract.ts";

const REPLY: ClarifyReply = {
  kind: "clarify",
  text: "どの任用区分についてのご質問ですか。",
  choices: ["常勤職員", "会計年度任用職員", "質問として調べる"].map((label) => ({ label, question: `${label}の？` })),
};

test.each([
  ["常勤職員", "常勤職員"],
  ["会計年度任用職員です。", "会計年度任用職員"],
  ["質問として調べるでお願いします", "質問として調べる"],
  ["2", "会計年度任用職員"],
  ["３番で", "質問として調べる"],
  ["会計年度のほうで", "会計年度任用職員"],
  ["質問です", "質問として調べる"],
])("%s names the choice %s", (said, label) => {
  expect(choiceIn(REPLY, said, "newest")?.label).toBe(label);
});

test.each(["職員", "4", "る", "", "再任用職員", "常勤職員の休暇は？"])("%j names none", (said) => {
  expect(choiceIn(REPLY, said, "newest")).toBeUndefined();
});

test("a reply further back is known by whole labels only, and one without choices by nothing", () => {
  expect(choiceIn(REPLY, "常勤職員です", "earlier")?.label).toBe("常勤職員");
  expect(choiceIn(REPLY, "会計年度", "earlier")).toBeUndefined();
  expect(choiceIn({ kind: "chat", text: "常勤職員" }, "常勤職員", "newest")).toBeUndefined();
});
