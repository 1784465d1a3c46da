import { describe, expect, it } from "vitest";
import { csvOf, inertText } from "./csv.ts";

describe("an exported CSV", () => {
  it("begins with a byte order mark, and quotes what would break its rows", () => {
    const csv = csvOf([
      ["番号", "題名"],
      ["要望-0001", 'カンマ,と"引用符"と\n改行'],
      ["人数", 1200],
    ]);
    expect(csv).toBe('\uFEFF番号,題名\r\n要望-0001,"カンマ,と""引用符""と\n改行"\r\n人数,1200\r\n');
  });

  it.each(["=1+1", "+81", "-1", "@SUM(A1)", "　=HYPERLINK(1)", "＝1", "\tx", "|calc"])(
    "makes %j plain text",
    (text) => {
      expect(inertText(text)).toBe(`'${text}`);
    },
  );

  it.each(["会議室の予約", "1-2月", "a=b", "メール@職員", ""])("leaves %j as it is", (text) => {
    expect(inertText(text)).toBe(text);
  });
});
