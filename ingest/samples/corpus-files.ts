import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSource, type Source } from "./source.ts";

export const SAMPLES = fileURLToPath(new URL("../../corpus/samples/", import.meta.url));
export const DOCUMENTS = join(SAMPLES, "documents");
export const SOURCES = join(SAMPLES, "sources");

/** A Markdown file of the corpus; `name` is its path from its folder, with `/`. */
export interface CorpusFile {
  readonly name: string;
  readonly source: Source;
}

export interface CorpusReading {
  readonly files: readonly CorpusFile[];
  /** `name: what is wrong`, one for each file that could not be read. */
  readonly faults: readonly string[];
}

/** Reads every Markdown file below `folder`, in the order of their names. */
export async function readCorpus(folder: string): Promise<CorpusReading> {
  const files: CorpusFile[] = [];
  const faults: string[] = [];
  for (const name of (await fileNames(folder)).filter((each) => each.endsWith(".md"))) {
    try {
      files.push({ name, source: parseSource(await readFile(join(folder, name), "utf8")) });
    } catch (error) {
      faults.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return { files, faults };
}

/** Paths of all files below `folder`, with `/`, in order. */
export async function fileNames(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return paths.map((path) => path.slice(folder.length).replaceAll("\\", "/").replace(/^\//, "")).sort();
}

/** The path that a source's file gets below the documents folder. */
export function builtName({ name, source }: CorpusFile): string {
  return name.replace(/md$/, source.meta.format ?? "no-format");
}
