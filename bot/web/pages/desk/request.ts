import { html } from "hono/html";
import type { CalendarDate } from "../../../../corpus/document.ts";
import type { SeenRequest } from "../../../desk/contract.ts";
import type { Definition } from "../../../desk/engine/definition.ts";
import { DECISION_NUMBER } from "../../../desk/export/decision-number.ts";
import { takerOf } from "../../../desk/knows/taken.ts";
import type { OrganisationDay } from "../../../people/organisation.ts";
import { dayWords } from "../../../wording.ts";
import { icon } from "../icons.ts";
import type { Html } from "../layout.ts";
import { actions } from "./actions.ts";
import { facts } from "./facts.ts";
import type { HeldFile } from "./fields.ts";
import { deskPage, type Frame } from "./frame.ts";
import { history } from "./history.ts";
import { askerWords, type NameOf } from "./names.ts";
import { progress } from "./progress.ts";
import { isLate, statusWords, TYPE_WORDS, titleOf, turnWords } from "./words.ts";

/** What a policy says of a request: it suggests, and never decides. */
export interface Check {
  readonly name: string;
  readonly verdict: "ok" | "caution" | "problem";
  readonly text: string;
}

interface RequestPage {
  readonly request: SeenRequest;
  readonly definition: Definition;
  readonly organisation: OrganisationDay;
  readonly nameOn: (day: CalendarDate) => NameOf;
  readonly timeOf: (moment: string) => string;
  readonly files: readonly HeldFile[];
  readonly checks: readonly Check[];
  readonly newKey: () => string;
  readonly viewerId: string;
  /** What the type's own desk offers besides; null for nothing. */
  readonly besides: Html | null;
}

/** A request with what it says, where it stands, what happened to it, and what the person may do. */
export function requestPage(frame: Frame, page: RequestPage): Html {
  const { request, definition, files, checks, newKey, viewerId, organisation, nameOn, timeOf } = page;
  const { state } = request;
  const { today, dayOf } = frame;
  const late = isLate(state, today);
  const seen = { request, definition, organisation, viewerId, today, dayOf };
  const number = state.notes[DECISION_NUMBER];
  const steps = html`<section aria-labelledby="progress-title"><h2 id="progress-title">進み具合</h2>${progress({ ...seen, nameOf: nameOn(today) })}</section>`;
  const doable = html`<div id="actions">${actions({ request, definition, newKey })}${page.besides ?? ""}</div>`;
  const main = html`<p class="crumb"><a href="/desk">申請</a></p>
<header class="request-head">
<p class="request-facts"><span>${request.number}</span><span class="badge badge-quiet">${TYPE_WORDS[state.type]}</span><span class="badge${state.phase.kind === "returned" ? " badge-warning" : ""}">${statusWords(state, definition)}</span>${late ? html`<span class="badge badge-warning">期限超過</span>` : ""}${state.confidential ? html`<span class="badge">本人と担当だけ</span>` : ""}</p>
<h1>${titleOf(request)}</h1>
<p class="quiet">${askerWords(request, viewerId)}・${dayWords(dayOf(request.submittedAt), today)}に送信${request.joined > 0 ? `・賛同${request.joined}人` : ""}${number === undefined ? "" : `・決裁番号 ${number}`}</p>
</header>
${standing(request, viewerId, today)}
<div class="request-columns">
<div class="request-main">
<section aria-labelledby="facts-title"><h2 id="facts-title">内容</h2>${facts(request, definition, files, today)}</section>
${checks.length === 0 ? "" : checkList(checks)}
</div>
<div class="request-side">${isTurnOf(request) ? [doable, steps] : [steps, doable]}</div>
<section class="request-history" aria-labelledby="history-title"><h2 id="history-title">経緯</h2>${history({ ...seen, nameOn, timeOf })}</section>
</div>
${request.may.includes("reassign") ? html`<datalist id="posts"></datalist>` : ""}`;
  return deskPage(frame, {
    title: `${request.number} ${titleOf(request)}`,
    current: "",
    main,
    styles: ["desk-form.css", "desk-request.css"],
    scripts: ["desk-form.js", ...(request.may.includes("reassign") ? ["desk-posts.js"] : [])],
  });
}

/** Where it stands in one sentence. */
function standing({ state, may, history: events }: SeenRequest, viewerId: string, today: CalendarDate): Html | null {
  const { phase } = state;
  if (phase.kind === "ended") {
    return phase.why === null
      ? null
      : html`<div class="banner">${icon("info")}<div><p><strong>${phase.ending === "answered" ? "回答" : "理由"}</strong></p><p class="written">${phase.why}</p></div></div>`;
  }
  const turn = turnWords(state);
  if (turn === null) return null;
  const isOver = turn.due < today;
  const until = isOver ? `${dayWords(turn.due, today)}の期限を過ぎています` : `${dayWords(turn.due, today)}まで`;
  if (phase.kind === "returned") {
    const own = state.askerId === viewerId;
    const words = own ? `あなたの番です（${until}）。直して送り直してください。` : `申請者が直しています（${until}）。`;
    return html`<div class="banner banner-warning">${icon("warning")}<div><p>${words}</p>${phase.why === null ? "" : html`<p class="written">差戻しの理由：${phase.why}</p>`}</div></div>`;
  }
  return html`<p class="banner">${icon("info")}<span>${isTurnOf({ may }) ? html`あなたの番です（${until}）。<a class="to-actions" href="#actions">対応する</a>` : takerOf({ history: events }) === undefined ? `いまは${turn.who}の番です（${until}）。` : `${turn.place}が調べています（${until}）。`}</span></p>`;
}

/** Who has to act finds that before how far it is. */
function isTurnOf({ may }: Pick<SeenRequest, "may">): boolean {
  return may.some((kind) => TURN_KINDS.has(kind));
}

const TURN_KINDS: ReadonlySet<string> = new Set(["pass", "agree", "object", "approve", "answer"]);

function checkList(checks: readonly Check[]): Html {
  const words = { ok: "問題なし", caution: "注意", problem: "要検討" } as const;
  return html`<section aria-labelledby="checks-title"><h2 id="checks-title">自動の確認</h2><p class="quiet">目安です。判断は担当者が行います。</p>
<ul class="checks">${checks.map(({ name, verdict, text }) => html`<li class="check check-${verdict}">${icon(verdict === "ok" ? "check" : "warning")}<span><strong>${name}：${words[verdict]}</strong> ${text}</span></li>`)}</ul></section>`;
}
