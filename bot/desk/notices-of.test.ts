import { beforeAll, describe, expect, test } from "vitest";
import type { OrganisationDay } from "../people/organisation.ts";
import type { Command } from "./engine/command.ts";
import { decide } from "./engine/decide.ts";
import type { DeskEvent } from "./engine/event.ts";
import { evolve, type RequestState } from "./engine/state.ts";
import { CIRCULAR, OLD_POST, officeOn, TRANSFER_DAY } from "./engine/testing/small-office.ts";
import { noticesOf } from "./notices-of.ts";

const DAY = "2026-03-16";
let office: OrganisationDay;
beforeAll(async () => {
  office = await officeOn(DAY);
});

interface Run {
  readonly state: RequestState | undefined;
  /** Of the last command. */
  readonly told: readonly string[];
  readonly keys: readonly string[];
}

const BEGUN: Run = { state: undefined, told: [], keys: [] };
const SUBMIT: Command = { kind: "submit", type: "app", fields: { name: "試験" } };

function say(run: Run, personId: string | null, command: Command, organisation = office): Run {
  const today = organisation.day;
  const context = { definition: CIRCULAR, organisation, today, at: `${today}T01:00:00.000Z`, personId };
  const decision = decide(run.state, command, context);
  if (decision.kind === "refused") throw new Error(`${command.kind} by ${personId}: ${decision.reason}`);
  return told(run, decision.events, organisation);
}

function told({ state, keys }: Run, events: readonly DeskEvent[], organisation = office): Run {
  const notices = noticesOf({
    ...{ before: state, events, definition: CIRCULAR, organisation, channelOf: () => null, nameOf: (id) => id },
    request: { id: "r", number: "試験-0001", title: "試験" },
  });
  return {
    state: events.reduce(evolve, state),
    told: notices.map(({ kind, to, why }) => `${kind} ${to.kind === "person" ? to.personId : to.channel} ${why}`),
    keys: [...keys, ...notices.map(({ key }) => key)],
  };
}

const submitted = () => say(BEGUN, "asker", SUBMIT);
const checked = () => say(submitted(), "chief", { kind: "pass", why: "" });

describe("who is told", () => {
  test("of a request: its asker, and who has to act first", () => {
    expect(submitted().told).toEqual(["received asker 申請者として", "your-turn chief 確認の担当として"]);
  });

  test("of the next step: everybody who may act, in the capacity in which they do, but never the asker", () => {
    expect(checked().told).toEqual([
      "your-turn system 意見を求められた担当として",
      "your-turn guard 意見を求められた担当として",
      "your-turn writer 意見を求められた担当として",
    ]);
  });

  test("of a task's end: nobody, as long as its step goes on", () => {
    expect(say(checked(), "writer", { kind: "agree", why: "" }).told).toEqual([]);
  });

  test("of a serial step's next turn: whose it is, once", () => {
    const opined = say(say(checked(), "writer", { kind: "agree", why: "" }), "system", { kind: "agree", why: "" });
    expect(opined.told).toEqual(["your-turn writer 承認者として"]);
    expect(say(opined, "writer", { kind: "approve", why: "" }).told).toEqual(["your-turn head 承認者として"]);
  });

  test("of 差戻し: the asker, with the reason; of the edited request: who has to act, again", () => {
    const returned = say(submitted(), "chief", { kind: "return", why: "人数を書いてください" });
    expect(returned.told).toEqual(["returned asker 申請者として"]);
    const again = say(returned, "asker", { kind: "resubmit", fields: { name: "直した" } });
    expect(again.told).toEqual(["your-turn chief 確認の担当として"]);
    expect(new Set(again.keys).size).toBe(again.keys.length);
  });

  test("of the end: the asker and who joined; of 取下げ: who joined", () => {
    const joined = say(submitted(), "other", { kind: "join" });
    expect(joined.told).toEqual([]);
    expect(say(joined, "chief", { kind: "reject", why: "費用" }).told).toEqual([
      "ended asker 申請者として",
      "joined-ended other 賛同者として",
    ]);
    expect(say(joined, "asker", { kind: "withdraw", why: "" }).told).toEqual(["joined-ended other 賛同者として"]);
  });

  test("of 代決: the post in whose stead it was decided", () => {
    expect(say(submitted(), "deputy", { kind: "pass", why: "" }).told).toContain("review chief 後閲者として");
  });

  test("of 担当替え: who has it now", () => {
    expect(say(submitted(), "chief", { kind: "reassign", to: OLD_POST, why: "担当" }).told).toEqual([
      "reassigned writer 確認の担当として",
    ]);
  });

  test("of a comment: the asker; of the asker's own: whose turn it is", () => {
    expect(say(submitted(), "chief", { kind: "comment", why: "確認中" }).told).toEqual([
      "commented asker 申請者として",
    ]);
    expect(say(submitted(), "asker", { kind: "comment", why: "急ぎ" }).told).toEqual(["commented chief 担当として"]);
  });

  test("of what is late: who has not acted, and who is above them", async () => {
    const later = await officeOn("2026-03-26");
    expect(say(submitted(), null, { kind: "tick" }, later).told).toEqual([
      "reminder chief 確認の担当として",
      "escalated head 上位者として",
    ]);
  });

  test("of a transfer: who has it from that day on", async () => {
    const later = await officeOn(TRANSFER_DAY);
    const moved = say(checked(), null, { kind: "tick" }, later).told;
    expect(moved).toContain("transferred lawyer 意見を求められた担当として");
    expect(moved.filter((each) => each.includes("writer"))).toEqual([]);
  });
});

test("the same events make the same notices under the same keys", () => {
  expect(submitted().keys).toEqual(submitted().keys);
  expect(submitted().keys).toEqual(["r:1:received:asker", "r:2:your-turn:chief"]);
});
