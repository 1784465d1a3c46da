import { readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { PassageIndex } from "../passage-index.ts";
import { createLanceIndex, TABLE } from "./index-lance.ts";

interface Options {
  readonly folder: string;
  readonly clock: () => Date;
  /** Whether this process may write: one that only reads leaves what is damaged to the one that writes. */
  readonly mayRepair: boolean;
  /** Told in one sentence what was damaged and what was done. */
  readonly onDamage: (sentence: string) => void;
}

/** Versions that are tried, newest first, before the index is given up. */
const MOST_VERSIONS = 20;

/**
 * Opens an index whose newest version may have been left empty, cut or without its files by a power cut or a full disk:
 * goes back to the newest version that can be read, and where there is none begins an empty one. What is damaged is set
 * aside, never deleted; the registry and the originals fill in what the older version lacks.
 * @throws LibraryDamaged where it cannot be read and may not be repaired
 */
export async function openSoundIndex(options: Options): Promise<PassageIndex> {
  const { folder, clock, mayRepair, onDamage } = options;
  if (mayRepair) await finishSwap(folder);
  let fault: unknown;
  for (let tried = 0; tried < MOST_VERSIONS; tried += 1) {
    try {
      return await createLanceIndex(folder, clock);
    } catch (cause) {
      if (isOfTheMachine(cause)) throw cause;
      fault = cause;
      if (!mayRepair) throw new LibraryDamaged(folder, cause);
      if (!(await setNewestAside(folder))) break;
      onDamage(
        "The newest version of the index is damaged; the one before it is used and what it lacks is read again.",
      );
    }
  }
  onDamage(`The index cannot be read (${firstLine(fault)}); it is set aside and built anew from the originals.`);
  await rm(`${folder}.damaged`, { recursive: true, force: true });
  await rename(folder, `${folder}.damaged`);
  return createLanceIndex(folder, clock);
}

/** Where an index is built anew beside the old one, before it takes its place. */
export function rebuiltBeside(folder: string): string {
  return `${folder}.rebuilt`;
}

/** Puts a rebuilt index in the place of the old one; ended in between, the next opening for writing goes on with it. */
export async function swapIn(folder: string): Promise<void> {
  await rename(folder, `${folder}.old`);
  await finishSwap(folder);
}

async function finishSwap(folder: string): Promise<void> {
  if (!(await exists(folder)) && (await exists(rebuiltBeside(folder)))) await rename(rebuiltBeside(folder), folder);
  if (!(await exists(folder)) && (await exists(`${folder}.old`))) await rename(`${folder}.old`, folder);
  await rm(rebuiltBeside(folder), { recursive: true, force: true });
  await rm(`${folder}.old`, { recursive: true, force: true });
}

/** Renames the newest manifest, so that the version before it is the newest. @returns whether there is one before it */
async function setNewestAside(folder: string): Promise<boolean> {
  const versions = join(folder, `${TABLE}.lance`, "_versions");
  const names = await readdir(versions).catch((): string[] => []);
  const manifests = names.filter((name) => /^\d+\.manifest$/u.test(name)).toSorted(newestFirst);
  const [newest] = manifests;
  if (newest === undefined || manifests.length < 2) return false;
  await rename(join(versions, newest), join(versions, `${newest}.damaged`));
  return true;
}

/** Lance names them by 2^64 - 1 less the version, twenty digits, so that the newest comes first; older tables by the version. */
function newestFirst(one: string, other: string): number {
  const isInverted = one.length === other.length && one.length === "18446744073709551615.manifest".length;
  return isInverted ? one.localeCompare(other) : Number.parseInt(other, 10) - Number.parseInt(one, 10);
}

/** Faults that say nothing about the files' content. */
function isOfTheMachine(cause: unknown): boolean {
  return /permission denied|EACCES|EPERM|EROFS|read-only file system|too many open files|EMFILE|no space left/iu.test(
    String(cause),
  );
}

function firstLine(cause: unknown): string {
  return String(cause instanceof Error ? cause.message : cause).split("\n")[0] ?? "";
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

class LibraryDamaged extends Error {
  override readonly name = "LibraryDamaged";
  constructor(folder: string, cause: unknown) {
    super(
      `The index in ${folder} is damaged; the process that writes it repairs it when it starts, or run \`npm run ingest -- rebuild\`.`,
      { cause },
    );
  }
}
