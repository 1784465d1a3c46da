import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Analyser } from "./japanese/analyse.ts";
import { createSynonyms, loadSudachiGroups, parseSynonyms, type Synonyms } from "./japanese/synonyms.ts";

/** The office's own words in the data folder. */
export const OWN_SYNONYMS = "synonyms.csv";

/** Synonyms that follow the office's own file. */
export interface OpenSynonyms extends Synonyms {
  /** Takes in the file where it has changed since; asked before every question, so that it costs one look at the file. */
  refresh(): Promise<void>;
}

/** The office's usual words, what the data folder's `synonyms.csv` adds to them, and Sudachi's dictionary. */
export async function openSynonyms(folder: string, analyser: Analyser): Promise<OpenSynonyms> {
  const office = await readFile(new URL("japanese/office-synonyms.csv", import.meta.url), "utf8");
  const groups = await loadSudachiGroups();
  const file = join(folder, OWN_SYNONYMS);
  const read = async () => {
    const own = await readFile(file, "utf8").catch(() => "");
    return createSynonyms(parseSynonyms(`${office}\n${own}`), groups, analyser.words);
  };
  let version = await versionOf(file);
  let held = await read();
  return {
    of: (words) => held.of(words),
    refresh: async () => {
      const found = await versionOf(file);
      if (found === version) return;
      version = found;
      held = await read();
    },
  };
}

/** What is different after every change of a file. */
async function versionOf(file: string): Promise<string> {
  const state = await stat(file, { bigint: true }).catch(() => undefined);
  return state === undefined ? "" : [state.ino, state.size, state.mtimeNs].join();
}
