import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Analyser } from "./japanese/analyse.ts";
import { createSynonyms, loadSudachiGroups, parseSynonyms, type Synonyms } from "./japanese/synonyms.ts";

/** The office's usual words, what the data folder's `synonyms.csv` adds to them, and Sudachi's dictionary. */
export async function openSynonyms(folder: string, analyser: Analyser): Promise<Synonyms> {
  const office = await readFile(new URL("japanese/office-synonyms.csv", import.meta.url), "utf8");
  const own = await readFile(join(folder, "synonyms.csv"), "utf8").catch(() => "");
  return createSynonyms(parseSynonyms(`${office}\n${own}`), await loadSudachiGroups(), analyser.words);
}
