import { convert, type Encoding, stringToCode } from "encoding-japanese";
import { describe, expect, test } from "vitest";
import { bytesOf } from "../fixtures.ts";
import { decode } from "./decode.ts";

const encoded = (text: string, to: Encoding) => Uint8Array.from(convert(stringToCode(text), { to, from: "UNICODE" }));

describe("tells the charset by its look", () => {
  const texts = ["第1条　この要綱は、", "テスト", "旅費", "申請", "氏名,所属\n甲,人事課", "ｱｲｳ①㈱"];
  test.each(texts)("%s", (text) => {
    for (const charset of ["SJIS", "EUCJP", "UTF8"] as const) expect(decode(encoded(text, charset))).toBe(text);
  });
  test("ISO-2022-JP", () => {
    expect(decode(encoded("旅費の支給", "JIS"))).toBe("旅費の支給");
  });
});

test("reads UTF-16 with its mark in both orders, and without it", () => {
  const little = Buffer.from("第1条\r\n旅費", "utf16le");
  const big = Buffer.from(little).swap16();
  expect(decode(Buffer.concat([Buffer.from([0xff, 0xfe]), little]))).toBe("第1条\r\n旅費");
  expect(decode(Buffer.concat([Buffer.from([0xfe, 0xff]), big]))).toBe("第1条\r\n旅費");
  expect(decode(little)).toBe("第1条\r\n旅費");
  expect(decode(big)).toBe("第1条\r\n旅費");
});

test("believes the charset that a page declares only where it is a Japanese one", () => {
  const page = (charset: string) => encoded(`<meta charset="${charset}"><p>課</p>`, "EUCJP");
  expect(decode(page("euc-jp"))).toContain("<p>課</p>");
  expect(decode(page("iso-8859-1"))).toContain("<p>課</p>");
});

test("reads a long text with a damaged byte, and takes no bytes for text that are none", () => {
  const text = encoded("旅費を支給する。".repeat(200), "SJIS");
  text[text.length - 1] = 0x81;
  expect(decode(text)).toContain("旅費を支給する。");
  expect(decode(bytesOf("\u0000\u0001\u0002"))).toBeUndefined();
});
