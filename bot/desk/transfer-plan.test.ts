import { describe, expect, it } from "vitest";
import { createOrganisation } from "../people/create-organisation.ts";
import { type Person, parsePeople, peopleOn } from "../people/people.ts";
import type { RequestState } from "./engine/state.ts";
import { transferPlan } from "./transfer-plan.ts";

const PEOPLE = parsePeople(`id,name,department,section,post,employment,groups,validFrom,validTo,email
a,旧 課長,総務部,人事課,課長,常勤職員,,2024-04-01,2027-03-31,
b,新 課長,総務部,人事課,課長,常勤職員,,2027-04-01,,
c,文書 課長,総務部,文書課,課長,常勤職員,,2024-04-01,,
d,消える 課長,環境部,廃止課,課長,常勤職員,,2024-04-01,2027-03-31,
e,統合 課長,総務部,総合課,課長,常勤職員,,2024-04-01,,
z,事務局,総務部,行政改革課,係長,常勤職員,管理者,2024-04-01,,
`);

const organisation = createOrganisation({
  directory: { people: async (day): Promise<readonly Person[]> => peopleOn(PEOPLE, day) },
  standIns: async () => [],
  successions: async () => [{ from: "総務部/文書課", to: "総務部/総合課", validFrom: "2027-04-01" }],
  fallback: "@管理者",
});

function request(id: string, post: string) {
  const task = { post, due: "2027-04-05", escalatedTo: [], done: null };
  const state: RequestState = {
    ...{ type: "app", version: 1, askerId: "x", unit: "", fields: {}, confidential: false, round: 1 },
    ...{ reviews: [], joiners: [], notes: {}, sent: [], length: 2 },
    phase: { kind: "at", step: 0, tasks: [task] },
  };
  return { id, number: id, title: "題", state };
}

describe("a dry run of a transfer", () => {
  it("tells what stays, what gets new people, what moves to a successor, and what would be nobody's", async () => {
    const organisations = { now: await organisation.on("2026-11-25"), later: await organisation.on("2027-04-01") };
    const requests = [
      request("r1", "総務部/人事課/課長"),
      request("r2", "総務部/文書課/課長"),
      request("r3", "環境部/廃止課/課長"),
      request("r4", "総務部/総合課/課長"),
    ];
    const documents = [
      { id: "d1", title: "人事の手引", owner: "総務部人事課" },
      { id: "d2", title: "廃止課の手引", owner: "環境部廃止課" },
      { id: "d3", title: "知らない課の手引", owner: "宇宙課" },
    ];
    const plan = transferPlan(requests, documents, organisations);
    expect(plan.map(({ what, fate, to, people }) => [what.id, fate, to, ...(people ?? [])])).toEqual([
      ["r1", "new-people", "総務部/人事課/課長", "b"],
      ["r2", "new-post", "総務部/総合課/課長", "e"],
      ["r3", "orphaned", "環境部/廃止課/課長", "z"],
      ["r4", "same-people", "総務部/総合課/課長", "e"],
      ["d1", "new-people", "総務部/人事課/課長", "b"],
      ["d2", "orphaned", "環境部/廃止課/課長", "z"],
      ["d3", "orphaned", "宇宙課"],
    ]);
  });

  it("misses neither what is back at its asker, nor a 後閲, and names nothing of what is confidential", async () => {
    const organisations = { now: await organisation.on("2026-11-25"), later: await organisation.on("2027-04-01") };
    const { state, ...rest } = request("r1", "総務部/人事課/課長");
    const returned = { kind: "returned", due: "2027-04-05", fromStep: 0, why: "直す" } as const;
    const ended = { kind: "ended", ending: "approved", why: null, at: "" } as const;
    const review = { post: "総務部/文書課/課長", due: "2027-04-05" };
    const requests = [
      { ...rest, id: "left", state: { ...state, askerId: "d", phase: returned } },
      { ...rest, id: "stays", state: { ...state, askerId: "c", phase: returned } },
      { ...rest, id: "review", state: { ...state, phase: ended, reviews: [review] } },
      { ...rest, id: "secret", title: "パワハラの相談", state: { ...state, confidential: true } },
    ];
    const plan = transferPlan(requests, [], organisations);
    expect(plan.map(({ what, from, fate }) => [what.id, from, fate])).toEqual([
      ["left", "申請者", "orphaned"],
      ["stays", "申請者", "same-people"],
      ["review", "総務部/文書課/課長", "new-post"],
      [null, "総務部/人事課/課長", "new-people"],
    ]);
    expect(JSON.stringify(plan)).not.toContain("パワハラ");
    expect(JSON.stringify(plan)).not.toContain("secret");
  });
});
