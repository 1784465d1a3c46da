import { expect, test } from "vitest";
import type { Job } from "../../corpus/ingest-job.ts";
import type { DocumentQuery } from "./contract.ts";
import { ADMINISTRATOR, type AdminBench, OWNER, openAdminBench, STAFF } from "./testing/admin-bench.ts";

const QUERY: DocumentQuery = { sort: "title", descending: false, limit: 50, offset: 0 };
const RULE = (title: string, owner: string, text = "鍵は窓口で受け取る。") =>
  `---\ntitle: ${title}\nowner: ${owner}\neffectiveFrom: 2024-04-01\n---\n第1条　${text}\n`;

async function titles({ librarian }: AdminBench, personId: string, query: Partial<DocumentQuery> = {}) {
  const { documents } = await librarian.documents({ ...QUERY, ...query }, personId);
  return documents.map(({ document }) => document.title);
}

test("takes in what an administrator brings, and tells each change of it", async () => {
  const bench = await openAdminBench();
  const told: Job["state"]["kind"][] = [];
  const end = bench.librarian.watch(ADMINISTRATOR, ({ state }) => told.push(state.kind));
  const id = await bench.bring("規程/鍵.md", RULE("鍵要領", "総務部文書課"));
  end();
  const found = await bench.librarian.document(id, ADMINISTRATOR);
  expect(found).toMatchObject({ passages: 1, withdrawn: false, document: { title: "鍵要領" } });
  const [revision] = found?.revisions ?? [];
  const original = await bench.librarian.original(id, revision?.id ?? "", ADMINISTRATOR);
  expect(original).toMatchObject({ name: "鍵.md" });
  expect(new TextDecoder().decode(original?.bytes)).toContain("鍵要領");
  const text = await bench.librarian.text(id, revision?.id ?? "", ADMINISTRATOR);
  expect(text?.passages.map((passage) => passage.text)).toEqual(["鍵は窓口で受け取る。"]);
});

test("refuses a file that cannot be one as a job of its own, and keeps what leads out of a folder inside", async () => {
  const { librarian } = await openAdminBench();
  const bring = (name: string, bytes: Uint8Array) => librarian.upload({ name, bytes, batch: "b" }, ADMINISTRATOR);
  expect(await bring("空.md", new Uint8Array())).toMatchObject({
    state: { kind: "refused", reason: "ファイルが空です。" },
  });
  expect(await bring("../../etc/passwd", new Uint8Array([65]))).toMatchObject({ file: "etc/passwd" });
  expect(await bring("..", new Uint8Array([65]))).toMatchObject({ state: { kind: "refused" } });
});

test("shows an owner their unit's documents as if there were no others, and others nothing", async () => {
  const bench = await openAdminBench();
  const theirs = await bench.bring("a.md", RULE("文書要領", "総務部文書課"));
  const other = await bench.bring("b.md", RULE("道路要領", "土木部道路課"));
  const { librarian } = bench;
  expect(await titles(bench, ADMINISTRATOR)).toEqual(["道路要領", "文書要領"]);
  expect(await titles(bench, OWNER)).toEqual(["文書要領"]);
  expect(await titles(bench, STAFF)).toEqual([]);
  expect(await librarian.role(STAFF)).toBeNull();
  expect(await librarian.document(other, OWNER)).toBeUndefined();
  expect(await librarian.withdraw(other, "誤り", OWNER)).toEqual(await librarian.withdraw("nothing", "誤り", OWNER));
  expect(await librarian.withdraw(theirs, "誤り", OWNER)).toMatchObject({ kind: "done" });
  expect(await librarian.jobs({ limit: 10 }, OWNER)).toEqual([]);
  await expect(
    librarian.upload({ name: "c.md", bytes: new Uint8Array([65]), batch: "b" }, STAFF),
  ).rejects.toMatchObject({ name: "NotALibrarian" });
});

test("searches, filters, sorts and pages the documents", async () => {
  const bench = await openAdminBench();
  await bench.bring("a.md", RULE("鍵要領", "総務部文書課"));
  const withdrawn = await bench.bring("b.md", RULE("道路要綱", "土木部道路課"));
  await bench.bring("c.md", "---\ntitle: 会議マニュアル\neffectiveFrom: 2099-04-01\n---\n第1条　会議室を予約する。\n");
  await bench.librarian.withdraw(withdrawn, "廃止", ADMINISTRATOR);
  expect(await titles(bench, ADMINISTRATOR, { text: "文書課 鍵" })).toEqual(["鍵要領"]);
  expect(await titles(bench, ADMINISTRATOR, { status: "withdrawn" })).toEqual(["道路要綱"]);
  expect(await titles(bench, ADMINISTRATOR, { status: "future" })).toEqual(["会議マニュアル"]);
  expect(await titles(bench, ADMINISTRATOR, { category: "要領" })).toEqual(["鍵要領"]);
  expect(await titles(bench, ADMINISTRATOR, { sort: "effectiveFrom", descending: true, limit: 1 })).toEqual([
    "会議マニュアル",
  ]);
  expect((await bench.librarian.documents({ ...QUERY, limit: 1, offset: 1 }, ADMINISTRATOR)).total).toBe(3);
});

test("withdraws with a reason and restores; says who may read, and refuses settings under which nobody could", async () => {
  const bench = await openAdminBench();
  const id = await bench.bring("a.md", RULE("鍵要領", "総務部文書課"));
  const { librarian, library } = bench;
  const readable = async () => (await library.documents({ asOf: "2026-11-25", viewer: { ...NOBODY } })).length;
  expect(await librarian.withdraw(id, " ", ADMINISTRATOR)).toMatchObject({ kind: "refused", field: "why" });
  await librarian.withdraw(id, "廃止", ADMINISTRATOR);
  expect(await readable()).toBe(0);
  await librarian.restore(id, ADMINISTRATOR);
  expect(await readable()).toBe(1);
  const settings = (await librarian.document(id, ADMINISTRATOR))?.settings;
  if (settings === undefined) throw new Error("no settings");
  const nobody = { kind: "limited", departments: [], groups: [], posts: [], people: [] } as const;
  expect(await librarian.setSettings(id, { ...settings, audience: nobody }, OWNER)).toMatchObject({ kind: "refused" });
  await librarian.setSettings(id, { ...settings, audience: { ...nobody, groups: ["CSIRT"] } }, OWNER);
  expect(await readable()).toBe(0);
  expect(await librarian.setSettings(id, { ...settings, owner: "土木部道路課" }, OWNER)).toMatchObject({
    kind: "refused",
    field: "owner",
  });
});

test("asks for a day where the text leaves it open, and is content once somebody says it", async () => {
  const bench = await openAdminBench();
  const id = await bench.bring("通知.md", "---\ntitle: 鍵通知\n---\n第1条　鍵は窓口で受け取る。\n");
  const jobs = async () => (await bench.librarian.jobs({ limit: 5 }, ADMINISTRATOR)).map(({ state }) => state.kind);
  expect(await jobs()).toEqual(["needs-date"]);
  const revision = (await bench.librarian.document(id, ADMINISTRATOR))?.revisions[0];
  const set = (day: string) => bench.librarian.setEffectiveFrom(id, revision?.id ?? "", day, ADMINISTRATOR);
  expect(await set("いつか")).toMatchObject({ kind: "refused", field: "effectiveFrom" });
  expect(await set("2025-04-01")).toMatchObject({ kind: "done" });
  expect(await jobs()).toEqual(["done"]);
});

test("renames a document, which is found under both its ids, and refuses another's name", async () => {
  const bench = await openAdminBench();
  const id = await bench.bring("a.md", RULE("鍵要領", "総務部文書課"));
  await bench.bring("b.md", RULE("道路要領", "総務部文書課"));
  const { librarian } = bench;
  const named = (title: string) => librarian.setIdentity(id, { issuer: "", title, number: null }, ADMINISTRATOR);
  expect(await named("道路要領")).toMatchObject({ kind: "refused", field: "title" });
  const outcome = await named("鍵取扱要領");
  expect(outcome.kind).toBe("done");
  expect(await librarian.document(outcome.documentId ?? "", ADMINISTRATOR)).toMatchObject({
    passages: 1,
    warnings: [],
  });
  expect((await librarian.document(id, ADMINISTRATOR))?.document.title).toBe("鍵取扱要領");
});

test("makes a document the revision of another whose title is like it, if both are the person's and of different days", async () => {
  const bench = await openAdminBench();
  const { librarian } = bench;
  const dated = (title: string, day: string, unit = "総務部文書課") =>
    RULE(title, unit, `${day}から、鍵は窓口で受け取る。`).replace("2024-04-01", day);
  const kept = await bench.bring("a.md", dated("鍵取扱要領", "2024-04-01"));
  const later = await bench.bring("b.md", dated("鍵の取扱要領", "2025-04-01"));
  const same = await bench.bring("c.md", dated("鍵取扱要領の例", "2024-04-01"));
  await bench.bring("d.md", dated("旅費規程", "2024-04-01"));
  const titles = async () => (await librarian.alike(later, ADMINISTRATOR)).map(({ title }) => title);
  expect(await titles()).toEqual(["鍵取扱要領", "鍵取扱要領の例"]);
  expect(await librarian.alike(later, STAFF)).toEqual([]);
  expect((await librarian.join(later, kept, STAFF)).kind).toBe("refused");
  expect(await librarian.join(same, kept, ADMINISTRATOR)).toMatchObject({ kind: "refused", field: "into" });
  expect(await librarian.join(later, kept, ADMINISTRATOR)).toMatchObject({ kind: "done", documentId: kept });
  const document = await librarian.document(kept, ADMINISTRATOR);
  expect(document).toMatchObject({
    document: { title: "鍵取扱要領" },
    revisions: [{ effectiveFrom: "2024-04-01" }, { effectiveFrom: "2025-04-01" }],
  });
  expect((await librarian.document(later, ADMINISTRATOR))?.document.id).toBe(kept);
  expect((await librarian.audit(ADMINISTRATOR, 10))[0]).toMatchObject({ action: "document.join", subject: kept });
});

test("answers from one document alone, though it is withdrawn and another would answer better", async () => {
  const bench = await openAdminBench();
  const id = await bench.bring("a.md", RULE("鍵要領", "総務部文書課", "公用車の鍵は、総務課の窓口で受け取る。"));
  await bench.bring("b.md", RULE("公用車の鍵の手引", "総務部文書課", "公用車の鍵は、車両管理室で受け取る。"));
  await bench.librarian.withdraw(id, "試し", ADMINISTRATOR);
  const tried = await bench.librarian.tryQuestion(id, "公用車の鍵はどこで受け取りますか", ADMINISTRATOR);
  expect(tried?.passages.map(({ passage }) => passage.text)).toEqual(["公用車の鍵は、総務課の窓口で受け取る。"]);
  expect(JSON.stringify(tried?.answer)).not.toContain("車両管理室");
  expect(await bench.librarian.tryQuestion(id, "公用車の鍵", STAFF)).toBeUndefined();
});

test("uses the office's own words from the next question on", async () => {
  const bench = await openAdminBench();
  await bench.bring("a.md", RULE("車両要領", "総務部文書課", "公用車の鍵は、総務課の窓口で受け取る。"));
  const { librarian, assistant } = bench;
  const question = { text: "ぶーぶーの鍵", today: "2026-11-25", viewer: NOBODY };
  const before = assistant.synonyms.of(["ぶーぶー"]);
  expect(await librarian.setSynonyms("ぶーぶー", ADMINISTRATOR)).toMatchObject({ kind: "refused", field: "synonyms" });
  expect(await librarian.setSynonyms("ぶーぶー,公用車", OWNER)).toMatchObject({ kind: "refused" });
  expect(await librarian.setSynonyms("ぶーぶー,公用車", ADMINISTRATOR)).toMatchObject({ kind: "done" });
  await assistant.search(question, 1);
  expect(before).toEqual([]);
  expect(assistant.synonyms.of(["ぶーぶー"])).toEqual([{ positions: [0], texts: ["公用車"] }]);
  expect(await librarian.synonyms(ADMINISTRATOR)).toBe("ぶーぶー,公用車\n");
});

test("notes everything that is done, in a chain that administrators can take along", async () => {
  const bench = await openAdminBench();
  const id = await bench.bring("a.md", RULE("鍵要領", "総務部文書課"));
  await bench.librarian.withdraw(id, "廃止のため", OWNER);
  const [last, first] = await bench.librarian.audit(ADMINISTRATOR, 10);
  expect(last).toMatchObject({ personId: OWNER, action: "document.withdraw", subject: id, detail: "廃止のため" });
  expect(first).toMatchObject({ personId: ADMINISTRATOR, action: "upload", detail: "a.md" });
  expect(await bench.librarian.audit(OWNER, 10)).toEqual([]);
  const exported = await bench.librarian.exportAudit(ADMINISTRATOR);
  expect(exported?.isWhole).toBe(true);
  expect(exported?.lines.trimEnd().split("\n")).toHaveLength(3);
});

const NOBODY = { id: "", departments: [], post: null, employment: null, body: null, groups: [] };
