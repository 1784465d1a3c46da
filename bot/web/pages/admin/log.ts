import { html } from "hono/html";
import type { AuditEntry, LogQuery } from "../../../admin/contract.ts";
import { dateWords } from "../../../wording.ts";
import { icon } from "../icons.ts";
import type { Html } from "../layout.ts";
import { option } from "./controls.ts";
import { type AdminFrame, adminPage } from "./frame.ts";
import { ACTION_WORDS, actionWords, RANK_WORDS } from "./words.ts";

interface Wording {
  readonly nameOf: (personId: string) => string;
  readonly momentWords: (moment: string) => string;
  /** What a document is called; null for what is none. */
  readonly titleOf: (subject: string) => string | null;
}

interface LogPage extends Wording {
  readonly entries: readonly AuditEntry[];
  /** Whether the chain was found whole; null where nobody asked. */
  readonly isWhole: boolean | null;
  readonly shown: number;
  readonly query: LogFilter;
  /** Who did anything at all. */
  readonly people: readonly string[];
}

/** What the address asks for. */
export type LogFilter = Omit<LogQuery, "limit" | "subject">;

/** Who did what, newest first, with a check that nothing was changed or taken out. */
export function logPage(frame: AdminFrame, page: LogPage): Html {
  const { entries, isWhole, shown, query } = page;
  const isFiltered = Object.values(query).some((each) => each !== undefined);
  const main = html`<h1>操作の記録</h1>
<p class="lead">資料について誰が何をしたかの記録です。書き換えも削除もできず、前の記録とつながっています。</p>
<p class="act-row"><a class="button button-plain" href="/admin/log?check=1">つながりを確かめる</a><a class="button button-plain" href="/admin/log.jsonl" download>全部を保存する（JSON）</a></p>
${checked(isWhole)}
${filters(page)}
${entries.length === 0 ? empty(isFiltered) : logList(entries, page)}
${entries.length < shown ? "" : html`<p class="act-row"><a class="button button-plain" href="${addressOf(query, shown * 2)}">もっと前を見る</a></p>`}`;
  return adminPage(frame, {
    title: "操作の記録",
    current: "/admin/log",
    styles: ["admin-log.css"],
    scripts: ["desk-list.js"],
    main,
  });
}

/** For who looks after documents and is no administrator. */
export function noLogPage(frame: AdminFrame): Html {
  const main = html`<h1>操作の記録</h1>
<p class="lead">全体の記録を見られるのは管理者だけです。あなたの担当する資料について誰が何を変えたかは、その資料の画面の「これまでの変更」にあります。</p>
<p class="act-row"><a class="button button-plain" href="/admin/documents">資料を見る</a></p>`;
  return adminPage(frame, { title: "操作の記録", current: "", main });
}

function filters({ query, people, nameOf }: LogPage): Html {
  const day = (name: "from" | "to", text: string) =>
    html`<label class="filter"><span>${text}</span><input type="date" name="${name}" value="${query[name] ?? ""}"></label>`;
  return html`<form class="filters" action="/admin/log" method="get" role="search" aria-label="記録を絞り込む" data-filters>
<label class="filter filter-words"><span>資料の題名・内容</span><input type="search" name="text" value="${query.text ?? ""}" autocomplete="off"></label>
<label class="filter"><span>誰が</span><select name="person">${option("", "すべて", query.personId === undefined)}${people.map((id) => option(id, nameOf(id), id === query.personId))}</select></label>
<label class="filter"><span>何を</span><select name="action">${option("", "すべて", query.action === undefined)}${Object.entries(ACTION_WORDS).map(([action, words]) => option(action, words, action === query.action))}</select></label>
${day("from", "いつから")}${day("to", "いつまで")}<button type="submit" class="button button-plain">絞り込む</button>
</form>`;
}

function empty(isFiltered: boolean): Html {
  return isFiltered
    ? html`<div class="empty"><p>この条件に当てはまる記録はありません。</p><a class="button button-plain" href="/admin/log">条件を消す</a></div>`
    : html`<p class="empty">まだ記録がありません。</p>`;
}

function addressOf({ personId, action, text, from, to }: LogFilter, shown: number): string {
  const written = { person: personId, action, text, from, to, shown: String(shown) };
  return `/admin/log?${new URLSearchParams(Object.entries(written).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))}`;
}

const DAY = /\b\d{4}-\d{2}-\d{2}\b/gu;

export function logList(entries: readonly AuditEntry[], { nameOf, momentWords, titleOf }: Wording): Html {
  return html`<ol class="log" reversed>${entries.map((entry) => {
    const title = titleOf(entry.subject);
    const detail = detailWords(entry.detail, nameOf).replace(DAY, dateWords);
    return html`<li class="log-entry"><p class="log-head"><time datetime="${entry.at}">${momentWords(entry.at)}</time><strong>${nameOf(entry.personId)}</strong><span>${actionWords(entry.action)}</span></p>
${title === null ? "" : html`<p class="log-subject"><a href="/admin/documents/${entry.subject}">${title}</a></p>`}
${detail === "" ? "" : html`<p class="log-detail">${detail}</p>`}</li>`;
  })}</ol>`;
}

function checked(isWhole: boolean | null): Html | null {
  if (isWhole === null) return null;
  return isWhole
    ? html`<p class="banner" role="status">${icon("check")}<span>すべての記録が正しくつながっています。</span></p>`
    : html`<p class="banner banner-warning" role="alert">${icon("warning")}<span>記録のつながりが切れています。データが外から書き換えられたおそれがあります。バックアップと見比べてください。</span></p>`;
}

const FIELD_WORDS: Readonly<Record<string, string>> = {
  ...{ category: "区分", owner: "担当", audience: "読める人", appliesTo: "対象", rank: "優先", title: "題名" },
  ...{ number: "番号", issuer: "発出者", from: "前", to: "後", added: "加えた行", removed: "消した行" },
};

/** What was changed, in words where it was noted as JSON. */
export function detailWords(detail: string, nameOf: Wording["nameOf"]): string {
  if (!detail.startsWith("{")) return detail;
  try {
    const noted: unknown = JSON.parse(detail);
    if (typeof noted !== "object" || noted === null) return detail;
    const plain = (part: unknown) => plainWords(part, nameOf);
    return Object.entries(noted)
      .map(([name, value]) => {
        const words = isPair(name, value) ? value.map(plain).join(" → ") : plain(value);
        return `${FIELD_WORDS[name] ?? name}：${words}`;
      })
      .join("　");
  } catch {
    return detail;
  }
}

/** Before and after; the lists of what was added hold lines. */
function isPair(name: string, value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.length === 2 && name !== "added" && name !== "removed";
}

const VALUE_WORDS: Readonly<Record<string, string>> = RANK_WORDS;

function plainWords(part: unknown, nameOf: Wording["nameOf"]): string {
  if (part === null || part === undefined) return "なし";
  if (Array.isArray(part)) return part.length === 0 ? "なし" : part.map((each) => plainWords(each, nameOf)).join("、");
  if (typeof part === "string") return VALUE_WORDS[part] ?? part;
  if (typeof part !== "object") return String(part);
  if ("kind" in part && part.kind === "everyone") return "全職員";
  const words = Object.entries(part).flatMap(([name, each]) => {
    if (Array.isArray(each)) return each.map((one) => (name === "people" ? nameOf(String(one)) : String(one)));
    return typeof each === "string" && name !== "kind" ? [`${FIELD_WORDS[name] ?? name}「${each}」`] : [];
  });
  return words.length === 0 ? "なし" : words.join("、");
}
