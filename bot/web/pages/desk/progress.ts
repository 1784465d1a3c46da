import { html } from "hono/html";
import type { CalendarDate } from "../../../../corpus/document.ts";
import type { SeenRequest } from "../../../desk/contract.ts";
import { openStep, openTasks } from "../../../desk/engine/acting.ts";
import type { Addressee, Definition, Step } from "../../../desk/engine/definition.ts";
import type { Act, DeskEvent } from "../../../desk/engine/event.ts";
import type { Task } from "../../../desk/engine/state.ts";
import type { OrganisationDay } from "../../../people/organisation.ts";
import { dayWords } from "../../../wording.ts";
import { icon } from "../icons.ts";
import type { Html } from "../layout.ts";
import { byWords, type NameOf } from "./names.ts";
import { capacityWords, postWords } from "./words.ts";

interface Progress {
  readonly request: SeenRequest;
  readonly definition: Definition;
  readonly organisation: OrganisationDay;
  readonly viewerId: string;
  readonly nameOf: NameOf;
  readonly today: CalendarDate;
  readonly dayOf: (moment: string) => CalendarDate;
}

export const ACT_WORDS: Readonly<Record<Act, string>> = {
  pass: "確認した",
  agree: "異議なし",
  object: "異議あり",
  approve: "承認",
  answer: "回答",
};
/** Names beyond which a post's people are counted, not listed. */
const NAMES_SHOWN = 3;

/** The steps from first to last: what is done and by whom, whose turn it is since when and until when, what comes. */
export function progress(given: Progress): Html {
  const { request, definition } = given;
  const { phase } = request.state;
  const reached = phase.kind === "at" ? phase.step : phase.kind === "returned" ? -1 : lastStep(request);
  return html`<ol class="steps">${definition.steps.map((step, index) => {
    if (phase.kind === "at" && index === phase.step) return running(step, given);
    const isDone = phase.kind === "ended" ? index <= reached : index < reached;
    return isDone ? done(step, index, given) : coming(step, phase.kind === "ended");
  })}</ol>`;
}

function running(step: Step, given: Progress): Html {
  const { request, definition, today, dayOf } = given;
  const { phase } = request.state;
  const entered = request.history.findLast(({ what }) => what.kind === "entered");
  const tasks = phase.kind === "at" ? phase.tasks : [];
  const open = openTasks(request.state, openStep(request.state, definition) ?? step);
  return html`<li class="step is-now" aria-current="step"><p class="step-name">${step.name}<span class="badge badge-now">いまここ</span></p>
<p class="step-since">${entered === undefined ? "" : `${dayWords(dayOf(entered.at), today)}から`}${quorumWords(step, tasks.length)}</p>
<ul class="tasks">${tasks.map((task) => taskItem(task, open.includes(task), given))}</ul></li>`;
}

function taskItem(task: Task, isOpen: boolean, given: Progress): Html {
  const { request, viewerId, nameOf, today, dayOf } = given;
  const post = postWords(task.post);
  if (task.done !== null) {
    const { act, by, at } = task.done;
    return html`<li class="task">${icon("check")}<span><strong>${post}</strong>：${ACT_WORDS[act]}（${byWords(by, request, viewerId, nameOf)}${mark(capacityWords(by))}、${dayWords(dayOf(at), today)}）</span></li>`;
  }
  const late = task.due < today;
  const also =
    task.escalatedTo.length === 0
      ? ""
      : `・期限を過ぎたため${task.escalatedTo.map(postWords).join("・")}も対応できます`;
  return html`<li class="task${late ? " is-late" : ""}"><span><strong>${post}</strong>（${holders(task, given)}）・${isOpen ? html`期限 ${dayWords(task.due, today)}${late ? html`<span class="badge badge-warning">期限超過</span>` : ""}${also}` : "前の担当が済むと番が来ます"}</span></li>`;
}

/** Who acts for the post today: names of a few, the number of many. */
function holders({ post }: Task, { organisation, nameOf }: Progress): string {
  const acting = organisation.acting(post);
  const words = acting
    .slice(0, NAMES_SHOWN)
    .map(
      ({ personId, as }) =>
        `${nameOf(personId)}${as === "holder" ? "" : `・${capacityWords({ kind: "post", personId, post, as })}`}`,
    )
    .join("、");
  return acting.length > NAMES_SHOWN ? `${words} ほか${acting.length - NAMES_SHOWN}人` : words;
}

function done(step: Step, index: number, { request, viewerId, nameOf, today, dayOf }: Progress): Html {
  const acts = actsOf(request.history, index);
  return html`<li class="step is-done"><p class="step-name">${icon("check")}${step.name}</p>
<ul class="tasks">${acts.map(({ by, at, what }) => html`<li class="task"><span>${what.kind === "acted" ? ACT_WORDS[what.act] : "決定"}：${byWords(by, request, viewerId, nameOf)}${mark(capacityWords(by))}・${dayWords(dayOf(at), today)}</span></li>`)}</ul></li>`;
}

function coming({ name, to, days }: Step, isOver: boolean): Html {
  return html`<li class="step is-coming"><p class="step-name">${name}</p>
<p class="step-since">${isOver ? "行われませんでした" : `${to.map(addresseeWords).join("、")}・${days}営業日以内`}</p></li>`;
}

function addresseeWords(addressee: Addressee): string {
  switch (addressee.kind) {
    case "post":
      return postWords(addressee.post);
    case "own":
      return `申請者の所属の${addressee.role}`;
    case "field":
      return addressee.role === "*" ? "担当課の職員" : `担当課の${addressee.role}`;
  }
}

/** What was done at a step in the last run through the steps. */
function actsOf(history: readonly DeskEvent[], step: number): readonly DeskEvent[] {
  const start = history.findLastIndex(({ what }) => what.kind === "entered" && what.step === step);
  if (start < 0) return [];
  const rest = history.slice(start + 1);
  const end = rest.findIndex(({ what }) => what.kind === "entered");
  const own = end < 0 ? rest : rest.slice(0, end);
  return own.filter(({ what, by }) => what.kind === "acted" || (what.kind === "ended" && by.kind === "post"));
}

function lastStep({ history }: SeenRequest): number {
  const entered = history.findLast(({ what }) => what.kind === "entered");
  return entered?.what.kind === "entered" ? entered.what.step : 0;
}

function quorumWords({ order, quorum }: Step, tasks: number): string {
  if (tasks < 2) return "";
  const way = order === "serial" ? "順に回ります" : "並行して回っています";
  return quorum === "all"
    ? `・${way}（全員の対応が必要）`
    : `・${way}（${tasks}か所のうち${quorum}か所で次へ進みます）`;
}

function mark(capacity: string): Html | "" {
  return capacity === "" ? "" : html`<span class="badge badge-mark">${capacity}</span>`;
}
