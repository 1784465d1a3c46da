import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import { bytesOf, readingOf, sketch } from "../fixtures.ts";
import { readDocx } from "../readers/docx.ts";
import { isInstalled } from "./installed.ts";
import { createOfficeConverter } from "./office.ts";
import { createToolRunner, type RunTool, type Tool } from "./run-tool.ts";

const installed = await isInstalled("soffice", ["--version"]);
const RTF = bytesOf("{\\rtf1\\ansi\\ansicpg932\\uc1 \\u-30321?\\u31243? \\par 2\\par}");

test.skipIf(!installed)(
  "converts by LibreOffice, and leaves nothing behind (needs LibreOffice)",
  async () => {
    const converted = await createOfficeConverter(createToolRunner())(RTF, "rtf");
    expect(converted).toMatchObject({ kind: "converted", type: "docx" });
    const bytes = converted.kind === "converted" ? converted.bytes : new Uint8Array();
    expect(sketch(readingOf(await readDocx(bytes)).blocks)).toEqual(["規程", "2"]);
  },
  60_000,
);

test("says what to install where LibreOffice is missing, and what took too long", async () => {
  const missing = createOfficeConverter(async () => ({ kind: "missing" }));
  expect(await missing(RTF, "rtf")).toEqual({ kind: "refused", reason: { code: "legacy-office", detail: "rtf" } });
  const slow = createOfficeConverter(async () => ({ kind: "too-long" }));
  expect(await slow(RTF, "rtf")).toMatchObject({ reason: { code: "takes-too-long" } });
});

test("refuses a file of which LibreOffice makes nothing", async () => {
  const nothing = createOfficeConverter(async () => ({ kind: "done", output: Buffer.alloc(0) }));
  expect(await nothing(RTF, "rtf")).toMatchObject({ reason: { code: "damaged" } });
});

test("converts one file at a time, each in a folder of its own that is gone afterwards", async () => {
  const folders: string[] = [];
  let running = 0;
  let most = 0;
  const run: RunTool = async ({ folder }: Tool) => {
    folders.push(folder);
    running += 1;
    most = Math.max(most, running);
    await Promise.resolve();
    running -= 1;
    return { kind: "failed" };
  };
  const convert = createOfficeConverter(run);
  await Promise.all([convert(RTF, "rtf"), convert(RTF, "doc"), convert(RTF, "xls")]);
  expect({ most, folders: new Set(folders).size }).toEqual({ most: 1, folders: 3 });
  const left = await readdir(tmpdir());
  expect(folders.filter((folder) => left.some((name) => folder.endsWith(name)))).toEqual([]);
});
