import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type OpenLibrary, openMemoryLibrary } from "../corpus/open.ts";
import { inProcessReader } from "./isolation/in-process.ts";
import { ingestPaths } from "./pipeline.ts";

let folder = "";
let library: OpenLibrary;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "place-revision-"));
  library = await openMemoryLibrary();
});
afterEach(async () => {
  await library.close();
  await rm(folder, { recursive: true });
});

async function take(files: Readonly<Record<string, string>>) {
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const paths = Object.keys(files).map((name) => join(folder, name));
  return ingestPaths({ library, reader: inProcessReader, paths, sample: false });
}

const revision = (day: string, more = "") =>
  `---\ntitle: 審査要領\nnumber: 人第1号\neffectiveFrom: ${day}\n${more}---\n第1条　${day}から審査する。\n`;
const CLOSED = "audience: 所属:総務部人事課\nowner: 総務部人事課\ncategory: 要領\nappliesTo: 常勤職員\n";
const IS_CLOSED = {
  audience: { kind: "limited", departments: ["総務部人事課"] },
  owner: "総務部人事課",
  appliesTo: { employments: ["常勤職員"] },
};

test.each([
  ["in a run of its own", false],
  ["in the same run", true],
])("a revision that says nothing of who may read stays closed, %s", async (_, together) => {
  const files = { "a.md": revision("2024-04-01", CLOSED), "b.md": revision("2025-04-01") };
  if (!together) await take({ "a.md": files["a.md"] });
  const reports = await take(files);
  expect(reports.at(-1)).toMatchObject({ warnings: [{ code: "audience-kept" }] });
  expect((await library.inventory()).map(({ document }) => document)).toMatchObject([IS_CLOSED]);
});

test("it stays closed in the same run under another spelling of its number and title, and as the last to say so left it", async () => {
  const spelled = revision("2026-04-01").replace("審査要領", "○審査要領（抄）").replace("人第1号", "人第１号");
  const open = revision("2025-04-01", "audience: 全職員\n");
  const again = revision("2025-10-01", CLOSED);
  await take({ "a.md": revision("2024-04-01", CLOSED), "b.md": open, "c.md": again, "d.md": spelled });
  expect((await library.inventory()).map(({ document }) => document)).toMatchObject([IS_CLOSED]);
});

test("a revision that says who may read opens or closes its document", async () => {
  await take({ "a.md": revision("2024-04-01", CLOSED) });
  await take({ "b.md": revision("2025-04-01", "audience: 全職員\n") });
  const [entry] = await library.inventory();
  expect(entry?.document).toMatchObject({ ...IS_CLOSED, audience: { kind: "everyone" } });
});

test("a text that comes under a name that its document no longer has is still that document's", async () => {
  await take({ "a.md": revision("2024-04-01") });
  const [old] = await library.inventory();
  const named = { issuer: "星見県", title: "審査の要領", number: "人第1号" };
  await library.identify(old?.document.id ?? "", named);
  await take({ "b.md": revision("2025-04-01") });
  const [entry, ...others] = await library.inventory();
  expect(others).toEqual([]);
  expect(entry).toMatchObject({ document: named, revisions: [{}, { effectiveFrom: "2025-04-01" }] });
});

test("what those in charge have set is taken over as well, and holds where their setting is taken back", async () => {
  await take({ "a.md": revision("2024-04-01") });
  const [entry] = await library.inventory();
  if (entry === undefined) throw new Error("Nothing was taken in");
  const limited = { kind: "limited", departments: ["総務部"], groups: [], posts: [], people: [] } as const;
  const { category, owner, appliesTo } = entry.document;
  await library.setSettings(entry.document.id, { category, owner, appliesTo, audience: limited, rank: "normal" });
  await take({ "b.md": revision("2025-04-01") });
  await library.setSettings(entry.document.id, null);
  expect((await library.inventory())[0]?.document.audience).toEqual(limited);
});
