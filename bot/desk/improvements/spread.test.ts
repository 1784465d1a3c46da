import { expect, test } from "vitest";
import { EDITOR, officeOpener, request } from "./testing/office.ts";

const openOffice = officeOpener();

async function published() {
  const office = await openOffice();
  await office.follow(request({ id: "r1", ending: "approved" }));
  const [draft] = await office.publishing.cases(EDITOR);
  const caseId = draft?.id ?? "";
  await office.publishing.publish({ caseId, version: 1, knowsHints: false, personId: EDITOR });
  const adoption = { caseId, since: "2026-11-01", hours: 40, money: 5000, remark: " 鍵箱は2台 " };
  return { ...office, caseId, adoption };
}

test("a double like is one, and taking it back takes back one's own", async () => {
  const { spread, caseId } = await published();
  await Promise.all([spread.like(caseId, "p002", true), spread.like(caseId, "p002", true)]);
  await spread.like(caseId, "p003", true);
  expect(await spread.case(caseId, "p002")).toMatchObject({ likes: 2, liked: true });
  expect(await spread.like(caseId, "p002", false)).toMatchObject({ kind: "done", case: { likes: 1, liked: false } });
  expect(await spread.like(caseId, "p002", false)).toMatchObject({ case: { likes: 1 } });
});

test("what another department adopts adds its effect to the totals, once, until it is undone", async () => {
  const { spread, adoption, caseId } = await published();
  const outcome = await spread.adopt(adoption, "p003");
  expect(outcome).toMatchObject({
    kind: "done",
    sentence: "建設部道路課で取り入れたことを登録しました。効果は全体の集計に加わります。",
  });
  await spread.adopt({ ...adoption, hours: 50 }, "p046");
  expect(await spread.totals(2026)).toMatchObject({ cases: 1, adoptions: 1, hours: 362, money: 5000 });
  expect((await spread.case(caseId, "p002"))?.adoptions).toEqual([
    {
      caseId,
      unit: "建設部道路課",
      since: "2026-11-01",
      hours: 50,
      money: 5000,
      remark: "鍵箱は2台",
      markedAt: expect.any(String),
    },
  ]);
  expect(await spread.undoAdoption(caseId, "p003")).toMatchObject({ kind: "done" });
  expect(await spread.undoAdoption(caseId, "p003")).toMatchObject({ reason: "not-adopted" });
  expect(await spread.totals(2026)).toMatchObject({ adoptions: 0, hours: 312 });
});

test("the case's own department does not adopt it, and nobody without a department does", async () => {
  const { spread, adoption } = await published();
  expect(await spread.adopt(adoption, "p001")).toMatchObject({ reason: "own-case" });
  expect(await spread.adopt(adoption, "p999")).toMatchObject({ reason: "no-unit" });
});

test.each([
  [{ since: "2026-12-01" }, "since"],
  [{ since: "去年" }, "since"],
  [{ hours: -1 }, "hours"],
  [{ hours: Number.NaN }, "hours"],
  [{ money: 1e15 }, "money"],
  [{ remark: "あ".repeat(3000) }, "remark"],
])("bad input changes nothing and says what is wrong: %o", async (change, field) => {
  const { spread, adoption } = await published();
  expect(await spread.adopt({ ...adoption, ...change }, "p003")).toMatchObject({
    kind: "refused",
    reason: "wrong",
    field,
  });
  expect(await spread.totals(null)).toMatchObject({ adoptions: 0 });
});

test("what is not published can be neither liked nor adopted, and its adoptions count no more", async () => {
  const { spread, publishing, adoption, caseId } = await published();
  await spread.adopt(adoption, "p003");
  await publishing.unpublish(caseId, EDITOR);
  expect(await spread.like(caseId, "p002", true)).toMatchObject({ reason: "unknown-case" });
  expect(await spread.adopt(adoption, "p003")).toMatchObject({ reason: "unknown-case" });
  expect(await spread.case("id9", "p002")).toBeUndefined();
  expect(await spread.totals(null)).toMatchObject({ cases: 0, adoptions: 0, hours: 0 });
});
