import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildTinyModel } from "./build-tiny-model.ts";
import { type Embedder, EmbedderFailed } from "./embedder.ts";
import { openTransformersEmbedder } from "./transformers-embedder.ts";

let root = "";
let embedder: Embedder;
const started: number[] = [];

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "do-embedder-"));
  const folder = join(root, "tiny");
  await buildTinyModel({ folder });
  embedder = await openTransformersEmbedder({ folder, onStart: (pid) => started.push(pid) });
});

afterAll(async () => {
  await embedder.close();
  await rm(root, { recursive: true, force: true });
});

describe("the embedder over a real model on disk", () => {
  it("gives unit vectors of its dimensions, in the order of the texts", async () => {
    const [leave, travel] = await embedder.embed(["休暇", "旅費"], "query");
    const [again] = await embedder.embed(["旅費"], "query");
    expect(embedder.name).toBe("tiny");
    expect(leave?.length).toBe(embedder.dimensions);
    expect(cosine(leave, leave)).toBeCloseTo(1, 5);
    expect(again).toEqual(travel);
    expect(again).not.toEqual(leave);
  });

  it("puts a text nearer to one that says the same in other words than to any other", async () => {
    const [asked, same, other] = await embedder.embed(["休みを取りたい", "年休の申請", "交通費の申請"], "passage");
    expect(cosine(asked, same)).toBeGreaterThan(0.9);
    expect(cosine(asked, other)).toBeLessThan(0.2);
  });

  it("embeds an empty text, one that is too long, and none at all", async () => {
    const vectors = await embedder.embed(["", "旅費".repeat(5_000)], "passage");
    expect(vectors.map((vector) => Math.round(cosine(vector, vector) * 1e4) / 1e4)).toEqual([1, 1]);
    expect(await embedder.embed([], "passage")).toEqual([]);
  });

  it("answers calls that are made at once, each with its own", async () => {
    const texts = ["休暇", "旅費", "端末", "テレワーク"] as const;
    const single = await embedder.embed(texts, "query");
    const atOnce = await Promise.all(texts.map((text) => embedder.embed([text], "query")));
    expect(atOnce.flat()).toEqual(single);
  });

  it("starts its process again when that has been killed", async () => {
    const before = await embedder.embed(["休暇"], "query");
    const pids = started.length;
    process.kill(started.at(-1) ?? 0, "SIGKILL");
    expect(await embedder.embed(["休暇"], "query")).toEqual(before);
    expect(started.length).toBe(pids + 1);
  });

  it.skipIf(process.platform === "win32")(
    "gives up a process that does not answer in time, and goes on with a new one",
    async () => {
      const pids: number[] = [];
      const folder = join(root, "tiny");
      const hasty = await openTransformersEmbedder({ folder, callMs: 1_500, onStart: (pid) => pids.push(pid) });
      const before = await hasty.embed(["休暇"], "query");
      process.kill(pids.at(-1) ?? 0, "SIGSTOP");
      await expect(hasty.embed(["旅費"], "query")).rejects.toThrow("tiny did not answer within 1500 ms");
      expect(await hasty.embed(["休暇"], "query")).toEqual(before);
      expect(pids.length).toBe(2);
      await hasty.close();
    },
  );

  it("puts before a text what its model was trained with", async () => {
    const folder = join(root, "multilingual-e5-tiny");
    await buildTinyModel({ folder, synonyms: [["query: "], ["passage: "], ["休暇"]] });
    const prefixing = await openTransformersEmbedder({ folder });
    const [asQuery] = await prefixing.embed(["休暇"], "query");
    const [asPassage, spelledOut] = await prefixing.embed(["休暇", "休暇passage: "], "passage");
    await prefixing.close();
    expect(cosine(asQuery, asPassage)).toBeLessThan(0.6);
    expect(cosine(asPassage, spelledOut)).toBeGreaterThan(0.8);
  });

  it("loads the quantised file where there is one", async () => {
    const folder = join(root, "quantised");
    await buildTinyModel({ folder, dtype: "q8" });
    await writeFile(join(folder, "onnx", "model.onnx"), "not a model");
    const quantised = await openTransformersEmbedder({ folder });
    expect((await quantised.embed(["休暇"], "query")).length).toBe(1);
    await quantised.close();
  });

  it("refuses a model that is damaged, and a call after it was closed, in one sentence", async () => {
    const folder = join(root, "damaged");
    await buildTinyModel({ folder });
    const whole = await openTransformersEmbedder({ folder });
    await whole.close();
    await expect(whole.embed(["休暇"], "query")).rejects.toThrow("damaged is closed");
    await writeFile(join(folder, "onnx", "model.onnx"), "not a model");
    const opening = openTransformersEmbedder({ folder });
    await expect(opening).rejects.toBeInstanceOf(EmbedderFailed);
    await expect(opening).rejects.toThrow(/^The embedding model in .*damaged cannot be used: .+$/u);
  });
});

function cosine(one: Float32Array | undefined, other: Float32Array | undefined): number {
  return (one ?? []).values().reduce((sum, value, at) => sum + value * (other?.[at] ?? 0), 0);
}
