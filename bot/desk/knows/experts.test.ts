import { beforeEach, expect, onTestFinished, test } from "vitest";
import { openStore } from "../../../corpus/store/connection.ts";
import { type AnsweredStore, openAnsweredStore } from "../../store/answered-questions.ts";
import { openPreferenceStore, type PreferenceStore } from "../../store/desk-preferences.ts";
import type { DeskRequest } from "../contract.ts";
import { createExperts, type Experts } from "./experts.ts";

let store: AnsweredStore;
let preferences: PreferenceStore;
let experts: Experts;

/** Words as the tests write them: separated by spaces. */
const words = (text: string) => text.split(/\s+/u).filter((word) => word !== "");

beforeEach(async () => {
  const opened = openStore(":memory:");
  onTestFinished(() => opened.close());
  store = await openAnsweredStore(opened);
  preferences = await openPreferenceStore(opened);
  experts = createExperts({ store, preferences, words, clock: () => new Date("2026-11-25T00:00:00Z") });
  for (const id of ["p1", "p2"]) await preferences.keep(id, { ruleChanges: true, isFindable: true });
});

test("who answered most about a subject comes first, with a question to judge by", async () => {
  await answered("p1", "旅費 宿泊 上限", "2026-01-10");
  await answered("p2", "旅費 日当", "2026-02-10");
  await answered("p2", "旅費 宿泊", "2026-03-10");
  await answered("p2", "複合機 紙づまり", "2026-04-10");
  expect(await experts.about("旅費")).toEqual([
    { personId: "p2", answers: 2, question: "旅費 宿泊", lastAnsweredAt: "2026-03-10T00:00:00Z" },
    { personId: "p1", answers: 1, question: "旅費 宿泊 上限", lastAnsweredAt: "2026-01-10T00:00:00Z" },
  ]);
});

test("who did not agree to be found is not named, nor who answered about something else or long ago", async () => {
  await answered("p3", "旅費", "2026-01-10");
  await answered("p1", "旅費", "2022-01-10");
  await answered("p2", "公印 押印", "2026-01-10");
  expect(await experts.about("旅費")).toEqual([]);
});

test("a word that all questions share does not make a subject", async () => {
  await answered("p1", "申請 公印", "2026-01-10");
  await answered("p2", "申請 旅費", "2026-01-11");
  expect((await experts.about("申請 旅費")).map(({ personId }) => personId)).toEqual(["p2"]);
});

test("of what the desk has had answered, only what is not confidential is learnt, once", async () => {
  const event = (personId: string) =>
    ({
      what: { kind: "acted", act: "answer", post: "@相談窓口", fields: {} },
      by: { kind: "post", personId, post: "@相談窓口", as: "holder" },
      ...{ at: "2026-05-01T00:00:00Z", why: "規程 のとおり" },
    }) as const;
  const request = (id: string, confidential: boolean): DeskRequest => ({
    ...{ id, number: "質問-1", title: "", history: [], submittedAt: "", changedAt: "" },
    state: {
      ...{ type: "person", version: 1, askerId: "a", unit: "", fields: { question: "旅費" }, confidential },
      ...{
        phase: { kind: "at", step: 0, tasks: [] },
        round: 1,
        reviews: [],
        joiners: [],
        notes: {},
        sent: [],
        length: 2,
      },
    } as const,
  });
  await experts.learn({
    feed: async (_consumer, handle) => {
      await handle(event("p1"), request("r1", false));
      await handle(event("p1"), request("r1", false));
      await handle(event("p2"), request("r2", true));
    },
  });
  expect((await experts.about("旅費")).map(({ personId, answers }) => [personId, answers])).toEqual([["p1", 1]]);
});

async function answered(personId: string, question: string, day: string): Promise<void> {
  const answeredAt = `${day}T00:00:00Z`;
  await store.keep({ requestId: `${personId} ${question}`, personId, question, answer: "", answeredAt });
}
