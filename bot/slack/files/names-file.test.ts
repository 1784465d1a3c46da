import { expect, test as it } from "vitest";
import { asksAboutFile } from "./names-file.ts";

const NAMES = ["懇談会の案内.txt", "R8_予算案.xlsx", "a.md"];

it.each([
  ["このファイルの会費はいくら？", "会費はいくら？"],
  ["添付した資料では、いつまでですか", "いつまでですか"],
  ["さっき送ったPDFの中の締切を教えて", "締切を教えて"],
  ["締切は添付ファイルから教えて", "締切は 教えて"],
])("takes %j as a question about the file", (question, text) => {
  expect(asksAboutFile(question, NAMES)).toEqual({ isMeant: true, text });
});

it.each(["懇談会の案内の会費は？", "懇談会の案内.txtの会費は？", "r8_予算案で一番大きい費目は？"])(
  "knows the file's name in %j",
  (question) => {
    expect(asksAboutFile(question, NAMES)).toEqual({ isMeant: true, text: question });
  },
);

it.each(["会費はいくら？", "添付書類は必要ですか", "文書の保存期間は？", "ファイルの命名規則は？", "aについて"])(
  "takes %j as a question that may be about anything",
  (question) => {
    expect(asksAboutFile(question, NAMES)).toMatchObject({ isMeant: false });
  },
);

it("leaves a question as it stands that says nothing else", () => {
  expect(asksAboutFile("このファイルは？", NAMES)).toEqual({ isMeant: true, text: "このファイルは？" });
});
