import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CalendarDate } from "../../../corpus/document.ts";
import { plusDays } from "../../calendar.ts";
import type { OrganisationDay } from "../../people/organisation.ts";
import { openStep, openTasks, resolve } from "./acting.ts";
import type { Command } from "./command.ts";
import { decide } from "./decide.ts";
import type { DeskEvent } from "./event.ts";
import { evolve, type RequestState, replay } from "./state.ts";
import { CIRCULAR, NEW_POST, OLD_POST, officeOn, PEOPLE_IDS, TRANSFER_DAY } from "./testing/small-office.ts";

const FIRST_DAY: CalendarDate = "2026-03-16";
const DAYS = 60;
const OFFICES = await Promise.all(Array.from({ length: DAYS }, (_, days) => officeOn(plusDays(FIRST_DAY, days))));
/** A member of a group that states an opinion, the chief whose check comes first, and the head to whom that escalates. */
const asker = fc.constantFrom("asker", "chief", "head");

const words = fc.constantFrom("", " ", "理由", "<script>alert(1)</script>");
const fields = fc.constantFrom(
  { name: "地図" },
  { name: "" },
  { name: "長".repeat(11) },
  { name: "地図", terms: "屋外だけ" },
);
const posts = fc.constantFrom(OLD_POST, NEW_POST, "@CSIRT", "建設部//部長", "総務部/情報課/課長", "ない部/ない課/課長");
const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ kind: fc.constantFrom("pass", "agree", "object", "approve", "answer"), why: words, fields }),
  fc.record({ kind: fc.constantFrom("return", "reject", "nothing", "withdraw", "comment"), why: words }),
  fc.record({ kind: fc.constantFrom("pull-back", "review", "join", "leave", "tick", "tick") }),
  fc.record({ kind: fc.constant("resubmit"), fields }),
  fc.record({ kind: fc.constant("submit"), type: fc.constant("app"), fields }),
  fc.record({ kind: fc.constant("reassign"), to: posts, why: words }),
  fc.record({ kind: fc.constant("note"), name: fc.constant("decision"), value: words }),
);
/** Who does what, days after the command before; half the time the person whose turn it is, else anybody. */
const move = fc.record({
  command,
  who: fc.constantFrom(...PEOPLE_IDS),
  isTheirTurn: fc.boolean(),
  isFitting: fc.boolean(),
  days: fc.constantFrom(0, 0, 0, 1, 4),
  round: fc.constantFrom(undefined, undefined, 0, 1, 2),
});
type Move = typeof move extends fc.Arbitrary<infer M> ? M : never;
const moves = fc.array(move, { minLength: 1, maxLength: 40, size: "max" });

interface Moment {
  readonly before: RequestState;
  readonly after: RequestState;
  readonly events: readonly DeskEvent[];
  readonly office: OrganisationDay;
  readonly command: Command;
  readonly personId: string | null;
}

/** Plays the moves from a submitted request on. @returns every command that had an effect, and the whole history */
function play(askerId: string, played: readonly Move[]) {
  let day = 0;
  const submitted = decided(undefined, { kind: "submit", type: "app", fields: { name: "地図" } }, askerId, 0);
  const history = [...submitted];
  const moments: Moment[] = [];
  for (const each of played) {
    day = Math.min(day + each.days, DAYS - 1);
    const before = stateOf(history);
    const asked = each.isFitting ? fitting(before, each.command) : each.command;
    const personId = asked.kind === "tick" ? null : each.isTheirTurn ? turnOf(before, day, asked) : each.who;
    const events = decided(before, asked, personId, day, each.round);
    if (events.length === 0) continue;
    history.push(...events);
    moments.push({ before, after: stateOf(history), events, office: officeAt(day), command: asked, personId });
  }
  return { history, moments, end: stateOf(history), office: officeAt(day), day };
}

function decided(
  state: RequestState | undefined,
  asked: Command,
  personId: string | null,
  day: number,
  round?: number,
): readonly DeskEvent[] {
  const today = plusDays(FIRST_DAY, day);
  const context = {
    definition: CIRCULAR,
    organisation: officeAt(day),
    at: `${today}T01:00:00Z`,
    today,
    personId,
    round,
  };
  const decision = decide(state, asked, context);
  return decision.kind === "events" ? decision.events : [];
}

function officeAt(day: number): OrganisationDay {
  const office = OFFICES[day];
  if (office === undefined) throw new RangeError(`no office on day ${day}`);
  return office;
}

function stateOf(history: readonly DeskEvent[]): RequestState {
  const state = replay(history);
  if (state === undefined) throw new Error("the history does not begin with a submission");
  return state;
}

/** The act that moves the request on where it stands, so that runs reach its later steps and its ends. */
function fitting(state: RequestState, instead: Command): Command {
  if (state.phase.kind === "returned") return { kind: "resubmit", fields: { name: "地図2" } };
  switch (openStep(state, CIRCULAR)?.kind) {
    case "check":
      return { kind: "pass", why: "" };
    case "opinion":
      return { kind: "agree", why: "" };
    case "approve":
      return { kind: "approve", why: "" };
    default:
      return instead;
  }
}

function turnOf(state: RequestState, day: number, { kind }: Command): string {
  const step = openStep(state, CIRCULAR);
  if (step === undefined || ["pull-back", "withdraw"].includes(kind)) return state.askerId;
  const [task] = openTasks(state, step);
  return (
    officeAt(day)
      .acting(task?.post ?? "")
      .find(({ personId }) => personId !== state.askerId)?.personId ?? state.askerId
  );
}

const holds = (property: (run: ReturnType<typeof play>) => void) =>
  fc.assert(
    fc.property(asker, moves, (askerId, played) => property(play(askerId, played))),
    { numRuns: 400 },
  );

describe("of random commands by anybody on any day", () => {
  test("the events replay to the same state, event by event", () => {
    holds(({ history, end }) => {
      const replayed: unknown = JSON.parse(JSON.stringify(history));
      expect(replayed).toEqual(history);
      const stepwise = history.reduce<RequestState | undefined>((state, event) => evolve(state, event), undefined);
      expect(stepwise).toEqual(end);
      expect(end.length).toBe(history.length);
    });
  });

  test("a request always has somebody else to act, its asker to edit it, or an end", () => {
    holds(({ end, office }) => {
      if (end.phase.kind !== "at") return;
      const step = openStep(end, CIRCULAR);
      const open = step === undefined ? [] : openTasks(end, step);
      expect(open.length).toBeGreaterThan(0);
      for (const { post } of open) {
        const others = office.acting(office.successor(post)).filter(({ personId }) => personId !== end.askerId);
        expect(others.length).toBeGreaterThan(0);
      }
    });
  });

  test("a step is through with its quorum and not before", () => {
    holds(({ moments }) => {
      for (const { before, after, events } of moments) {
        const isThrough = events.some(({ what }) => what.kind === "acted") && before.round !== after.round;
        const isApproved =
          after.phase.kind === "ended" && after.phase.ending === "approved" && before.phase.kind === "at";
        if (before.phase.kind !== "at" || (!isThrough && !isApproved)) continue;
        const acted = events.flatMap(({ what }) => (what.kind === "acted" ? [what.post] : []));
        const done = before.phase.tasks.filter((task) => task.done !== null || acted.includes(task.post)).length;
        const all = before.phase.tasks.length;
        expect(done).toBeGreaterThanOrEqual(openStep(before, CIRCULAR)?.id === "opinions" ? Math.min(2, all) : all);
      }
    });
  });

  test("whoever acts does so for an open task, as its holder, substitute, superior, or deputy, and never the asker", () => {
    holds(({ moments }) => {
      for (const { before, events, office } of moments) {
        for (const { what, by } of events) {
          if (what.kind !== "acted" || by.kind !== "post") continue;
          const step = openStep(before, CIRCULAR);
          const task = step === undefined ? undefined : openTasks(before, step).find(({ post }) => post === what.post);
          const deputies = (step?.deputies ?? []).map((each) => resolve(each, before, office));
          const posts = [what.post, ...(task?.escalatedTo ?? [])].flatMap((post) => office.acting(post));
          expect(task).toBeDefined();
          expect(by.personId).not.toBe(before.askerId);
          expect(
            by.as === "deputy"
              ? office.postsOf(by.personId).some((post) => deputies.includes(post))
              : posts.some(({ personId }) => personId === by.personId),
          ).toBe(true);
        }
      }
    });
  });

  test("a deputy's decision is shown to the post afterwards, and stays to be seen until the post has seen it", () => {
    holds(({ history, end }) => {
      const asked = history.filter(({ by, what }) => what.kind === "acted" && by.kind === "post" && by.as === "deputy");
      const reviewed = history.filter(({ what }) => what.kind === "reviewed");
      if (asked.length > 0 && reviewed.length === 0) expect(end.reviews.length).toBeGreaterThan(0);
      for (const { what, by } of reviewed) {
        if (what.kind === "reviewed" && by.kind === "post") expect(by.post).toBe(what.post);
      }
    });
  });

  test("what has ended stays ended, once", () => {
    const AFTERWARDS = ["ended", "commented", "noted", "reviewed", "left", "review-asked", "reminded", "transferred"];
    holds(({ history }) => {
      const first = history.findIndex(({ what }) => what.kind === "ended");
      if (first === -1) return;
      const after = history.slice(first).map(({ what }) => what.kind);
      expect(after.filter((kind) => kind === "ended")).toHaveLength(1);
      for (const kind of after) expect(AFTERWARDS).toContain(kind);
    });
  });

  test("refusals, returns, objections and hand-overs have a reason", () => {
    holds(({ history }) => {
      for (const { what, why } of history) {
        const needsReason =
          ["returned", "reassigned", "commented"].includes(what.kind) ||
          (what.kind === "ended" && ["rejected", "nothing"].includes(what.ending)) ||
          (what.kind === "acted" && ["object", "answer"].includes(what.act));
        if (needsReason) expect(why).toMatch(/\S/u);
      }
    });
  });

  test("the desk's own turn on a day has its effect once", () => {
    holds(({ end, day }) => {
      const first = decided(end, { kind: "tick" }, null, day);
      const after = first.reduce<RequestState | undefined>(evolve, end);
      expect(decided(after, { kind: "tick" }, null, day)).toEqual([]);
    });
  });

  test("after the transfer day the successor has what was open, with nothing left at the old post", () => {
    holds(({ end }) => {
      const last = DAYS - 1;
      const after = decided(end, { kind: "tick" }, null, last).reduce<RequestState | undefined>(evolve, end);
      const open = after?.phase.kind === "at" ? after.phase.tasks.filter(({ done }) => done === null) : [];
      expect(officeAt(last).day > TRANSFER_DAY).toBe(true);
      expect([...open, ...(after?.reviews ?? [])].map(({ post }) => post)).not.toContain(OLD_POST);
    });
  });
});

test("the random runs reach every kind of event and every ending of the circular", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(asker, moves, (askerId, played) => {
      for (const { what } of play(askerId, played).history) {
        seen.add(what.kind === "ended" ? `ended ${what.ending}` : what.kind);
      }
    }),
    { numRuns: 6000 },
  );
  expect([...seen].toSorted()).toEqual([
    ...["acted", "commented", "ended approved", "ended rejected", "ended withdrawn", "entered", "escalated", "joined"],
    ...[
      "left",
      "noted",
      "pulled-back",
      "reassigned",
      "reminded",
      "resubmitted",
      "returned",
      "review-asked",
      "reviewed",
    ],
    ...["submitted", "transferred"],
  ]);
});
