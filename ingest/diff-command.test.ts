import { afterAll, beforeAll, expect, test } from "vitest";
import type { NewRevision } from "../corpus/library.ts";
import { type OpenLibrary, openMemoryLibrary } from "../corpus/open.ts";
import { parseCommandLine } from "./command-line.ts";
import { type DiffRequest, diffDocument } from "./diff-command.ts";
import { draft } from "./structure/draft.ts";

let library: OpenLibrary;
let id = "";
let single = "";

beforeAll(async () => {
  library = await openMemoryLibrary();
  const revisions = [
    revision("旅費規則", "2022-04-01", ["趣旨を定める。", "額は1,800円とする。"]),
    revision("旅費規則", "2023-04-01", ["趣旨を定める。", "額は2,200円とする。"]),
    revision("旅費規則", "2024-04-01", ["趣旨を定める。", "額は2,400円とする。", "端数は、切り捨てるものとする。"]),
    revision("服務規則", "2024-04-01", ["服務を定める。"]),
  ];
  const stored = await library.add(revisions);
  id = stored[0]?.documentId ?? "";
  single = stored[3]?.documentId ?? "";
});
afterAll(() => library.close());

function revision(title: string, effectiveFrom: string, texts: readonly string[]): NewRevision {
  const document = {
    ...{ issuer: "星見県", title, number: null, category: "規則" as const, owner: null, sample: false },
    audience: { kind: "everyone" as const },
    appliesTo: { employments: [], bodies: [] },
  };
  const passages = texts.map((text, at) => draft({ kind: "article", locator: `第${at + 1}条`, text }));
  return { document, effectiveFrom, effectiveTo: null, contentHash: effectiveFrom + title, fileName: "a.md", passages };
}
async function run(request: DiffRequest, json = false) {
  const lines: string[] = [];
  const problem = await diffDocument(library, request, "2026-04-01", { json, print: (line) => lines.push(line) });
  return { problem, lines };
}

test("shows the newest two revisions with their changed words, folding what stayed", async () => {
  expect((await run({ id, days: null })).lines).toEqual([
    "旅費規則  2023-04-01 → 2024-04-01",
    "  第1条　（略）",
    "- 第2条　額は[-2,200-]円とする。\n+ 第2条　額は{+2,400+}円とする。",
    "+ 第3条　端数は、切り捨てるものとする。",
  ]);
});

test("compares any two revisions, and as JSON gives every row", async () => {
  const { lines } = await run({ id, days: { from: "2022-04-01", to: "2023-04-01" } }, true);
  const [json] = lines;
  expect(JSON.parse(json ?? "")).toMatchObject({
    ...{ documentId: id, title: "旅費規則", from: "2022-04-01", to: "2023-04-01" },
    rows: [{ kind: "same" }, { kind: "changed", newer: { text: [{}, { text: "2,200", changed: true }, {}] } }],
  });
});

test("says why there is nothing to compare", async () => {
  expect((await run({ id: single, days: null })).problem).toBe("The document has only one revision, of 2024-04-01.");
  expect((await run({ id: "nowhere", days: null })).problem).toContain("no document with the ID nowhere");
  expect((await run({ id, days: { from: "2022-04-01", to: "2022-05-01" } })).problem).toBe(
    "The document has no revision of 2022-05-01; it has 2022-04-01, 2023-04-01, 2024-04-01.",
  );
});

test("takes two days, in whatever way people write them, or none", () => {
  const command = (...args: readonly string[]) => {
    const line = parseCommandLine(["diff", ...args]);
    return line.kind === "parsed" ? line.command : line.message;
  };
  expect(command("d1")).toEqual({ kind: "diff", id: "d1", days: null });
  const days = { from: "2023-04-01", to: "2024-04-01" };
  expect(command("d1", "2023/4/1", "令和6年4月1日")).toEqual({ kind: "diff", id: "d1", days });
  expect([command(), command("d1", "2023-04-01"), command("d1", "a", "b")]).toEqual([
    "diff takes one document ID and two days.",
    "diff takes one document ID and two days.",
    "diff takes days as YYYY-MM-DD.",
  ]);
});
