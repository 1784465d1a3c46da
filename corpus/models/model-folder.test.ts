import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buildTinyModel } from "./build-tiny-model.ts";
import { prefixesOf, readModelFolder } from "./model-folder.ts";

let root = "";
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "do-model-folder-"));
});
afterEach(() => rm(root, { recursive: true, force: true }));

describe("a model's folder", () => {
  it("is read for its name, its weights and its prefixes", async () => {
    const folder = join(root, "small");
    await buildTinyModel({ folder, name: "intfloat/multilingual-e5-small" });
    const prefixes = { query: "query: ", passage: "passage: " };
    expect(await readModelFolder(folder)).toEqual({ folder, name: "small", dtype: "fp32", prefixes });
    await buildTinyModel({ folder, dtype: "q8" });
    expect(await readModelFolder(folder)).toMatchObject({ dtype: "q8", prefixes: { query: "", passage: "" } });
  });

  it.each([
    ["config.json", "config.json is missing or not readable"],
    ["tokenizer.json", "tokenizer.json is missing or not readable"],
    ["tokenizer_config.json", "tokenizer_config.json is missing or not readable"],
    ["onnx", "it holds neither"],
  ])("is refused without %s", async (file, reason) => {
    await buildTinyModel({ folder: root });
    await rm(join(root, file), { recursive: true });
    await expect(readModelFolder(root)).rejects.toThrow(`The embedding model in ${root} cannot be used: ${reason}`);
  });

  it("is refused where config.json is not JSON, or the path is not absolute", async () => {
    await buildTinyModel({ folder: root });
    await writeFile(join(root, "config.json"), "{");
    await expect(readModelFolder(root)).rejects.toThrow("config.json is missing or not readable");
    await expect(readModelFolder("some/model")).rejects.toThrow("its path is not absolute");
  });
});

describe("the prefixes", () => {
  it.each([
    ["multilingual-e5-small", "query: "],
    ["intfloat/e5-base-v2", "query: "],
    ["cl-nagoya/ruri-v3-30m", "検索クエリ: "],
    ["ruri-small-v2", ""],
    ["ruri-v30", ""],
    ["note5", ""],
    ["all-MiniLM-L6-v2", ""],
  ])("of %s begin a question with 「%s」", (name, prefix) => {
    expect(prefixesOf(name).query).toBe(prefix);
  });
});
