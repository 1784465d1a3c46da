import { expect, test } from "vitest";
import { manifestFields, parseManifest } from "./manifest.ts";

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
  ["file,title\na.pdf,要綱,余り\n", "line 2 has more cells"],
])("says what is wrong with a manifest", (csv, message) => {
  expect(() => parseManifest(csv)).toThrow(message);
});
