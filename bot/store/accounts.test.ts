import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openStore } from "../../corpus/store/connection.ts";
import { openAccountStore } from "./accounts.ts";

const SEEN = { standing: "member", email: "p1@hoshimi.example.jp", seenAt: "2026-11-20T03:00:00.000Z" } as const;

test("what one process keeps, another finds, the latest of each account", async () => {
  const folder = await mkdtemp(join(tmpdir(), "accounts-"));
  const [one, other] = [openStore(join(folder, "do.sqlite")), openStore(join(folder, "do.sqlite"))];
  onTestFinished(async () => {
    await one.close();
    await other.close();
    await rm(folder, { recursive: true });
  });
  const [mine, theirs] = [await openAccountStore(one), await openAccountStore(other)];
  await mine.keep([
    { userId: "U1", ...SEEN },
    { userId: "U2", ...SEEN },
  ]);
  await theirs.keep([{ userId: "U2", standing: "external", email: null, seenAt: "2026-11-21T03:00:00.000Z" }]);
  expect(await mine.of(["U1", "U2", "U3"])).toEqual([
    { userId: "U1", ...SEEN },
    { userId: "U2", standing: "external", email: null, seenAt: "2026-11-21T03:00:00.000Z" },
  ]);
  expect(await mine.of([])).toEqual([]);
});

test("a whole prefecture's accounts are kept and found at once", async () => {
  const store = openStore(":memory:");
  onTestFinished(store.close);
  const accounts = await openAccountStore(store);
  const all = Array.from({ length: 16_500 }, (_, at) => ({ userId: `U${at}`, ...SEEN }));
  await accounts.keep(all);
  expect((await accounts.of(all.map(({ userId }) => userId))).length).toBe(16_500);
});
