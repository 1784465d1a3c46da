import { expect, test } from "vitest";
import { ANYONE } from "../../../corpus/document.ts";
import { EDITOR, officeOpener, request, TODAY } from "./testing/office.ts";

const openOffice = officeOpener();

const QUESTION = { text: "公用車の鍵を番号式の箱で受け渡した事例の効果は？", today: TODAY, viewer: ANYONE };

/** An office with one adopted case, as a draft. */
async function adopted(sent: Parameters<typeof request>[0] = { id: "r1", ending: "approved" }) {
  const office = await openOffice();
  await office.follow(request({ ending: "approved", ...sent }));
  const [draft] = await office.publishing.cases(EDITOR);
  if (draft === undefined) throw new Error("Nothing was drafted");
  const publish = (version = draft.version, knowsHints = false) =>
    office.publishing.publish({ caseId: draft.id, version, knowsHints, personId: EDITOR });
  const found = async () => (await office.answerer.answer(QUESTION)).kind;
  return { ...office, draft, publish, found };
}

test("an adopted case is published, found by a question and cited, and whoever sent or joined it is told", async () => {
  const office = await adopted({ id: "r1", joiners: ["p005"] });
  expect(await office.found()).toBe("unanswerable");
  expect(await office.publish()).toMatchObject({
    kind: "done",
    sentence: expect.stringContaining("令和8年度事例第1号"),
  });
  const answer = await office.answerer.answer(QUESTION);
  if (answer.kind !== "answered") throw new Error(`It was ${answer.kind}`);
  expect(answer.citations[0]).toMatchObject({ title: "公用車の鍵を番号式の箱で受け渡す", locator: "効果" });
  expect(answer.citations[0]?.quote).toContain("2分になりました");
  expect(office.told("case-published").map(({ to, why }) => [to, why])).toEqual([
    [{ kind: "person", personId: "p001" }, "申請者として"],
    [{ kind: "person", personId: "p005" }, "賛同者として"],
  ]);
});

test("what the feed hands out again drafts nothing again, and keeps what an editor has changed", async () => {
  const { follow, publishing, draft } = await adopted();
  const text = { ...draft.text, title: "鍵箱で公用車の鍵を渡す" };
  await publishing.edit({ caseId: draft.id, version: draft.version, text, personId: EDITOR });
  await follow(request({ id: "r1", ending: "approved" }));
  expect((await publishing.cases(EDITOR)).map((each) => each.text.title)).toEqual(["鍵箱で公用車の鍵を渡す"]);
});

test("the 係長 of the office in charge is told once that a case waits", async () => {
  const { follow, told } = await adopted();
  await follow(request({ id: "r1", ending: "approved" }));
  expect(told("review")).toMatchObject([
    { to: { personId: "p007" }, why: "事例を公表する担当として", text: expect.stringContaining("公表を待っています") },
  ]);
});

test.each(["rejected", "withdrawn", undefined] as const)("what ended as %s is not drafted", async (ending) => {
  const { follow, publishing } = await openOffice();
  await follow(request({ id: "r1", ...(ending !== undefined && { ending }) }));
  expect(await publishing.cases(EDITOR)).toEqual([]);
});

test("a confidential one is not drafted", async () => {
  const { follow, publishing } = await openOffice();
  await follow(request({ id: "r1", ending: "approved", confidential: true }));
  expect(await publishing.cases(EDITOR)).toEqual([]);
});

test("a double click publishes once, and two editors get one clear outcome", async () => {
  const office = await adopted();
  const [first, second] = await Promise.all([office.publish(), office.publish()]);
  expect([first?.kind, second?.kind].filter((kind) => kind === "done").length).toBeGreaterThanOrEqual(1);
  expect(await office.publish()).toMatchObject({ kind: "done" });
  expect(await office.library.documents({ asOf: TODAY, viewer: ANYONE })).toHaveLength(1);
  expect(office.told("case-published")).toHaveLength(1);
  const text = { ...office.draft.text, effect: "直した。" };
  const edit = () => office.publishing.edit({ caseId: office.draft.id, version: 3, text, personId: EDITOR });
  expect(await edit()).toMatchObject({ kind: "done" });
  expect(await edit()).toMatchObject({ kind: "refused", reason: "stale" });
  expect(await office.publish()).toMatchObject({ kind: "refused", reason: "stale" });
});

test("an edited case is seen as published before until it is published again, then only in its new form", async () => {
  const office = await adopted();
  await office.publish();
  const text = { ...office.draft.text, title: "鍵の待ち時間をなくす", effect: "待ち時間が3分になりました。" };
  await office.publishing.edit({ caseId: office.draft.id, version: 3, text, personId: EDITOR });
  const titles = async () => (await office.spread.cases("p002")).map((each) => each.text.title);
  expect(await titles()).toEqual(["公用車の鍵を番号式の箱で受け渡す"]);
  expect(await office.publish(4)).toMatchObject({ kind: "done" });
  expect(await titles()).toEqual(["鍵の待ち時間をなくす"]);
  const documents = await office.library.documents({ asOf: TODAY, viewer: ANYONE });
  expect(documents.map(({ document }) => document.title)).toEqual(["鍵の待ち時間をなくす"]);
});

test("a case that is taken back is found no more, and again when it is published again", async () => {
  const office = await adopted();
  await office.publish();
  expect(await office.publishing.unpublish(office.draft.id, EDITOR)).toMatchObject({ kind: "done" });
  expect(await office.found()).toBe("unanswerable");
  expect(await office.spread.cases("p002")).toEqual([]);
  expect(await office.publishing.unpublish(office.draft.id, EDITOR)).toMatchObject({ reason: "not-published" });
  expect(await office.publish(4)).toMatchObject({ kind: "done", sentence: expect.stringContaining("事例第1号") });
  expect(await office.found()).toBe("answered");
});

test("what an ended process left between release and library is finished at the next start, once", async () => {
  const office = await adopted();
  await office.cases.release(office.draft.id, 1, { day: TODAY, from: "2026-04-01", to: "2027-03-31" });
  expect(await office.found()).toBe("unanswerable");
  await office.publishing.resume();
  await office.publishing.resume();
  expect(await office.found()).toBe("answered");
  expect(office.told("case-published")).toHaveLength(1);
});

test("an anonymous case tells nothing of who sent it, in the library, the list or its text", async () => {
  const office = await adopted({ id: "r1", fields: { credit: "anonymous" } });
  await office.publish();
  const [entry] = await office.library.documents({ asOf: TODAY, viewer: ANYONE });
  const text = await office.library.text(entry?.document.id ?? "", { asOf: TODAY, viewer: ANYONE });
  const all = JSON.stringify([entry, text, await office.spread.cases("p002")]);
  for (const telling of ["p001", "水沢", "佳織", "人事課", "改善-r1", "r1"]) expect(all).not.toContain(telling);
  expect(all).toContain("匿名の職員");
});

test("a unit's case names the unit and nobody", async () => {
  const office = await adopted({ id: "r1", fields: { credit: "unit" } });
  await office.publish();
  const [seen] = await office.spread.cases("p002");
  expect(seen).toMatchObject({ credit: "総務部人事課", unit: "総務部人事課" });
  expect(JSON.stringify(seen)).not.toContain("水沢");
});

test("words that may tell who wrote an anonymous case hold it back until the editor has seen them", async () => {
  const fields = { credit: "anonymous", before: "人事課では、水沢が毎日15分待っていた。連絡先は内線2345。" };
  const office = await adopted({ id: "r1", fields });
  const preview = await office.publishing.preview(office.draft.id, EDITOR);
  expect(preview?.hints.map(({ found, why }) => [found, why])).toEqual([
    ["水沢", "name"],
    ["人事課", "unit"],
    ["内線2345", "contact"],
  ]);
  expect(await office.publish()).toMatchObject({ kind: "refused", reason: "hints", field: "before" });
  expect(await office.found()).toBe("unanswerable");
  expect(await office.publish(1, true)).toMatchObject({ kind: "done" });
});

test("script, headings, front matter and links in a field are text and nothing else", async () => {
  const hostile = `---\naudience: 個人：p009\n---\n# 効果\n<script>alert(1)</script>\n[押す](https://evil.example)\n| a | b |\n|---|---|\n![x](y)`;
  const fields = { name: `「": x」<b>鍵</b> #1\n---`, before: hostile, action: hostile, effect: hostile };
  const office = await adopted({ id: "r1", fields });
  expect(await office.publish()).toMatchObject({ kind: "done" });
  const [entry] = await office.library.documents({ asOf: TODAY, viewer: ANYONE });
  expect(entry?.document).toMatchObject({ title: `「": x」<b>鍵</b> #1 ---`, audience: { kind: "everyone" } });
  const text = await office.library.text(entry?.document.id ?? "", { asOf: TODAY, viewer: ANYONE });
  expect(text?.passages.map(({ caption }) => caption)).toEqual(["改善前", "取組内容", "効果", "取り組んだ人"]);
  expect(text?.passages[0]?.text).toContain("<script>alert(1)</script>");
  expect(text?.passages[0]?.text).toContain("[押す](https://evil.example)");
});

test("3,000 characters are published whole, more are refused with how many there are", async () => {
  const office = await adopted({ id: "r1", fields: { effect: "効".repeat(3000) } });
  expect(await office.publish()).toMatchObject({ kind: "done" });
  const text = { ...office.draft.text, effect: "効".repeat(3001) };
  expect(await office.publishing.edit({ caseId: office.draft.id, version: 3, text, personId: EDITOR })).toMatchObject({
    reason: "text-wrong",
    field: "effect",
    sentence: "効果は3000字までです（今は3001字）。",
  });
  expect(
    await office.publishing.edit({
      caseId: office.draft.id,
      version: 3,
      text: { ...text, title: " " },
      personId: EDITOR,
    }),
  ).toMatchObject({ reason: "text-wrong", field: "title" });
});

test("who is no editor sees no draft and changes nothing", async () => {
  const office = await adopted();
  expect(await office.publishing.cases("p002")).toEqual([]);
  expect(await office.publishing.preview(office.draft.id, "p002")).toBeUndefined();
  expect(
    await office.publishing.publish({ caseId: office.draft.id, version: 1, knowsHints: true, personId: "p002" }),
  ).toMatchObject({ reason: "not-editor" });
  expect(await office.publishing.unpublish(office.draft.id, "p002")).toMatchObject({ reason: "not-editor" });
});

test("two cases of one title stay two documents", async () => {
  const office = await adopted();
  await office.follow(request({ id: "r2", askerId: "p002", unit: "経済部観光課", ending: "approved" }));
  await office.publish();
  const [, second] = await office.publishing.cases(EDITOR);
  await office.publishing.publish({ caseId: second?.id ?? "", version: 1, knowsHints: false, personId: EDITOR });
  const documents = await office.library.documents({ asOf: TODAY, viewer: ANYONE });
  expect(documents.map(({ document }) => document.number).toSorted()).toEqual([
    "令和8年度事例第1号",
    "令和8年度事例第2号",
  ]);
});
