import { expect, test } from "vitest";
import type { Reply } from "../conversation/contract.ts";
import { groupedByLikeness } from "./likeness.ts";
import { ADMINISTRATOR, OWNER, openAdminBench, STAFF } from "./testing/admin-bench.ts";

const TIMES = { asOf: "2026-11-25", timings: { retrieveMs: 1, composeMs: 1 } };
const unanswerable = (department: string | null): Reply => ({
  ...{
    kind: "unanswerable",
    text: "資料からは確認できませんでした。",
    confidence: 0.1,
    nearest: [],
    notices: [],
    ...TIMES,
  },
  handOff: department === null ? null : { department },
});
const answered = (documentId: string): Reply => ({
  ...{ kind: "answered", text: "窓口[1]", confidence: 0.9, related: [], composer: "quotation", notices: [], ...TIMES },
  citations: [
    {
      ...{ label: 1, passageId: "1-0", documentId, title: "鍵要領", locator: "第1条", article: "1" },
      ...{ effectiveFrom: "2024-04-01", effectiveTo: null, quote: "窓口", url: "/source/1-0" },
    },
  ],
});
const DOCUMENTS = "総務部文書課";

test("groups what was not answered by likeness, the most asked first, and says whose it may be", async () => {
  const { ask, librarian } = await openAdminBench();
  await ask("駐輪場の利用申請はどこに出しますか", unanswerable(DOCUMENTS));
  await ask("公印の使用を申請するには", unanswerable("総務部人事課"));
  await ask("駐輪場の利用申請はどこに出せばよいですか", unanswerable(DOCUMENTS));
  await ask("駐輪場の利用申請はどこに出しますか", unanswerable(null));
  const groups = await librarian.unanswered(ADMINISTRATOR, 10);
  expect(groups.map(({ question, asked, owner }) => [question, asked, owner])).toEqual([
    ["駐輪場の利用申請はどこに出しますか", 3, DOCUMENTS],
    ["公印の使用を申請するには", 1, "総務部人事課"],
  ]);
  expect(groups[0]?.others).toEqual(["駐輪場の利用申請はどこに出せばよいですか"]);
  expect((await librarian.unanswered(OWNER, 10)).map(({ asked }) => asked)).toEqual([3]);
  expect(await librarian.unanswered(STAFF, 10)).toEqual([]);
});

test("takes three words of a matter for the same question, and two of a rule for none", async () => {
  const { ask, librarian } = await openAdminBench();
  for (const question of [
    "駐輪場の屋根の修理は誰に頼みますか",
    "駐輪場の屋根が壊れたら誰に修理を頼めますか",
    "駐輪場の屋根の修理依頼先",
    "忌引休暇の日数",
    "夏季休暇の日数",
  ])
    await ask(question, unanswerable(DOCUMENTS));
  expect((await librarian.unanswered(ADMINISTRATOR, 10)).map(({ asked }) => asked)).toEqual([3, 1, 1]);
});

test("takes a settled question out until the like is asked in vain again", async () => {
  const { ask, librarian } = await openAdminBench();
  await ask("駐輪場の利用申請はどこに出しますか", unanswerable(DOCUMENTS));
  await ask("駐輪場の利用申請はどこに出しますか", unanswerable(DOCUMENTS));
  const [group] = await librarian.unanswered(ADMINISTRATOR, 10);
  expect(await librarian.settleQuestion(group?.id ?? "", STAFF)).toMatchObject({ kind: "refused" });
  expect(await librarian.settleQuestion(group?.id ?? "", OWNER)).toMatchObject({ kind: "done" });
  expect(await librarian.unanswered(ADMINISTRATOR, 10)).toEqual([]);
  await ask("駐輪場の利用申請はどこに出せばよいですか", unanswerable(DOCUMENTS));
  expect((await librarian.unanswered(ADMINISTRATOR, 10)).map(({ asked }) => asked)).toEqual([1]);
});

test("leaves out what is nobody's business, and what was answered well", async () => {
  const { ask, librarian } = await openAdminBench();
  await ask("上司のパワハラを相談したい", unanswerable(DOCUMENTS));
  await ask("鍵はどこで受け取りますか", answered("d"));
  expect(await librarian.unanswered(ADMINISTRATOR, 10)).toEqual([]);
  expect(await librarian.mostAsked(ADMINISTRATOR, 10)).toEqual([
    { question: "鍵はどこで受け取りますか", asked: 1, answered: 1 },
  ]);
});

test("hands a group to its owner once, as a question to the people there", async () => {
  const { ask, librarian, desk } = await openAdminBench();
  await ask("駐輪場の利用申請はどこに出しますか", unanswerable(DOCUMENTS));
  const [group] = await librarian.unanswered(ADMINISTRATOR, 10);
  expect(await librarian.handOver(group?.id ?? "", ADMINISTRATOR)).toMatchObject({
    kind: "done",
    sentence: expect.stringMatching(/^総務部文書課に渡しました（質問-\d+）。$/u),
  });
  expect(await librarian.handOver(group?.id ?? "", ADMINISTRATOR)).toMatchObject({ kind: "refused" });
  expect((await librarian.unanswered(ADMINISTRATOR, 10))[0]?.handedOverAt).not.toBeNull();
  const { requests } = await desk.list({ scope: "waiting", limit: 10 }, OWNER);
  expect(requests.map(({ state }) => state.type)).toEqual(["person"]);
});

test("hands over what was answered wrongly as a fault of its document", async () => {
  const { ask, bring, feedback, librarian, desk } = await openAdminBench();
  const documentId = await bring("a.md", `---\ntitle: 鍵要領\nowner: ${DOCUMENTS}\n---\n第1条　鍵は窓口で受け取る。\n`);
  const turnId = await ask("鍵はどこで受け取りますか", answered(documentId));
  await feedback.give({ turnId, viewerId: STAFF, verdict: "outdated", comment: "", givenAt: "2026-11-25T02:00:00Z" });
  const [group] = await librarian.unanswered(ADMINISTRATOR, 10);
  expect(group).toMatchObject({ owner: DOCUMENTS, asked: 1 });
  expect((await librarian.handOver(group?.id ?? "", ADMINISTRATOR)).kind).toBe("done");
  const { requests } = await desk.list({ scope: "mine", limit: 10 }, ADMINISTRATOR);
  expect(requests[0]?.state).toMatchObject({ type: "correction", fields: { documentId, owner: DOCUMENTS } });
  expect(await librarian.mostAsked(OWNER, 10)).toEqual([
    { question: "鍵はどこで受け取りますか", asked: 1, answered: 0 },
  ]);
});

test("tells nobody to whom a question without any near document belongs", async () => {
  const { ask, librarian } = await openAdminBench();
  await ask("駐輪場の利用申請はどこに出しますか", unanswerable(null));
  const [group] = await librarian.unanswered(ADMINISTRATOR, 10);
  expect(group?.owner).toBeNull();
  expect(await librarian.handOver(group?.id ?? "", ADMINISTRATOR)).toMatchObject({ kind: "refused" });
});

test("a rare word tells questions apart that share the common ones", () => {
  const common = Array.from({ length: 8 }, (_, at) => ["申請", "方法", `語${at}`]);
  const groups = groupedByLikeness([...common, ["申請", "方法", "語3"], []], (words) => words);
  expect(groups.map(({ members }) => members.length)).toEqual([1, 1, 1, 2, 1, 1, 1, 1]);
});
