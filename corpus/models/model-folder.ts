import { access, readFile } from "node:fs/promises";
import { basename, isAbsolute, join } from "node:path";
import { z } from "zod";
import { EmbedderFailed, type EmbeddingRole } from "./embedder.ts";

/** An embedding model on disk, laid out as transformers.js reads it. */
export interface ModelFolder {
  readonly folder: string;
  readonly name: string;
  readonly dtype: "q8" | "fp32";
  /** What the model was trained to see before a text of each role. */
  readonly prefixes: Readonly<Record<EmbeddingRole, string>>;
}

/** The smaller file first: on a processor it is several times as fast. */
const WEIGHTS = [
  { dtype: "q8", file: join("onnx", "model_quantized.onnx") },
  { dtype: "fp32", file: join("onnx", "model.onnx") },
] as const;

const CONFIG = z.object({ _name_or_path: z.string().optional() });

/**
 * Looks at a model's folder without loading it.
 * @throws EmbedderFailed saying what the folder lacks
 */
export async function readModelFolder(folder: string): Promise<ModelFolder> {
  if (!isAbsolute(folder)) throw unusable(folder, "its path is not absolute");
  const config = await readConfig(folder);
  for (const file of ["tokenizer.json", "tokenizer_config.json"]) {
    if (!(await isReadable(join(folder, file)))) throw unusable(folder, `${file} is missing or not readable`);
  }
  for (const { dtype, file } of WEIGHTS) {
    if (!(await isReadable(join(folder, file)))) continue;
    const name = basename(folder);
    return { folder, name, dtype, prefixes: prefixesOf(`${name} ${config._name_or_path ?? ""}`) };
  }
  const files = WEIGHTS.map(({ file }) => file).join(" nor ");
  throw unusable(folder, `it holds neither ${files}`);
}

/**
 * Prefixes as the authors of the models state them: E5 (Wang et al. 2022, section 3) and Ruri v3 (model card). Any other
 * model reads the bare text.
 */
export function prefixesOf(name: string): ModelFolder["prefixes"] {
  const lower = name.toLowerCase();
  if (/(?<![a-z0-9])e5(?![a-z0-9])/u.test(lower)) return { query: "query: ", passage: "passage: " };
  if (/(?<![a-z0-9])ruri-v3(?![0-9])/u.test(lower)) return { query: "検索クエリ: ", passage: "検索文書: " };
  return { query: "", passage: "" };
}

async function readConfig(folder: string): Promise<z.infer<typeof CONFIG>> {
  try {
    return CONFIG.parse(JSON.parse(await readFile(join(folder, "config.json"), "utf8")));
  } catch (cause) {
    throw unusable(folder, "config.json is missing or not readable", cause);
  }
}

function isReadable(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

function unusable(folder: string, reason: string, cause?: unknown): EmbedderFailed {
  return new EmbedderFailed(`The embedding model in ${folder} cannot be used: ${reason}.`, { cause });
}
