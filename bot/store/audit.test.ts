import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, onTestFinished, test } from "vitest";
import { openStore } from "../../corpus/store/connection.ts";
import { openAudit } from "./audit.ts";

async function bench() {
  const folder = await mkdtemp(join(tmpdir(), "audit-"));
  const file = join(folder, "do.sqlite");
  const stores = [openStore(file), openStore(file)] as const;
  onTestFinished(async () => {
    for (const store of stores) await store.close();
    await rm(folder, { recursive: true });
  });
  return { file, one: await openAudit(stores[0]), other: await openAudit(stores[1]) };
}

const entry = (subject: string) => ({
  ...{ at: "2026-11-25T01:00:00.000Z", personId: "p041", action: "document.withdraw", subject, detail: "" },
});

test("chains what two processes note, in one order", async () => {
  const { one, other } = await bench();
  await Promise.all([one.note(entry("a")), one.note(entry("b"))]);
  for (const subject of ["c", "d"]) await other.note(entry(subject));
  expect((await one.recent({ limit: 2 })).map(({ number, subject }) => [number, subject])).toEqual([
    [4, "d"],
    [3, "c"],
  ]);
  expect(await one.verify()).toEqual({ kind: "whole", entries: 4 });
});

test("refuses to change or delete an entry", async () => {
  const { file, one } = await bench();
  await one.note(entry("a"));
  const raw = new DatabaseSync(file);
  expect(() => raw.exec("update audit_log set person_id = 'p001'")).toThrow("append-only");
  expect(() => raw.exec("delete from audit_log")).toThrow("append-only");
  raw.close();
});

test.each([
  ["changed", "update audit_log set detail = 'x' where number = 2", 2],
  ["taken out", "delete from audit_log where number = 2", 2],
  ["forged with the number of another", "update audit_log set number = 9 where number = 3", 3],
])("shows where an entry was %s by somebody who may do anything", async (_, statement, number) => {
  const { file, one } = await bench();
  for (const subject of ["a", "b", "c"]) await one.note(entry(subject));
  const raw = new DatabaseSync(file);
  raw.exec("drop trigger audit_log_stays; drop trigger audit_log_keeps");
  raw.exec(statement);
  raw.close();
  expect(await one.verify()).toEqual({ kind: "broken", number });
});
