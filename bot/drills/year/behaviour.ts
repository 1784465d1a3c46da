import type { CalendarDate } from "../../../corpus/document.ts";
import { workingDaysAfter } from "../../calendar.ts";
import type { DeskCommand, DeskRequest } from "../../desk/contract.ts";
import { openStep, openTasks, resolve } from "../../desk/engine/acting.ts";
import type { Command } from "../../desk/engine/command.ts";
import type { Definition, Step as DeskStep, RequestType } from "../../desk/engine/definition.ts";
import type { Task } from "../../desk/engine/state.ts";
import type { OrganisationDay } from "../../people/organisation.ts";
import { chance, oneOf } from "./chance.ts";
import { UNITS } from "./office.ts";
import type { Step } from "./plan.ts";

/** What the people of the office do at a step: always the same for the same state of a request. */
export interface Seeing {
  readonly step: Step;
  readonly office: OrganisationDay;
  readonly people: readonly string[];
}

/** A request that somebody sends. */
export function submission(nth: number, { step, people }: Seeing): DeskCommand {
  const about = [step.day, nth];
  const draw = chance("type", ...about);
  const type: RequestType = draw < 0.35 ? "app" : draw < 0.7 ? "improvement" : draw < 0.85 ? "correction" : "person";
  const owner = oneOf(UNITS, "owner", ...about);
  return {
    key: `submit:${step.day}:${nth}`,
    personId: oneOf(people, "asker", ...about),
    command: { kind: "submit", type, fields: FIELDS[type](nth, owner), confidential: false },
  };
}

const FIELDS: Readonly<Record<RequestType, (nth: number, owner: string) => Record<string, string | number>>> = {
  app: (nth) => ({
    ...{ appName: `アプリ${nth}`, purpose: "現場の報告", users: "現場の担当", count: 10 },
    ...{ personalData: "none", external: "no" },
  }),
  improvement: (nth, owner) => ({
    ...{ name: `改善${nth}`, before: "手作業", action: "自動にした", effect: "1件30分が5分に", hours: 100 },
    ...{ area: "process", caseKind: "improvement", credit: "name", owner },
  }),
  correction: (nth, owner) => ({ document: `要領${nth}`, fault: "申請先が古い", owner }),
  person: (nth, owner) => ({ question: `手続き${nth}の期限`, credit: "anonymous", owner }),
};

/** What happens to a request at a step, if anything does. */
export function actions(request: DeskRequest, definition: Definition, seeing: Seeing): readonly DeskCommand[] {
  const { state, number, id } = request;
  const { step, office } = seeing;
  const said = (name: string, personId: string, command: DeskCommand["command"]): DeskCommand => ({
    ...{ key: `${number}:${name}`, personId, requestId: id, command },
  });
  const reviewed = state.reviews.flatMap(({ post }) => {
    const [who] = office.acting(post);
    const isTime = step.day >= workingDaysAfter(dayOf(request, "review-asked"), Math.floor(chance(number, post) * 9));
    return who === undefined || !isTime
      ? []
      : [said(`review:${post}:${state.round}`, who.personId, { kind: "review" })];
  });
  if (state.phase.kind === "ended") return reviewed;
  if (state.phase.kind === "returned") return [...reviewed, ...mended(request, seeing, said)];
  const settings = openStep(state, definition);
  if (settings === undefined) return reviewed;
  const acted = openTasks(state, settings).flatMap((task) => turn(request, task, settings, seeing));
  return [...reviewed, ...around(request, seeing, said), ...acted];
}

type Say = (name: string, personId: string, command: DeskCommand["command"]) => DeskCommand;

function mended({ state, number, ...request }: DeskRequest, { step }: Seeing, say: Say): readonly DeskCommand[] {
  const draw = chance(number, state.round, "mend");
  // One of fifty is never mended: its asker is reminded to the end.
  const days = draw < 0.9 ? Math.floor(draw * 10) : draw < 0.98 ? 22 : 1000;
  if (step.day < workingDaysAfter(dayOf({ state, number, ...request }, "returned", "pulled-back"), days)) return [];
  const isGivenUp = chance(number, state.round, "give up") < 0.1;
  return [
    isGivenUp
      ? say(`mend:${state.round}`, state.askerId, { kind: "withdraw", why: "不要になった" })
      : say(`mend:${state.round}`, state.askerId, { kind: "resubmit", fields: state.fields }),
  ];
}

/** What others than those whose turn it is do: join, comment, take back. */
function around(request: DeskRequest, { step, people }: Seeing, say: Say): readonly DeskCommand[] {
  const { state, number, submittedAt } = request;
  const isNextDay = step.day >= workingDaysAfter(dayIn(submittedAt), 1);
  if (!isNextDay) return [];
  const joining = state.type === "app" || state.type === "improvement" ? Math.floor(chance(number, "join") * 3) : 0;
  const draw = chance(number, "around");
  return [
    ...Array.from({ length: joining }, (_, nth) =>
      say(`join:${nth}`, oneOf(people, number, "joiner", nth), { kind: "join" }),
    ),
    ...(draw < 0.05 ? [say("comment", state.askerId, { kind: "comment", why: "急いでいます" })] : []),
    ...(draw > 0.97 ? [say("withdraw", state.askerId, { kind: "withdraw", why: "" })] : []),
    ...(draw > 0.93 && draw < 0.96 ? [say("pull back", state.askerId, { kind: "pull-back" })] : []),
  ];
}

function turn(request: DeskRequest, task: Task, settings: DeskStep, seeing: Seeing): readonly DeskCommand[] {
  const { state, number, id } = request;
  const { step, office } = seeing;
  const about = [number, state.round, task.post];
  const draw = chance(...about, "delay");
  const days =
    draw < 0.55 ? 0 : draw < 0.8 ? 1 : draw < 0.93 ? settings.days - 1 : draw < 0.98 ? settings.days + 2 : Number.NaN;
  const given = dayOf(request, "entered", "reassigned", "transferred");
  // Who never acts leaves it to whom it is escalated to.
  const isTime = Number.isNaN(days)
    ? task.escalatedTo.length > 0
    : step.day > workingDaysAfter(given, days) ||
      (step.day === workingDaysAfter(given, days) && (step.hour ?? 0) >= Math.floor(chance(...about, "hour") * 4));
  if (!isTime) return [];
  const [deputy] = settings.deputies.flatMap((each) => resolve(each, state, office) ?? []);
  const byDeputy = deputy !== undefined && chance(...about, "deputy") < 0.08;
  const post = byDeputy ? deputy : Number.isNaN(days) ? (task.escalatedTo[0] ?? task.post) : task.post;
  const [who] = office.acting(post).filter(({ personId }) => personId !== state.askerId);
  if (who === undefined) return [];
  const command = commandFor(settings, chance(...about, "what"), oneOf(UNITS, ...about), office);
  return [{ key: `${about.join(":")}:act`, personId: who.personId, requestId: id, round: state.round, command }];
}

function commandFor(
  { kind, mayReturn, mayReject, mayReassign }: DeskStep,
  draw: number,
  unit: string,
  office: OrganisationDay,
): Exclude<Command, { readonly kind: "tick" }> {
  const why = "規定を確かめたため";
  const to = office.find(unit, "課長");
  if (draw < 0.06 && mayReturn) return { kind: "return", why };
  if (draw > 0.92 && mayReject) return { kind: "reject", why };
  if (draw > 0.9 && mayReassign && to !== null) return { kind: "reassign", to, why };
  switch (kind) {
    case "check":
      return { kind: "pass", why: "" };
    case "opinion":
      return draw > 0.75 ? { kind: "object", why } : { kind: "agree", why: "" };
    case "approve":
      return { kind: "approve", why: "" };
    case "answer":
      return draw > 0.8 ? { kind: "nothing", why } : { kind: "answer", why: "要領の第5条のとおりです。" };
  }
}

/** The day of the last event of these kinds. */
function dayOf({ history, submittedAt }: DeskRequest, ...kinds: readonly string[]): CalendarDate {
  return dayIn(history.findLast(({ what }) => kinds.includes(what.kind))?.at ?? submittedAt);
}

/** The day of a moment in Japan, which has no summer time. */
export function dayIn(at: string): CalendarDate {
  return new Date(Date.parse(at) + 9 * 3_600_000).toISOString().slice(0, 10);
}
