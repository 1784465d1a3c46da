import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Document, HeadingLevel, ImageRun, Packer, Paragraph } from "docx";
import { afterEach, beforeEach, expect, it } from "vitest";
import { ANYONE } from "../../../corpus/document.ts";
import { type OpenLibrary, openMemoryLibrary } from "../../../corpus/open.ts";
import { openPictures } from "../../../corpus/store/pictures.ts";
import { inProcessReader } from "../../../ingest/isolation/in-process.ts";
import { createFolderOriginals } from "../../../ingest/originals/folder-originals.ts";
import { ingestPaths } from "../../../ingest/pipeline.ts";
import { createWebApp } from "../app.ts";
import { createFakeConversation } from "../testing/conversation.ts";
import { openDesks } from "../testing/desks.ts";
import { CLOCK, PEOPLE } from "../testing/office.ts";

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
let folder = "";
let library: OpenLibrary;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "pictures-"));
  library = await openMemoryLibrary();
});
afterEach(async () => {
  await library.close();
  await rm(folder, { recursive: true });
});

function manual(): Promise<Buffer> {
  const heading = (text: string) => new Paragraph({ text, heading: HeadingLevel.HEADING_1 });
  const image = new ImageRun({
    ...{ type: "png", data: PNG, transformation: { width: 9, height: 9 } },
    altText: { name: "a", title: "a", description: "申請ボタンの場所" },
  });
  const children = [
    heading("申請の開始"),
    new Paragraph("画面の右上にある申請ボタンを押してください。"),
    new Paragraph({ children: [image] }),
    heading("申請の確認"),
    new Paragraph("内容を確かめて、確定ボタンを押してください。"),
  ];
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}

/** Takes the manual in for everybody, or as its manifest row says. */
async function open(audience = "") {
  await writeFile(join(folder, "操作マニュアル.docx"), await manual());
  if (audience !== "")
    await writeFile(join(folder, "manifest.csv"), `file,audience\n操作マニュアル.docx,${audience}\n`);
  const originals = createFolderOriginals(join(folder, "originals"));
  const pictures = await openPictures(library.store);
  const paths = [join(folder, "操作マニュアル.docx")];
  const [report] = await ingestPaths({ library, reader: inProcessReader, originals, pictures, paths, sample: false });
  if (report?.status !== "done") throw new Error(JSON.stringify(report));
  const app = createWebApp({
    ...{ conversation: createFakeConversation(library), library },
    ...(await openDesks()),
    pictures: { of: pictures.of, get: originals.get },
    ...{ people: PEOPLE, clock: CLOCK, ready: () => ({ kind: "ready" }) as const },
  });
  const [entry] = await library.inventory();
  const [kept] = await pictures.of(entry?.revisions[0]?.contentHash ?? "");
  const page = `/source/${report.documentId}/${report.effectiveFrom}`;
  return { app, page, picture: `${page}/picture/${kept?.hash}` };
}

it("shows a manual's screenshot below the step that it belongs to", async () => {
  const { app, page, picture } = await open();
  const shown = await (await app.request(page)).text();
  const places = ["右上にある申請ボタン", `src="${picture}" alt="申請ボタンの場所"`, "内容を確かめて"].map((words) =>
    shown.indexOf(words),
  );
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  const response = await app.request(picture);
  expect(response.headers.get("content-type")).toBe("image/png");
  expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  expect(response.headers.get("cache-control")).toContain("private");
  expect(Buffer.from(await response.arrayBuffer())).toEqual(PNG);
});

it("gives no picture that the document does not hold", async () => {
  const { app, page } = await open();
  for (const hash of ["0".repeat(64), "..%2Fsecret"]) {
    expect((await app.request(`${page}/picture/${hash}`)).status).toBe(404);
  }
});

it("gives no picture of a document that the asker may not read", async () => {
  const { app, picture } = await open("所属:総務部人事課");
  expect(await library.documents({ asOf: "2026-11-20", viewer: ANYONE })).toEqual([]);
  expect((await app.request(picture)).status).toBe(404);
});
