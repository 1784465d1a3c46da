import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ANYONE, type Viewer } from "../corpus/document.ts";
import { type OpenLibrary, openMemoryLibrary } from "../corpus/open.ts";
import type { Answerer } from "../rag/contract.ts";
import { readPeople } from "./datasets/people.ts";
import { loadProduct } from "./product.ts";

const TODAY = "2026-11-22";

let folder = "";
let library: OpenLibrary;
let answerer: Answerer;
let member: Viewer | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "do-product-"));
  const product = await loadProduct();
  library = await openMemoryLibrary();
  await product.fillWithSamples(library, () => undefined);
  answerer = await product.createAnswerer(library, folder);
  member = (await readPeople(product.peopleFile)).on("p001", TODAY);
}, 60_000);
afterAll(async () => {
  await library.close();
  await rm(folder, { recursive: true, force: true });
});

it.each([
  "スマホを無くしたんだけど、どうしたらいい？",
  "スマホを無くしたらどうすればいい？",
  "公用スマートフォンをなくしたら、まず何をすればよいですか？",
])("answers over the sample corpus, whoever asks, that on which three documents agree: %s", async (text) => {
  expect(member?.id).toBe("p001");
  for (const viewer of [member ?? ANYONE, ANYONE]) {
    const answer = await answerer.answer({ text, today: TODAY, viewer });
    const titles = answer.kind === "answered" ? answer.citations.map(({ title }) => title) : [answer.kind];
    expect(titles.slice(0, 2)).toEqual(["ITサポートデスクFAQ", "公用スマートフォン管理運用要綱"]);
  }
});
