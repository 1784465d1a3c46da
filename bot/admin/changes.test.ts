import { expect, test } from "vitest";
import { ADMINISTRATOR, OWNER, openAdminBench } from "./testing/admin-bench.ts";

const RULE = (title: string, owner: string) =>
  `---\ntitle: ${title}\nowner: ${owner}\neffectiveFrom: 2024-04-01\n---\n第1条　鍵は窓口で受け取る。\n`;

test("keeps what another changed since somebody opened the form, and refuses what both have changed", async () => {
  const bench = await openAdminBench();
  const id = await bench.bring("a.md", RULE("鍵要領", "総務部文書課"));
  const { librarian } = bench;
  const settings = async () => (await librarian.document(id, ADMINISTRATOR))?.settings;
  const seen = await settings();
  if (seen === undefined) throw new Error("no settings");
  const csirt = { kind: "limited", departments: [], groups: ["CSIRT"], posts: [], people: [] } as const;
  await librarian.setSettings(id, { ...seen, audience: csirt }, ADMINISTRATOR, seen);
  expect(await librarian.setSettings(id, { ...seen, rank: "high" }, OWNER, seen)).toMatchObject({ kind: "done" });
  expect(await settings()).toMatchObject({ audience: csirt, rank: "high" });
  expect(await librarian.setSettings(id, { ...seen, rank: "low" }, OWNER, seen)).toMatchObject({
    kind: "refused",
    sentence: expect.stringContaining("優先は、この画面を開いたあとに変えられた"),
  });
  const [last, before] = await librarian.history(id, OWNER);
  expect(await librarian.undoSettings(id, OWNER, before?.number)).toMatchObject({ kind: "refused" });
  expect(await librarian.undoSettings(id, OWNER, last?.number)).toMatchObject({ kind: "done" });
  expect(await settings()).toMatchObject({ audience: csirt, rank: "normal" });
});

test("keeps the words that another added since somebody opened the table, and leaves out those they removed", async () => {
  const { librarian } = await openAdminBench();
  const save = (csv: string, seen: string) => librarian.setSynonyms(csv, ADMINISTRATOR, seen);
  await save("年休,有休\n鍵,キー\n", "");
  const seen = await librarian.synonyms(ADMINISTRATOR);
  await save("鍵,キー\n車,公用車\n", seen);
  await save(`${seen}机,デスク\n`, seen);
  expect(await librarian.synonyms(ADMINISTRATOR)).toBe("鍵,キー\n机,デスク\n車,公用車\n");
});

test("notes no change where nothing was changed", async () => {
  const bench = await openAdminBench();
  const { librarian } = bench;
  const id = await bench.bring("a.md", RULE("鍵要領", "総務部文書課"));
  const found = await librarian.document(id, ADMINISTRATOR);
  const [revision] = found?.revisions ?? [];
  if (found === undefined || revision === undefined) throw new Error("no document");
  await librarian.setSynonyms("鍵,キー\n", ADMINISTRATOR);
  const noted = async () => (await librarian.audit({ limit: 10 }, ADMINISTRATOR)).length;
  const before = await noted();
  const same = { kind: "done", sentence: "変わったところはありません。" };
  expect(await librarian.setIdentity(id, found.document, ADMINISTRATOR)).toMatchObject(same);
  expect(await librarian.setEffectiveFrom(id, revision.id, revision.effectiveFrom, ADMINISTRATOR)).toEqual(same);
  expect(await librarian.setSynonyms("鍵,キー\n\n", ADMINISTRATOR)).toEqual(same);
  expect(await noted()).toBe(before);
});

test("keeps the history of a document that is renamed, the way back of its settings, and its title in the log", async () => {
  const bench = await openAdminBench();
  const { librarian } = bench;
  const id = await bench.bring("a.md", RULE("鍵要領", "総務部文書課"));
  const found = await librarian.document(id, ADMINISTRATOR);
  if (found === undefined) throw new Error("no document");
  await librarian.setSettings(id, { ...found.settings, rank: "high" }, ADMINISTRATOR);
  const named = await librarian.setIdentity(id, { ...found.document, title: "鍵取扱要領" }, ADMINISTRATOR);
  const renamed = named.documentId ?? "";
  expect((await librarian.history(renamed, ADMINISTRATOR)).map(({ action }) => action)).toEqual([
    "document.identity",
    "document.settings",
  ]);
  expect((await librarian.titles(ADMINISTRATOR)).get(id)).toBe("鍵取扱要領");
  expect(await librarian.audit({ text: "鍵取扱", action: "document.settings", limit: 5 }, ADMINISTRATOR)).toHaveLength(
    1,
  );
  expect(await librarian.undoSettings(renamed, ADMINISTRATOR)).toMatchObject({ kind: "done" });
  expect((await librarian.document(renamed, ADMINISTRATOR))?.settings.rank).toBe("normal");
  expect(await librarian.setIdentity(id, { ...found.document, title: "鍵要綱" }, ADMINISTRATOR)).toMatchObject({
    kind: "refused",
    sentence: expect.stringContaining("先に「鍵取扱要領」に改められています"),
  });
});
