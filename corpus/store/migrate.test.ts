import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import { openStore } from "./connection.ts";
import { type Migration, migrate } from "./migrate.ts";

const FIRST: Migration = (db) => sql`create table things (name text)`.execute(db);
const SECOND: Migration = (db) => sql`alter table things add column size integer not null default 0`.execute(db);
const BROKEN: Migration = async (db) => {
  await sql`create table more (name text)`.execute(db);
  await sql`alter table nothing add column size integer`.execute(db);
};

async function sizes(store: ReturnType<typeof openStore>) {
  return (await sql`select name, size from things`.execute(store.db)).rows.map((row) => ({ ...Object(row) }));
}

test("each step runs once for a store, whichever connection opens it", async () => {
  const folder = await mkdtemp(join(tmpdir(), "migrate-"));
  const one = openStore(join(folder, "do.sqlite"));
  const other = openStore(join(folder, "do.sqlite"));
  onTestFinished(async () => {
    await one.close();
    await other.close();
    await rm(folder, { recursive: true });
  });
  await migrate(one, "things", [FIRST]);
  await sql`insert into things values ('old')`.execute(one.db);
  await migrate(other, "things", [FIRST, SECOND]);
  await migrate(one, "things", [FIRST, SECOND]);
  expect(await sizes(other)).toEqual([{ name: "old", size: 0 }]);
});

test("a step that fails leaves nothing behind", async () => {
  const store = openStore(":memory:");
  onTestFinished(store.close);
  await migrate(store, "things", [FIRST, SECOND]);
  await expect(migrate(store, "things", [FIRST, SECOND, BROKEN])).rejects.toThrow("nothing");
  await migrate(store, "more", [(db) => sql`create table more (name text)`.execute(db)]);
  expect(await sizes(store)).toEqual([]);
});

test("an older program leaves a newer store as it is", async () => {
  const store = openStore(":memory:");
  onTestFinished(store.close);
  await migrate(store, "things", [FIRST, SECOND]);
  await migrate(store, "things", [FIRST]);
  await migrate(store, "things", [FIRST, SECOND]);
  expect(await sizes(store)).toEqual([]);
});
