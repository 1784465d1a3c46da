import { beforeEach, expect, onTestFinished, test } from "vitest";
import { ANYONE, type Audience, type Viewer } from "../../../corpus/document.ts";
import type { NewRevision } from "../../../corpus/library.ts";
import { type OpenLibrary, openMemoryLibrary } from "../../../corpus/open.ts";
import { type ConversationStore, openConversationStore } from "../../store/conversations.ts";
import { openPreferenceStore, type PreferenceStore } from "../../store/desk-preferences.ts";
import { openRuleChangeStore } from "../../store/rule-changes.ts";
import type { Notice } from "../contract.ts";
import { createRuleChanges, type RuleChanges } from "./rule-changes.ts";

const DAY = "2026-11-20";
const AMENDED = "2026-12-01";
const EVERYONE: Audience = { kind: "everyone" };

let library: OpenLibrary;
let turns: ConversationStore;
let preferences: PreferenceStore;
let changes: RuleChanges;
let told: Map<string, Omit<Notice, "madeAt">>;
const here = new Map<string, Viewer>();

beforeEach(async () => {
  library = await openMemoryLibrary();
  onTestFinished(() => library.close());
  turns = await openConversationStore(library.store);
  preferences = await openPreferenceStore(library.store);
  told = new Map();
  here.clear();
  for (const id of ["p1", "p2"]) here.set(id, { ...ANYONE, id });
  await library.add([rule("2024-04-01", { 第3条: "五日とする。", 第4条: "申請する。" })]);
  changes = createRuleChanges({
    ...{ library, turns, preferences, days: 90, publicUrl: "https://do.example.jp", timeZone: "Asia/Tokyo" },
    store: await openRuleChangeStore(library.store),
    viewerOf: async (id) => here.get(id),
    notify: async (notice) => {
      told.set(notice.key, notice);
    },
  });
  await changes.look(DAY);
});

test("who was given a passage that reads differently now gets one message with before and after", async () => {
  await given("p1", "第3条");
  await given("p1", "第3条");
  await library.add([rule(AMENDED, { 第3条: "七日とする。", 第4条: "申請する。" })]);
  await changes.look("2026-11-30");
  expect(told.size).toBe(0);
  await changes.look(AMENDED);
  const [notice] = told.values();
  expect(told.size).toBe(1);
  expect(notice).toMatchObject({ to: { kind: "person", personId: "p1" }, kind: "rule-changed" });
  expect(notice?.text).toMatch(/第3条.*改正前：五日とする。\n改正後：七日とする。/su);
  expect(notice?.text).toContain(`/source/${await documentId()}/${AMENDED}`);
  expect(await changes.recent(10)).toMatchObject([
    { title: "休暇規則", effectiveFrom: AMENDED, reached: 1, declined: 0 },
  ]);
});

test("a document that is named anew has not changed, and its next revision concerns who was given it before", async () => {
  await given("p1", "第3条");
  await library.identify(await documentId(), { issuer: "見本県", title: "休暇に関する規則", number: null });
  await changes.look(DAY);
  expect(await changes.recent(10)).toEqual([]);
  await given("p2", "第3条");
  const next = rule(AMENDED, { 第3条: "七日とする。" });
  await library.add([{ ...next, document: { ...next.document, title: "休暇に関する規則" } }]);
  await changes.look(AMENDED);
  expect([...told.values()].map(({ to }) => to.kind === "person" && to.personId).toSorted()).toEqual(["p1", "p2"]);
});

test("a passage that stayed as it was concerns nobody", async () => {
  await given("p1", "第4条");
  await library.add([rule(AMENDED, { 第3条: "七日とする。", 第4条: "申請　する。" })]);
  await changes.look(AMENDED);
  expect(told.size).toBe(0);
  expect(await changes.recent(10)).toMatchObject([{ reached: 0 }]);
});

test("a place that is gone is said to be gone", async () => {
  await given("p1", "第4条");
  await library.add([rule(AMENDED, { 第3条: "五日とする。" })]);
  await changes.look(AMENDED);
  expect([...told.values()][0]?.text).toContain("この箇所はなくなりました");
});

test("looking again, or again after a look that was cut short, tells nobody twice", async () => {
  await given("p1", "第3条");
  await library.add([rule(AMENDED, { 第3条: "七日とする。" })]);
  await changes.look(AMENDED);
  await changes.look(AMENDED);
  await changes.look("2026-12-02");
  expect(told.size).toBe(1);
  expect(await changes.recent(10)).toHaveLength(1);
});

test("who does not want to be told, has left, or asked too long ago is not told; the first is counted", async () => {
  await given("p1", "第3条");
  await given("p2", "第3条", "2026-08-01T03:00:00Z");
  await given("p3", "第3条");
  await preferences.keep("p1", { ruleChanges: false, isFindable: false });
  await library.add([rule(AMENDED, { 第3条: "七日とする。" })]);
  await changes.look(AMENDED);
  expect(told.size).toBe(0);
  expect(await changes.recent(10)).toMatchObject([{ reached: 0, declined: 1 }]);
});

test("who may not read the rule any more is told nothing of it", async () => {
  await given("p1", "第3条");
  const audience: Audience = { kind: "limited", departments: [], groups: ["CSIRT"], posts: [], people: [] };
  await library.add([rule(AMENDED, { 第3条: "七日とする。" }, audience)]);
  await changes.look(AMENDED);
  expect(told.size).toBe(0);
});

test("what was asked about the rules of another day is left alone", async () => {
  await given("p1", "第3条", `${DAY}T03:00:00Z`, "2025-01-01");
  await library.add([rule(AMENDED, { 第3条: "七日とする。" })]);
  await changes.look(AMENDED);
  expect(told.size).toBe(0);
});

async function documentId(): Promise<string> {
  return (await library.inventory())[0]?.document.id ?? "";
}

/** Keeps that a person was answered with a place of the first revision. */
async function given(askerId: string, locator: string, askedAt = `${DAY}T03:00:00Z`, asOf: string | null = null) {
  const text = await library.text(await documentId(), { asOf: DAY, viewer: ANYONE });
  const passage = text?.passages.find((each) => each.locator === locator);
  const id = `${askerId} ${locator} ${Math.random()}`;
  const citation = {
    ...{ label: 1, passageId: passage?.id ?? "", documentId: await documentId(), title: "休暇規則", locator },
    ...{
      article: null,
      effectiveFrom: "2024-04-01",
      effectiveTo: null,
      quote: passage?.text ?? "",
      url: "/source/rule",
    },
  };
  await turns.add(
    {
      ...{
        id,
        thread: id,
        owner: askerId,
        askerId,
        key: null,
        askedAt,
        asOf,
        question: "休暇は何日？",
        asked: "休暇は何日？",
      },
      reply: {
        ...{ kind: "answered", text: "[1]", confidence: 0.9, citations: [citation], composer: "quotation" },
        ...{ related: [], notices: [], asOf: asOf ?? DAY, timings: { retrieveMs: 1, composeMs: 1 } },
      },
    },
    DAY,
  );
}

function rule(effectiveFrom: string, articles: Readonly<Record<string, string>>, audience = EVERYONE): NewRevision {
  return {
    document: {
      ...{ issuer: "見本県", title: "休暇規則", number: null, category: "規則", owner: null, sample: false, audience },
      appliesTo: { employments: [], bodies: [] },
    },
    ...{ effectiveFrom, effectiveTo: null, contentHash: effectiveFrom, fileName: "rule.md" },
    passages: Object.entries(articles).map(([locator, text]) => ({
      ...{ kind: "article", sections: [], caption: null, locator, article: null, page: null, text },
    })),
  };
}
