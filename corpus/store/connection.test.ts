import { sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import { openStore } from "./connection.ts";

test("a statement that is run again gives what is there now, also after the table has changed", async () => {
  const store = openStore(":memory:");
  onTestFinished(store.close);
  const all = async () => (await sql`select * from things`.execute(store.db)).rows.map((row) => ({ ...Object(row) }));
  await sql`create table things (name text)`.execute(store.db);
  await sql`insert into things values (${"one"})`.execute(store.db);
  expect(await all()).toEqual([{ name: "one" }]);
  await sql`alter table things add column size integer not null default 0`.execute(store.db);
  await sql`insert into things values (${"two"}, ${2})`.execute(store.db);
  expect(await all()).toEqual([
    { name: "one", size: 0 },
    { name: "two", size: 2 },
  ]);
});

test("a setting of the connection takes effect each time it is made", async () => {
  const store = openStore(":memory:");
  onTestFinished(store.close);
  const level = async () => Object((await sql`pragma synchronous`.execute(store.db)).rows[0]).synchronous;
  for (let times = 0; times < 2; times += 1) {
    await sql`pragma synchronous = normal`.execute(store.db);
    expect(await level()).toBe(1);
    await sql`pragma synchronous = full`.execute(store.db);
    expect(await level()).toBe(2);
  }
});
