import { open, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { OWN_SYNONYMS } from "../../corpus/open-synonyms.ts";
import { isDiskFull } from "../../ingest/disk-full.ts";
import type { AdminOutcome, Librarian } from "./contract.ts";
import type { Duty } from "./librarian-parts.ts";

const LONGEST_CSV = 200_000;
const MOST_WORDS = 24;
const LONGEST_WORD = 50;

/** The office's own words, a line of words that mean the same each. */
export function createSynonymsDuty(duty: Duty): Pick<Librarian, "synonyms" | "setSynonyms"> {
  const { dataFolder, assistant, accessOf, note, newId } = duty;
  const file = join(dataFolder, OWN_SYNONYMS);
  return {
    synonyms: async (personId) => ((await accessOf(personId)).role === null ? "" : readOr(file)),
    setSynonyms: async (given, personId, seen) => {
      if ((await accessOf(personId)).role !== "administrator")
        return refused("言い換えの表を変えられるのは管理者だけです。管理者に依頼してください。");
      const before = await readOr(file);
      const csv = seen === undefined ? given : merged(given, linesOf(seen), linesOf(before));
      const problem = problemIn(csv);
      if (problem !== undefined) return refused(problem);
      const [from, to] = [linesOf(before), linesOf(csv)];
      const changed = { added: without(to, from), removed: without(from, to) };
      if (changed.added.length + changed.removed.length === 0)
        return { kind: "done", sentence: "変わったところはありません。" };
      try {
        await replace(file, `${csv.replace(/\r\n?/gu, "\n").trimEnd()}\n`, newId());
      } catch (cause) {
        if (isDiskFull(cause)) return refused("保存先の空き容量がないため、保存できませんでした。");
        throw cause;
      }
      await assistant.reloadSynonyms();
      await note(personId, "synonyms.set", OWN_SYNONYMS, JSON.stringify(changed));
      return { kind: "done", sentence: `言い換えを${to.length}行保存しました。次の質問から使われます。` };
    },
  };
}

function problemIn(csv: string): string | undefined {
  if (csv.length > LONGEST_CSV) return `表が長すぎます。${LONGEST_CSV.toLocaleString("ja")}文字以内にしてください。`;
  for (const [at, line] of csv.split(/\r?\n/u).entries()) {
    const words = line.split(/[,、，]/u).flatMap((word) => word.trim() || []);
    const where = `${at + 1}行目：`;
    if (words.length === 1)
      return `${where}同じ意味の言葉を、カンマで区切って二つ以上書いてください（例：年休,有給休暇）。`;
    if (words.length > MOST_WORDS) return `${where}一行に書けるのは${MOST_WORDS}語までです。`;
    if (words.some((word) => word.length > LONGEST_WORD))
      return `${where}一語は${LONGEST_WORD}文字以内にしてください。`;
  }
  return undefined;
}

/** What somebody wrote, with the lines that others added or removed since they saw the table. */
function merged(mine: string, seen: readonly string[], now: readonly string[]): string {
  const removed = new Set(without(seen, now));
  const kept = mine.split(/\r?\n/u).filter((line) => !removed.has(line.trim()));
  const added = without(without(now, seen), linesOf(mine));
  return [...(added.length === 0 ? kept : kept.join("\n").trimEnd().split("\n")), ...added].join("\n");
}

function without(lines: readonly string[], others: readonly string[]): readonly string[] {
  const known = new Set(others);
  return lines.filter((line) => !known.has(line));
}

function linesOf(csv: string): readonly string[] {
  return csv.split(/\r?\n/u).flatMap((line) => line.trim() || []);
}

async function readOr(file: string): Promise<string> {
  return readFile(file, "utf8").catch(() => "");
}

/** All of it or what was there before, also over a power cut. */
async function replace(file: string, content: string, id: string): Promise<void> {
  const unfinished = `${file}.${id}`;
  const handle = await open(unfinished, "wx", 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(unfinished, file);
}

function refused(sentence: string): AdminOutcome {
  return { kind: "refused", sentence, field: "synonyms" };
}
