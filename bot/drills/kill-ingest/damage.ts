import { cp, readdir, rm, truncate } from "node:fs/promises";
import { join } from "node:path";
import type { Library } from "../../../corpus/library.ts";
import { agreement } from "./agreement.ts";
import { openOffice } from "./office.ts";

export interface Repaired {
  readonly name: string;
  readonly ms: number;
  /** Whether every passage is there again, under the same id and with the same text. */
  readonly isSame: boolean;
  readonly half: number;
}

const TABLE = "library/passages.lance";

/** Ways in which a power cut, a full disk or a hand leaves an index. */
const DAMAGES: Readonly<Record<string, (folder: string) => Promise<void>>> = {
  "newest manifest empty": async (folder) => truncate(await newestManifest(folder), 0),
  "newest manifest cut": async (folder) => truncate(await newestManifest(folder), 100),
  "half of the table's files gone": async (folder) => {
    const data = join(folder, TABLE, "data");
    const names = (await readdir(data)).toSorted();
    for (const name of names.slice(0, Math.ceil(names.length / 2))) await rm(join(data, name));
  },
  "table gone": (folder) => rm(join(folder, TABLE), { recursive: true }),
};

/** Damages a copy of a data folder in each way, and opens it. */
export async function repairAll(folder: string, onStart: (name: string) => void): Promise<readonly Repaired[]> {
  const whole = await passagesIn(folder);
  const repaired: Repaired[] = [];
  for (const [name, damage] of Object.entries(DAMAGES)) {
    onStart(name);
    const copy = `${folder}-damaged`;
    await cp(folder, copy, { recursive: true });
    await damage(copy);
    const start = performance.now();
    const office = await openOffice(copy);
    const ms = performance.now() - start;
    const { half } = await agreement(office.library);
    const now = await textsOf(office.library);
    await office.close();
    await rm(copy, { recursive: true });
    repaired.push({
      name,
      ms,
      half,
      isSame: now.length === whole.length && now.every((each, at) => each === whole[at]),
    });
  }
  return repaired;
}

async function passagesIn(folder: string): Promise<readonly string[]> {
  const office = await openOffice(folder);
  const texts = await textsOf(office.library);
  await office.close();
  return texts;
}

async function textsOf(library: Library): Promise<readonly string[]> {
  const texts: string[] = [];
  for (const { revisions } of await library.inventory())
    for (const { id } of revisions)
      for (const passage of (await library.revisionText(id))?.passages ?? [])
        texts.push(`${passage.id} ${passage.text}`);
  return texts.toSorted();
}

async function newestManifest(folder: string): Promise<string> {
  const versions = join(folder, TABLE, "_versions");
  const [newest = ""] = (await readdir(versions)).filter((name) => name.endsWith(".manifest")).toSorted();
  return join(versions, newest);
}
