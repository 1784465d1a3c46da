import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openStore } from "../../corpus/store/connection.ts";
import { type AppEntry, openAppCatalogueStore } from "./app-catalogue.ts";

const TODAY = "2026-11-25";

function entry(changes: Partial<AppEntry> = {}): AppEntry {
  return {
    ...{ id: "app-1", name: "Zoom", aliases: [], links: [], publisher: null, purpose: "会議", install: "一覧から" },
    ...{ conditions: "", manual: null, requestId: "1", availableFrom: TODAY, reviewDate: null, withdrawn: null },
    ...{ restoredAt: null, sample: false, ...changes },
  };
}

async function open() {
  const store = openStore(":memory:");
  onTestFinished(store.close);
  return openAppCatalogueStore(store);
}

test("the same entry again is no new version; a change or a new user is", async () => {
  const apps = await open();
  const versions = [
    await apps.put(entry(), ["p001"], TODAY),
    await apps.put(entry(), ["p001"], TODAY),
    await apps.put(entry(), ["p001", "p002"], TODAY),
    await apps.put(entry({ conditions: "録画をしない" }), [], TODAY),
  ].map(({ version }) => version);
  expect(versions).toEqual([1, 1, 2, 3]);
  expect((await apps.users("app-1")).map(({ personId }) => personId)).toEqual(["p001", "p002"]);
  expect((await apps.ofRequest("1"))?.entry.id).toBe("app-1");
});

test("a changed text begins on the day of the change, never before the text it follows", async () => {
  const apps = await open();
  await apps.put(entry({ availableFrom: "2026-12-01" }), [], TODAY);
  const early = await apps.put(entry({ availableFrom: "2026-12-01", purpose: "打合せ" }), [], "2026-11-26");
  const later = await apps.put(entry({ availableFrom: "2026-12-01", purpose: "会合" }), [], "2026-12-05");
  const back = await apps.put(entry({ availableFrom: "2026-12-01", purpose: "会議" }), [], "2026-12-04");
  expect([early, later, back].map(({ textFrom }) => textFrom)).toEqual(["2026-12-01", "2026-12-05", "2026-12-05"]);
});

test("what is settled is no longer waiting, and an older version does not settle a newer one", async () => {
  const apps = await open();
  await apps.put(entry(), [], TODAY);
  await apps.put(entry({ purpose: "打合せ" }), [], TODAY);
  await apps.settle("app-1", 1, "d1");
  expect((await apps.unsettled()).map(({ version, settled }) => [version, settled])).toEqual([[2, 1]]);
  await apps.settle("app-1", 2, "d1");
  await apps.settle("app-1", 1, "d0");
  expect(await apps.unsettled()).toEqual([]);
  expect((await apps.find("app-1"))?.documentId).toBe("d1");
});

test("what one process keeps the other adds to", async () => {
  const folder = await mkdtemp(join(tmpdir(), "app-catalogue-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const opened = async () => {
    const store = openStore(join(folder, "do.sqlite"));
    onTestFinished(store.close);
    return openAppCatalogueStore(store);
  };
  const [one, other] = [await opened(), await opened()];
  await one.put(entry(), ["p001"], TODAY);
  expect((await other.put(entry(), ["p002"], TODAY)).version).toBe(2);
  expect((await one.users()).map(({ personId }) => personId)).toEqual(["p001", "p002"]);
});
