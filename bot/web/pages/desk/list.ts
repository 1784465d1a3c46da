import { html } from "hono/html";
import type { Desk, DeskFilter, SeenRequest } from "../../../desk/contract.ts";
import { REQUEST_TYPES } from "../../../desk/engine/definition.ts";
import { dayWords } from "../../../wording.ts";
import { icon } from "../icons.ts";
import type { Html } from "../layout.ts";
import { chooseFirst, deskPage, type Frame, isAdministrator } from "./frame.ts";
import { isLate, statusWords, TYPE_WORDS, titleOf, turnWords } from "./words.ts";

export const PAGE_LENGTH = 20;

interface ListPage {
  readonly filter: DeskFilter;
  readonly requests: readonly SeenRequest[];
  readonly total: number;
  readonly definition: Desk["definition"];
}

const SCOPES = [
  { scope: "mine", text: "自分の申請" },
  { scope: "waiting", text: "自分の番" },
  { scope: "all", text: "すべて" },
] as const;
const STATUS_CHOICES = [
  { value: "open", text: "審査中" },
  { value: "returned", text: "差戻し" },
  { value: "ended", text: "終了" },
] as const;

/** The requests of one tab: what the person asked, what waits for them, or all. */
export function listPage(frame: Frame, page: ListPage): Html {
  const { filter, requests, total } = page;
  const main = html`<h1>申請</h1>
${tabs(frame, filter)}
${
  frame.who.person === null
    ? chooseFirst("自分の申請や、自分の番の申請を見る")
    : html`${filters(filter)}
<p class="list-count" role="status">${countWords(page)}</p>
${total === 0 ? empty(filter) : html`<ul class="requests">${requests.map((each) => item(each, frame, page))}</ul>`}
${paging(filter, total)}
${total === 0 ? "" : exports(filter)}`
}`;
  return deskPage(frame, { title: "申請", current: "/desk", main, scripts: ["desk-list.js"] });
}

/** The address of the same list with something changed. */
function listAddress(path: string, filter: DeskFilter, changed: Partial<DeskFilter> = {}): string {
  const { scope, type, status, isLate: late, text, offset } = { ...filter, ...changed };
  const page = Math.floor((offset ?? 0) / PAGE_LENGTH) + 1;
  const query = new URLSearchParams({
    ...(scope === "mine" ? {} : { scope }),
    ...(type && { type }),
    ...(status && { status }),
    ...(late && { late: "1" }),
    ...(text && { text }),
    ...(page > 1 && { page: String(page) }),
  }).toString();
  return query === "" ? path : `${path}?${query}`;
}

function tabs(frame: Frame, filter: DeskFilter): Html {
  const shown = SCOPES.filter(({ scope }) => scope !== "all" || isAdministrator(frame.who));
  return html`<nav class="tabs" aria-label="一覧の種類">${shown.map(({ scope, text }) => {
    const count = scope === "waiting" && frame.waiting > 0 ? html`<span class="count">${frame.waiting}</span>` : "";
    const address = listAddress("/desk", { scope, limit: PAGE_LENGTH });
    return scope === filter.scope
      ? html`<a href="${address}" aria-current="page">${text}${count}</a>`
      : html`<a href="${address}">${text}${count}</a>`;
  })}</nav>`;
}

function filters(filter: DeskFilter): Html {
  const option = (value: string, text: string, chosen: boolean) =>
    chosen ? html`<option value="${value}" selected>${text}</option>` : html`<option value="${value}">${text}</option>`;
  return html`<form class="filters" action="/desk" method="get" role="search" aria-label="一覧を絞り込む" data-filters>
<input type="hidden" name="scope" value="${filter.scope}">
<label class="filter"><span>種類</span><select name="type">${option("", "すべて", filter.type === undefined)}${REQUEST_TYPES.map((type) => option(type, TYPE_WORDS[type], filter.type === type))}</select></label>
<label class="filter"><span>状態</span><select name="status">${option("", "すべて", filter.status === undefined)}${STATUS_CHOICES.map(({ value, text }) => option(value, text, filter.status === value))}</select></label>
<label class="filter filter-words"><span>番号・題名</span><input type="search" name="text" value="${filter.text ?? ""}" autocomplete="off"></label>
<label class="filter-check">${filter.isLate ? html`<input type="checkbox" name="late" value="1" checked>` : html`<input type="checkbox" name="late" value="1">`}<span>期限を過ぎたものだけ</span></label>
<button type="submit" class="button button-plain">絞り込む</button>
</form>`;
}

/** Of what waits for a person it is their turn; of what they asked, where it has come back. */
function isOwnTurn({ may }: SeenRequest, { scope }: DeskFilter): boolean {
  return scope === "waiting" || may.includes("resubmit");
}

function item(request: SeenRequest, { today, dayOf }: Frame, { definition, filter }: ListPage): Html {
  const { state } = request;
  const turn = turnWords(state);
  const late = isLate(state, today);
  const status = statusWords(state, definition(state.type, state.version));
  return html`<li class="request${late ? " is-late" : ""}">
<a class="request-link" href="/desk/${request.id}">${titleOf(request)}</a>
<p class="request-facts"><span class="badge badge-quiet">${TYPE_WORDS[state.type]}</span><span class="badge${state.phase.kind === "returned" ? " badge-warning" : ""}">${status}</span>${late ? html`<span class="badge badge-warning">期限超過</span>` : ""}${request.joined > 0 ? html`<span class="badge">賛同${request.joined}人</span>` : ""}</p>
<p class="request-turn">${request.number}${turn === null ? html`・${dayWords(dayOf(request.changedAt), today)}に終了` : html`・${isOwnTurn(request, filter) ? "あなたの番" : `${turn.who}の番`}・期限 ${dayWords(turn.due, today)}`}</p>
</li>`;
}

function countWords({ filter, total }: ListPage): string {
  if (total === 0) return "0件";
  const first = (filter.offset ?? 0) + 1;
  const last = Math.min(first + PAGE_LENGTH - 1, total);
  return total <= PAGE_LENGTH ? `${total}件` : `${total}件中 ${first}〜${last}件`;
}

function empty(filter: DeskFilter): Html {
  const isFiltered = Boolean(filter.type ?? filter.status ?? filter.isLate ?? filter.text);
  if (isFiltered) {
    return html`<div class="empty"><p>この条件に当てはまる申請はありません。</p><a class="button button-plain" href="${listAddress("/desk", { scope: filter.scope, limit: PAGE_LENGTH })}">条件を消す</a></div>`;
  }
  if (filter.scope === "waiting") {
    return html`<div class="empty"><p>あなたの番の申請はありません。番が来ると、ここと Slack に届きます。</p></div>`;
  }
  return html`<div class="empty"><p>${filter.scope === "all" ? "まだ申請がありません。" : "まだ何も送っていません。アプリの要望、改善事例、資料の誤り、担当者への質問を送れます。"}</p><a class="button" href="/desk/new">${icon("plus")}<span>新しく送る</span></a></div>`;
}

function paging(filter: DeskFilter, total: number): Html | null {
  const offset = filter.offset ?? 0;
  if (total <= PAGE_LENGTH) return null;
  const before = offset > 0 ? { offset: Math.max(0, offset - PAGE_LENGTH) } : null;
  const after = offset + PAGE_LENGTH < total ? { offset: offset + PAGE_LENGTH } : null;
  return html`<nav class="paging" aria-label="ページ">
${before === null ? "" : html`<a class="button button-plain" rel="prev" href="${listAddress("/desk", filter, before)}">前の${PAGE_LENGTH}件</a>`}
${after === null ? "" : html`<a class="button button-plain" rel="next" href="${listAddress("/desk", filter, after)}">次の${PAGE_LENGTH}件</a>`}
</nav>`;
}

function exports(filter: DeskFilter): Html {
  const whole = { offset: 0 };
  return html`<p class="exports">この一覧を保存：<a href="${listAddress("/desk/export.csv", filter, whole)}" download>CSV</a><a href="${listAddress("/desk/export.xlsx", filter, whole)}" download>Excel</a></p>`;
}
