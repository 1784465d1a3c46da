import encodings from "encoding-japanese";
import { expect, test } from "vitest";
import { manifestFields, manifestRefusal, parseManifest, readManifest } from "./manifest.ts";

test("reads quoted cells, lists and paths, and leaves empty cells out", () => {
  const rows = parseManifest(
    '\ufefffile,title,owner,audience\r\n./a/b.pdf,"手引,""新""版",,所属:総務部;職:課長\r\n\r\n',
  );
  expect([...rows.keys()]).toEqual(["a/b.pdf"]);
  expect(manifestFields(rows.get("a/b.pdf") ?? {})).toEqual({
    file: "./a/b.pdf",
    title: '手引,"新"版',
    audience: ["所属:総務部", "職:課長"],
  });
});

test.each([
  ["title\n要綱\n", "no column `file`"],
  ["file,title\na.pdf,要綱,余り\n", "Line 2 of"],
])("says what is wrong with a manifest", (csv, message) => {
  expect(() => parseManifest(csv)).toThrow(message);
});

test("reads what Excel saves: Shift_JIS, and columns with Japanese names", () => {
  const shiftJis = Uint8Array.from(
    encodings.convert(encodings.stringToCode("ファイル名,題名\r\na.pdf,旅費規程\r\n"), "SJIS", "UNICODE"),
  );
  expect(readManifest(shiftJis).get("a.pdf")).toEqual({ file: "a.pdf", title: "旅費規程" });
});

test("a fault of a manifest is a reason in both languages, any other is told as it is", () => {
  const reasonOf = (csv: string) => {
    try {
      return parseManifest(csv);
    } catch (cause) {
      return manifestRefusal(cause);
    }
  };
  expect(reasonOf("title\n")).toEqual({ code: "manifest-without-file", detail: "" });
  expect(reasonOf("file\na,b\n")).toEqual({ code: "manifest-too-many-cells", detail: "2" });
  expect(manifestRefusal(new Error("disk"))).toEqual({ code: "invalid-manifest", detail: "disk" });
});
