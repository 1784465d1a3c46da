import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import { openStore } from "./connection.ts";
import { writing } from "./writing.ts";

async function emptyStore() {
  const folder = await mkdtemp(join(tmpdir(), "writing-"));
  const store = openStore(join(folder, "do.sqlite"));
  onTestFinished(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });
  await sql`create table kept (text text)`.execute(store.db);
  return store;
}

const rowsOf = async (store: Awaited<ReturnType<typeof emptyStore>>) =>
  (await sql`select * from kept`.execute(store.db)).rows;

test("keeps all of it or nothing", async () => {
  const store = await emptyStore();
  const failing = writing(store.db, async (db) => {
    await sql`insert into kept values ('a')`.execute(db);
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  expect(await rowsOf(store)).toEqual([]);
});

test("tells that the disk is full, though SQLite has rolled back by itself then, and goes on once there is room", async () => {
  const store = await emptyStore();
  const big = "x".repeat(100_000);
  await sql`pragma max_page_count = 10`.execute(store.db);
  const insert = () => writing(store.db, (db) => sql`insert into kept values (${big})`.execute(db));
  await expect(insert()).rejects.toThrow("database or disk is full");
  await sql`pragma max_page_count = 100000`.execute(store.db);
  await insert();
  expect(await rowsOf(store)).toHaveLength(1);
});
