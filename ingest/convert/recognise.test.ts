import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { bytesOf, pdfOf, sketch } from "../fixtures.ts";
import { isInstalled } from "./installed.ts";
import { createRecogniser } from "./recognise.ts";
import { createToolRunner, type RunTool } from "./run-tool.ts";
import { withTemporaryFolder } from "./temporary-folder.ts";

const run = createToolRunner();
const installed = (await isInstalled("tesseract", ["--version"])) && (await isInstalled("pdftoppm", ["-v"]));
const TEXT = "職員は前日までに所属長に届け出なければならない。";
const horizontal = pdfOf([[{ text: TEXT, x: 60, y: 700, size: 18 }]]);
const vertical = pdfOf([
  [400, 360, 320].flatMap((x) => [...TEXT].map((sign, line) => ({ text: sign, x, y: 760 - line * 22, size: 18 }))),
]);

function drawn(pdf: Uint8Array): Promise<Uint8Array> {
  return withTemporaryFolder(async (folder) => {
    await writeFile(join(folder, "a.pdf"), pdf);
    const args = ["-png", "-r", "200", "-singlefile", "a.pdf", "a"];
    await run({ command: "pdftoppm", args, folder, limits: { seconds: 30, memoryMegabytes: 2048 } });
    return await readFile(join(folder, "a.png"));
  });
}

test.skipIf(!installed)(
  "reads pages of a PDF and images, across and down (needs Tesseract with Japanese, and poppler)",
  async () => {
    const recogniser = createRecogniser({ run, seconds: 60 });
    const pages = await recogniser.pages(horizontal, [1]);
    expect(pages.kind === "recognised" ? sketch(pages.blocks) : pages).toEqual([TEXT]);
    const image = await recogniser.image(await drawn(vertical));
    expect(image.kind === "recognised" ? sketch(image.blocks).join("") : image).toBe(TEXT.repeat(3));
    expect(image.kind === "recognised" ? image.confidence : 0).toBeGreaterThan(70);
  },
  60_000,
);

test("says what to install where Tesseract, its Japanese data or poppler is missing", async () => {
  const missing = createRecogniser({ run: async () => ({ kind: "missing" }), seconds: 60 });
  expect(await missing.image(bytesOf("image"))).toMatchObject({ reason: { code: "scanned" } });
  expect(await missing.pages(horizontal, [1, 2, 3])).toMatchObject({ reason: { code: "scanned", detail: "1-3" } });
  const withoutJapanese: RunTool = async ({ args }) =>
    args.includes("--list-langs") ? { kind: "done", output: Buffer.from("eng\nosd\n") } : { kind: "failed" };
  expect(await createRecogniser({ run: withoutJapanese, seconds: 60 }).image(bytesOf("image"))).toMatchObject({
    reason: { code: "scanned" },
  });
});

test("refuses an image of too many pixels before any program sees it", async () => {
  const png = Buffer.alloc(30);
  png.writeUInt32BE(0x89504e47, 0);
  png.writeUInt32BE(30_000, 16);
  png.writeUInt32BE(30_000, 20);
  const never: RunTool = async () => {
    throw new Error("a program was run");
  };
  expect(await createRecogniser({ run: never, seconds: 60 }).image(png)).toMatchObject({
    reason: { code: "image-too-large" },
  });
});

test("takes letters seen in stains for none", async () => {
  const stain: RunTool = async () => ({
    kind: "done",
    output: Buffer.from("5\t1\t1\t1\t1\t1\t0\t0\t9\t9\t12.5\tイ\n"),
  });
  expect(await createRecogniser({ run: stain, seconds: 60 }).image(bytesOf("image"))).toMatchObject({
    reason: { code: "no-text" },
  });
});

test("tells that not one page could be read in time", async () => {
  const slow: RunTool = async () => ({ kind: "too-long" });
  const recogniser = createRecogniser({ run: slow, seconds: 60 });
  const reason = { code: "recognition-too-long", detail: "60" };
  expect(await recogniser.pages(horizontal, [1, 2])).toMatchObject({ reason });
  expect(await recogniser.image(bytesOf("image"))).toMatchObject({ reason });
});

test("tells the pages for which there is no time", async () => {
  let now = 0;
  const run: RunTool = async ({ command, folder, args }) => {
    now += 40_000;
    if (command !== "pdftoppm")
      return { kind: "done", output: Buffer.from("5\t1\t1\t1\t1\t1\t0\t0\t9\t9\t90\t本文です。\n") };
    await writeFile(`${args.at(-1)}.png`, folder);
    return { kind: "done", output: Buffer.alloc(0) };
  };
  const told: string[] = [];
  const recognised = await createRecogniser({ run, seconds: 60, clock: () => now }).pages(
    horizontal,
    [1, 2, 3],
    (done, total) => void told.push(`${done}/${total}`),
  );
  expect(recognised).toMatchObject({ kind: "recognised", unread: [], unfinished: [2, 3] });
  expect(told).toEqual(["0/3", "1/3"]);
});
