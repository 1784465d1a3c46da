import { mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { createDirectory, type Directory } from "./directory.ts";

const HEADER = "id,name,department,section,post,employment,groups,validFrom,validTo,email";
const DAY = "2026-11-20";

let folder = "";
let now = 0;
let log: string[] = [];
let directory: Directory;

beforeEach(async () => {
  const made = await mkdtemp(join(tmpdir(), "directory-"));
  onTestFinished(() => rm(made, { recursive: true }));
  folder = made;
  now = Date.parse(`${DAY}T03:00:00Z`);
  log = [];
  const files = [join(folder, "people.csv"), join(folder, "samples.csv")];
  directory = createDirectory({ files, clock: () => new Date(now), log: (line) => log.push(line) });
});

async function write(...lines: readonly string[]) {
  await writeFile(join(folder, "people.new"), [HEADER, ...lines].join("\n"));
  await rename(join(folder, "people.new"), join(folder, "people.csv"));
}

const person = (groups: string, period = "2024-04-01,") =>
  `p1,名 前,総務部,人事課,主事,常勤職員,${groups},${period},p1@hoshimi.example.jp`;
const groups = async (day = DAY) => (await directory.personOf("p1@hoshimi.example.jp", day))?.groups;

test("a person is found by the e-mail address, however it is written", async () => {
  await write(person("CSIRT"));
  expect((await directory.personOf("P1@Hoshimi.Example.jp", DAY))?.id).toBe("p1");
  expect(await directory.personOf("p2@hoshimi.example.jp", DAY)).toBeUndefined();
  expect(await directory.personOf("", DAY)).toBeUndefined();
});

test("who has moved is in the position of the day, and in none outside all of them", async () => {
  await write(
    "p1,名 前,総務部,人事課,主事,常勤職員,CSIRT,2024-04-01,2025-03-31,",
    person("改善推進員", "2025-04-01,2027-03-31"),
  );
  expect(await groups("2025-03-31")).toEqual(["CSIRT"]);
  expect(await groups("2025-04-01")).toEqual(["改善推進員"]);
  expect(await groups("2027-04-01")).toBeUndefined();
  expect((await directory.people("2025-04-01")).map(({ groups }) => groups)).toEqual([["改善推進員"]]);
});

test("the samples serve where there is no people file, until there is one", async () => {
  await write(person("見本"));
  await rename(join(folder, "people.csv"), join(folder, "samples.csv"));
  expect(await groups()).toEqual(["見本"]);
  await write(person("CSIRT"));
  now += 10_000;
  expect(await groups()).toEqual(["CSIRT"]);
});

test("nobody is known without any file, or while the first has never been usable", async () => {
  expect(await directory.people(DAY)).toEqual([]);
  await write("p1,nobody");
  now += 10_000;
  expect(await groups()).toBeUndefined();
});

describe("a changed file", () => {
  test("is read again after ten seconds, not before, also where the clock was set back", async () => {
    await write(person("CSIRT"));
    expect(await groups()).toEqual(["CSIRT"]);
    await write(person(""));
    now += 9_999;
    expect(await groups()).toEqual(["CSIRT"]);
    now += 1;
    expect(await groups()).toEqual([]);
    await write(person("甲"));
    now -= 3_600_000;
    expect(await groups()).toEqual(["甲"]);
  });

  test("that cannot be used leaves the last good one, says so once, and is left when repaired", async () => {
    await write(person("CSIRT"));
    await groups();
    await write("p1,broken");
    for (let looked = 0; looked < 3; looked += 1) {
      now += 10_000;
      expect(await groups()).toEqual(["CSIRT"]);
    }
    expect(log).toHaveLength(1);
    expect(log[0]).toMatch(/people\.csv is not used.*record 1: 2 fields/u);
    await write(person("乙"));
    now += 10_000;
    expect(await groups()).toEqual(["乙"]);
  });

  test("is read once by all who ask meanwhile", async () => {
    await write("p1,broken");
    await Promise.all(Array.from({ length: 20 }, () => groups()));
    expect(log).toHaveLength(1);
  });
});
