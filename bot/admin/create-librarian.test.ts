import { expect, test } from "vitest";
import type { Job } from "../../corpus/ingest-job.ts";
import { inProcessReader } from "../../ingest/isolation/in-process.ts";
import type { DocumentQuery, LogQuery } from "./contract.ts";
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

test("tells the pages of a long file while they are read, to who watches and to who comes later", async () => {
  const halfway = Promise.withResolvers<void>();
  const { librarian, bring } = await openAdminBench({
    ...inProcessReader,
    read: async (bytes, name, onPages) => {
      onPages?.(12, 40);
      await halfway.promise;
      return inProcessReader.read(bytes, name);
    },
  });
  const told = Promise.withResolvers<Job["state"]>();
  const end = librarian.watch(ADMINISTRATOR, ({ state }) => {
    if (state.kind === "reading" && state.total > 0) told.resolve(state);
  });
  const taken = bring("scan.md", RULE("スキャン要領", "総務部文書課"));
  expect(await told.promise).toEqual({ kind: "reading", done: 12, total: 40 });
  end();
  const [job] = await librarian.jobs({ limit: 1 }, ADMINISTRATOR);
  expect(job?.state).toEqual({ kind: "reading", done: 12, total: 40 });
  halfway.resolve();
  await taken;
  expect(await librarian.jobs({ limit: 1 }, ADMINISTRATOR)).toMatchObject([{ state: { kind: "done", passages: 1 } }]);
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

test("ends all that somebody brought at once, and puts aside what was refused and is given up", async () => {
  const reading = Promise.withResolvers<void>();
  const bench = await openAdminBench({
    ...inProcessReader,
    read: async (bytes, name) => {
      if (name !== "空白.md") await reading.promise;
      return inProcessReader.read(bytes, name);
    },
  });
  const { librarian } = bench;
  const send = (name: string, content: string, personId: string) =>
    librarian.upload({ name, bytes: new TextEncoder().encode(content), batch: name }, personId);
  await expect(bench.bring("空白.md", " ")).rejects.toThrow("refused");
  for (const name of ["a.md", "b.md"]) await send(name, RULE(name, "総務部文書課"), ADMINISTRATOR);
  await send("c.md", RULE("鍵要領", "総務部文書課"), OWNER);
  expect(await librarian.cancelAll(ADMINISTRATOR)).toMatchObject({ sentence: "2件の取り込みを取りやめました。" });
  expect(await librarian.cancelAll(ADMINISTRATOR)).toMatchObject({ kind: "refused" });
  expect(await librarian.cancelAll(STAFF)).toMatchObject({ kind: "refused" });
  const states = async () =>
    (await librarian.jobs({ limit: 5 }, ADMINISTRATOR)).map(({ file, state }) => `${file} ${state.kind}`);
  const [theirs, ...own] = await states();
  expect(theirs).toMatch(/^c\.md (?:queued|reading)$/u);
  expect(own).toEqual(["b.md cancelled", "a.md cancelled", "空白.md refused"]);
  const refused = (await librarian.jobs({ limit: 5 }, ADMINISTRATOR)).at(-1);
  expect(await librarian.cancel(refused?.id ?? "", ADMINISTRATOR)).toMatchObject({ kind: "done" });
  expect((await states()).at(-1)).toBe("空白.md cancelled");
  reading.resolve();
});

test("knows when a document was last taken in or changed, which looking at it is not", async () => {
  const bench = await openAdminBench();
  const changedAt = async (id: string) => (await bench.librarian.document(id, ADMINISTRATOR))?.changedAt;
  const id = await bench.bring("a.md", RULE("鍵要領", "総務部文書課"));
  const taken = await changedAt(id);
  expect(taken).toBe("2026-11-25T01:00:00.000Z");
  bench.clock.now += 3_600_000;
  await bench.librarian.tryQuestion(id, "鍵はどこ", ADMINISTRATOR);
  expect(await changedAt(id)).toBe(taken);
  await bench.librarian.withdraw(id, "廃止", ADMINISTRATOR);
  expect(await changedAt(id)).toBe("2026-11-25T02:00:00.000Z");
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
  expect(await titles(bench, ADMINISTRATOR, { status: "unowned" })).toEqual(["会議マニュアル"]);
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
  expect((await librarian.history(id, OWNER)).map(({ action }) => action)).toEqual([
    "document.settings",
    "document.restore",
    "document.withdraw",
  ]);
  expect(await librarian.history(id, STAFF)).toEqual([]);
  expect(await librarian.undoSettings(id, STAFF)).toMatchObject({ kind: "refused" });
  expect(await librarian.undoSettings(id, OWNER)).toMatchObject({ kind: "done" });
  expect(await readable()).toBe(1);
  expect(await librarian.undoSettings(id, OWNER)).toMatchObject({ kind: "done" });
  expect(await readable()).toBe(0);
  expect(await librarian.setSettings(id, { ...settings, owner: "ない課" }, ADMINISTRATOR)).toMatchObject({
    kind: "refused",
    field: "owner",
  });
  expect(await librarian.setSettings(id, { ...settings, owner: "建設部道路課" }, OWNER)).toMatchObject({
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

test("keeps what the readers warned of until somebody has looked at it", async () => {
  const bench = await openAdminBench();
  const id = await bench.bring("通知.md", "---\ntitle: 鍵通知\n---\n第1条　鍵は窓口で受け取る。\n");
  const warned = () => titles(bench, ADMINISTRATOR, { status: "warned" });
  expect(await warned()).toEqual(["鍵通知"]);
  expect(await bench.librarian.settleWarnings(id, OWNER)).toMatchObject({ kind: "refused" });
  expect(await bench.librarian.settleWarnings(id, ADMINISTRATOR)).toMatchObject({ kind: "done" });
  expect(await warned()).toEqual([]);
  expect(await bench.librarian.settleWarnings(id, ADMINISTRATOR)).toMatchObject({ kind: "refused" });
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
  expect((await librarian.audit({ limit: 10 }, ADMINISTRATOR))[0]).toMatchObject({
    action: "document.join",
    subject: kept,
  });
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
  const [last, first] = await bench.librarian.audit({ limit: 10 }, ADMINISTRATOR);
  expect(last).toMatchObject({ personId: OWNER, action: "document.withdraw", subject: id, detail: "廃止のため" });
  expect(first).toMatchObject({ personId: ADMINISTRATOR, action: "upload", detail: "a.md" });
  expect(await bench.librarian.audit({ limit: 10 }, OWNER)).toEqual([]);
  expect(new Set(await bench.librarian.auditedPeople(ADMINISTRATOR))).toEqual(new Set([OWNER, ADMINISTRATOR]));
  const numbers = async (query: Omit<LogQuery, "limit">) =>
    (await bench.librarian.audit({ ...query, limit: 10 }, ADMINISTRATOR)).map(({ number }) => number);
  expect(await numbers({ personId: OWNER })).toEqual([2]);
  expect(await numbers({ action: "upload" })).toEqual([1]);
  expect(await numbers({ text: "鍵要" })).toEqual([2]);
  expect(await numbers({ text: "a.md" })).toEqual([1]);
  expect(await numbers({ from: "2026-11-25", to: "2026-11-25" })).toEqual([2, 1]);
  expect(await numbers({ from: "2026-11-26" })).toEqual([]);
  expect(await numbers({ to: "2026-11-24" })).toEqual([]);
  const exported = await bench.librarian.exportAudit(ADMINISTRATOR);
  expect(await bench.librarian.isAuditWhole(ADMINISTRATOR)).toBe(true);
  expect(await bench.librarian.isAuditWhole(OWNER)).toBeUndefined();
  expect(exported?.trimEnd().split("\n")).toHaveLength(3);
});

const NOBODY = { id: "", departments: [], post: null, employment: null, body: null, groups: [] };
