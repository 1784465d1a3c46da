import { sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import { openStore } from "../../corpus/store/connection.ts";
import { noting } from "./noting.ts";

/** https://sqlite.org/pragma.html#pragma_synchronous */
const NORMAL = 1;
const FULL = 2;

function open() {
  const store = openStore(":memory:");
  onTestFinished(store.close);
  const synchronous = async (db: typeof store.db) => (await sql`pragma synchronous`.execute(db)).rows;
  return { db: store.db, synchronous };
}

test("only what is noted does not wait for the disk", async () => {
  const { db, synchronous } = open();
  expect(await synchronous(db)).toEqual([{ synchronous: FULL }]);
  const [during, meanwhile] = await Promise.all([noting(db, synchronous), synchronous(db)]);
  expect(during).toEqual([{ synchronous: NORMAL }]);
  expect(meanwhile).toEqual([{ synchronous: FULL }]);
});

test("what comes after a note that failed waits for the disk again", async () => {
  const { db, synchronous } = open();
  await expect(noting(db, (connection) => sql`insert into nowhere values (1)`.execute(connection))).rejects.toThrow();
  expect(await synchronous(db)).toEqual([{ synchronous: FULL }]);
});
