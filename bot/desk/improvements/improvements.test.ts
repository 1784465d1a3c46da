import { expect, onTestFinished, test } from "vitest";
import { ANYONE } from "../../../corpus/document.ts";
import { createSynonyms } from "../../../corpus/japanese/synonyms.ts";
import { openMemoryLibrary } from "../../../corpus/open.ts";
import { createAnswerer } from "../../../rag/answer.ts";
import { openDesk } from "../testing/desk-bench.ts";
import { openImprovements } from "./improvements.ts";
import { FIELDS } from "./testing/office.ts";

const TODAY = "2026-11-25";
const SENDER = "p001";
const RECEIVER = "p007";
const OWNER = "p046";
const DECIDER = "p043";

/** The improvement desk over the desk itself, with the sample people. */
async function open() {
  const bench = await openDesk();
  const library = await openMemoryLibrary();
  onTestFinished(library.close);
  const { analyser } = library;
  const answerer = createAnswerer({ library, analyser, synonyms: createSynonyms([], [], analyser.words) });
  const { desk, organisation, directory, clock } = bench;
  const improvements = await openImprovements({
    ...{ library, answerer, desk, organisation, people: directory.people, issuer: async () => "星見県" },
    clock: () => new Date(clock.now),
    dayOf: (moment) => new Date(moment.getTime() + 9 * 3_600_000).toISOString().slice(0, 10),
    ids: () => crypto.randomUUID(),
  });
  const say = async (...command: Parameters<typeof bench.say>) => {
    const outcome = await bench.say(...command);
    if (outcome.kind === "refused") throw new Error(outcome.sentence);
    await improvements.tick();
    return outcome.request;
  };
  const kindsFor = async (personId: string) => (await desk.notices(personId, 20)).map(({ kind }) => kind);
  const ask = (text: string) => answerer.answer({ text, today: TODAY, viewer: ANYONE });
  return { ...bench, ...improvements, say, kindsFor, ask };
}

/** Through 受付, 意見 and 採否 to adoption. */
async function adopt(office: Awaited<ReturnType<typeof open>>, fields = {}) {
  const { id } = await office.say(SENDER, {
    kind: "submit",
    type: "improvement",
    fields: { ...FIELDS, owner: "建設部道路課", ...fields },
  });
  await office.say("p002", { kind: "join" }, id);
  await office.say(RECEIVER, { kind: "pass", why: "" }, id);
  await office.say(OWNER, { kind: "agree", why: "よい取組です" }, id);
  await office.say(DECIDER, { kind: "approve", why: "採用します" }, id);
  return id;
}

test("from submission over opinion and adoption to a published case that a question finds, everybody told once", async () => {
  const office = await open();
  const id = await adopt(office);
  expect(await office.kindsFor(RECEIVER)).toContain("review");
  const [draft] = await office.publishing.cases(RECEIVER);
  const outcome = await office.publishing.publish({
    ...{ caseId: draft?.id ?? "", version: draft?.version ?? 0, knowsHints: false, personId: RECEIVER },
  });
  expect(outcome).toMatchObject({ kind: "done" });
  await office.tick();
  await office.tick();
  const answer = await office.ask("公用車の鍵を番号式の箱で受け渡した事例の効果は？");
  expect(answer.kind === "answered" && answer.citations[0]?.title).toBe(FIELDS.name);
  expect((await office.kindsFor(SENDER)).filter((kind) => kind === "case-published")).toHaveLength(1);
  expect((await office.kindsFor("p002")).filter((kind) => kind === "case-published")).toHaveLength(1);
  expect((await office.desk.whole(id))?.state.notes).toEqual({ publishedCase: "令和8年度事例第1号" });
  expect((await office.booklet(2026)).totals).toMatchObject({ cases: 1, hours: 312 });
});

test("an open one is offered to join while another writes the same, and is no more once it is decided", async () => {
  const office = await open();
  const { id } = await office.say(SENDER, {
    kind: "submit",
    type: "improvement",
    fields: { ...FIELDS, owner: "建設部道路課" },
  });
  const draft = {
    title: "公用車の鍵ボックス",
    before: "公用車の鍵の受け渡しに窓口で待つ",
    action: "暗証番号で開く鍵箱を車庫に置いた",
  };
  const offered = () => office.similarCases({ draft, viewer: { ...ANYONE, id: "p010" }, today: TODAY });
  expect(await offered()).toMatchObject([{ kind: "join", requestId: id, number: "改善-0001" }]);
  await office.say(SENDER, { kind: "withdraw", why: "書き直します" }, id);
  expect(await offered()).toEqual([]);
});

test("an award round over adopted cases reaches the winner through the desk", async () => {
  const office = await open();
  await adopt(office);
  const plan = {
    ...{ name: "令和8年度改善表彰", from: "2026-04-01", to: "2027-03-31", scoreUntil: "2027-04-20", normalised: false },
    criteria: [{ id: "effect", label: "効果", weight: 1 }],
    prizes: [{ name: "最優秀賞", upTo: 1 }],
    judges: ["@改善審査員"],
  };
  const opened = await office.awards.open(plan, DECIDER);
  if (opened.kind !== "done") throw new Error(opened.sentence);
  const { id, candidates } = opened.round;
  const score = { kind: "score", caseId: candidates[0]?.caseId ?? "", scores: { effect: 5 }, comment: "" } as const;
  await office.awards.do(id, score, "p045");
  await office.awards.do(id, { kind: "close", evenIfMissing: true }, DECIDER);
  await office.awards.do(id, { kind: "announce" }, DECIDER);
  expect((await office.desk.notices(SENDER, 1))[0]).toMatchObject({
    kind: "award",
    text: expect.stringContaining("最優秀賞"),
  });
  expect(await office.kindsFor("p002")).toContain("award");
});
