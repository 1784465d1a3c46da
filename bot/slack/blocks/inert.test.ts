import { describe, expect, test } from "vitest";
import { inertMarkdown, inertPlain, inertText, plainToText } from "./inert.ts";

/** A joiner that can be seen. */
function joined(text: string): string {
  return text.replaceAll("\u2060", "‿");
}

describe("rules, amounts and times", () => {
  test.each([
    "第36条の2第3項の規定による。",
    "3.再任用職員",
    "午前8:30から午後5:15まで",
    "1.5倍",
    "A4用紙",
    "Re:件名",
    "12:30:45",
    "所属長（課長等）・係長／主査",
    "03-1234-5678",
    "R6.4.1",
    "①〜⑩、㈱、℡",
  ])("%s stays as it is", (text) => {
    expect(inertPlain(text)).toBe(text);
    expect(inertText(text)).toBe(text);
  });
});

test.each([
  ["https://evil.example.com/x", "https:‿//evil‿.example‿.com/x"],
  ["ftp：／／evil．example．com", "ftp：‿／／evil‿．example‿．com"],
  ["evil.example.com", "evil‿.example‿.com"],
  ["3.com", "3‿.com"],
  ["例え.コム", "例え‿.コム"],
  ["evil。com", "evil‿。com"],
  ["MAILTO:a@example.jp", "MAILTO‿:a@example‿.jp"],
  ["tel:0312345678", "tel‿:0312345678"],
  ["@here @channel ＠everyone", "@‿here @‿channel ＠‿everyone"],
  [":tada: :+1: :了解:", ":‿tada: :‿+1: :‿了解:"],
])("%s is no address, call or emoji any more", (text, expected) => {
  expect(joined(inertPlain(text))).toBe(expected);
  expect(joined(inertText(text))).toBe(expected);
});

test.each([
  ["<!channel>", "<‿!channel>", "&lt;!channel&gt;"],
  ["&lt;!here&gt;", "&‿lt;!here&‿gt;", "&amp;lt;!here&amp;gt;"],
  ["3 < 5 & 7", "3 < 5 & 7", "3 &lt; 5 &amp; 7"],
])("the controls of %s are broken in plain fields and escaped in parsed ones", (text, plain, parsed) => {
  expect(joined(inertPlain(text))).toBe(plain);
  expect(inertText(text)).toBe(parsed);
  expect(plainToText(inertPlain(text))).toBe(parsed);
});

test("text reads in its own order, without controls and half characters", () => {
  expect(inertPlain("a\u202Eb\u2066c\u200Fd\u0000e\uFEFFf\uD842g")).toBe("abcdef\uFFFDg");
});

test("line breaks of every kind are one", () => {
  expect(inertPlain("a\r\nb\rc\u2028d\u2029e\n\tf")).toBe("a\nb\nc\nd\ne\n\tf");
});

test("characters that hold a joiner of their own stay whole", () => {
  expect(inertPlain("👨‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ❤️ が")).toBe("👨‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ❤️ が");
});

test("lines of a document become no headings, lists, rules, code or links of Markdown", () => {
  const text = "# 見出し\n- 項目\n1. 番号\n    コード\n===\n---\n> 引用\n`x` [規程](/x) ~~y~~ |z|";
  expect(inertMarkdown(text)).toBe(
    "\\# 見出し\n\\- 項目\n1\\. 番号\nコード\n\\=\\=\\=\n\\-\\-\\-\n&gt; 引用\n\\`x\\` \\[規程\\]\\(/x\\) \\~\\~y\\~\\~ \\|z\\|",
  );
});
