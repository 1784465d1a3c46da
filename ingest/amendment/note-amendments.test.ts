import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ANYONE } from "../../corpus/document.ts";
import { type OpenLibrary, openMemoryLibrary } from "../../corpus/open.ts";
import { type Amendments, openAmendments } from "../../corpus/store/amendments.ts";
import { showDocument } from "../commands.ts";
import { inProcessReader } from "../isolation/in-process.ts";
import { ingestPaths } from "../pipeline.ts";
import { noteAmendments } from "./note-amendments.ts";

const BASE = `---
title: 旅費規則
number: 平成7年星見県規則第3号
effectiveFrom: 2020-04-01
---
第1条　この規則は、旅費を定める。

第3条　日当は、二千二百円とする。
`;
const AMENDMENT = `---
title: 旅費規則の一部を改正する規則
number: 令和6年星見県規則第8号
---
令和6年3月29日星見県規則第8号

旅費規則（平成7年星見県規則第3号）の一部を次のように改正する。

第3条中「二千二百円」を「二千四百円」に改める。

附則

この規則は、公布の日から施行する。
`;
const scope = { asOf: "2026-04-01", viewer: ANYONE };
let folder = "";
let library: OpenLibrary;
let amendments: Amendments;
let ids: readonly string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "amendments-"));
  library = await openMemoryLibrary();
  amendments = await openAmendments(library.store);
  await writeFile(join(folder, "1-amendment.md"), AMENDMENT);
  await writeFile(join(folder, "2-base.md"), BASE);
  const reports = await ingestPaths({ library, reader: inProcessReader, paths: [folder], sample: false });
  ids = reports.map((report) => (report.status === "refused" ? "" : report.documentId));
});
afterAll(async () => {
  await library.close();
  await rm(folder, { recursive: true });
});

test("an amendment is kept beside its base, whichever came first, and shown with it", async () => {
  const [amendmentId = "", baseId = ""] = ids;
  expect(await noteAmendments(library, amendments, scope)).toEqual([]);
  expect(await amendments.of(baseId)).toEqual([{ amendmentId, baseId, effectiveFrom: "2024-03-29" }]);
  const lines: string[] = [];
  await showDocument({ library, amendments }, baseId, scope.asOf, { json: false, print: (line) => lines.push(line) });
  expect(lines).toContain(`改正: 2024-03-29  旅費規則の一部を改正する規則 (${amendmentId})`);
});

test("asked for an article of the base, the amendment's text is none of its passages", async () => {
  const query = { words: [], bigrams: [], article: { key: "3", documentIds: ids }, depth: 10 };
  const found = await library.find(query, scope);
  expect(found.map(({ document, passage }) => [document.title, passage.locator])).toEqual([["旅費規則", "第3条"]]);
});
