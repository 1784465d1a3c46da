import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bytesOf } from "../fixtures.ts";
import { createFolderOriginals } from "./folder-originals.ts";

const HASH = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "originals-"));
});
afterEach(() => rm(folder, { recursive: true }));

test("keeps each content once under its SHA-256, and gives it back", async () => {
  const originals = createFolderOriginals(join(folder, "originals"));
  expect(await Promise.all([originals.put(bytesOf("abc")), originals.put(bytesOf("abc"))])).toEqual([HASH, HASH]);
  expect(await originals.put(bytesOf("abc"))).toBe(HASH);
  expect(await readdir(join(folder, "originals"), { recursive: true })).toEqual(["ba", join("ba", HASH.slice(2))]);
  expect(await createFolderOriginals(join(folder, "originals")).get(HASH)).toEqual(Buffer.from("abc"));
  expect((await stat(join(folder, "originals/ba", HASH.slice(2)))).mode & 0o777).toBe(0o600);
});

test("mends what a power cut has left cut", async () => {
  const originals = createFolderOriginals(folder);
  await mkdir(join(folder, "ba"));
  await writeFile(join(folder, "ba", HASH.slice(2)), "a");
  await originals.put(bytesOf("abc"));
  expect(await originals.get(HASH)).toEqual(Buffer.from("abc"));
});

test("gives nothing that lies outside", async () => {
  await writeFile(join(folder, "secret"), "x");
  const originals = createFolderOriginals(join(folder, "originals"));
  for (const hash of ["../secret", "..", "", HASH, `${HASH}/`, HASH.toUpperCase()]) {
    expect(await originals.get(hash)).toBeUndefined();
  }
});
