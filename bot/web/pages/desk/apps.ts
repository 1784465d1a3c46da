import { html } from "hono/html";
import type { CalendarDate } from "../../../../corpus/document.ts";
import type { AppEntry } from "../../../store/app-catalogue.ts";
import { dayWords } from "../../../wording.ts";
import { icon } from "../icons.ts";
import type { Html } from "../layout.ts";
import { deskPage, type Frame, isAdministrator } from "./frame.ts";

/** The apps that may be used, and the way to ask for another. */
export function appsPage(frame: Frame, apps: readonly AppEntry[]): Html {
  const { today, who } = frame;
  const item = ({
    id,
    name,
    aliases,
    purpose,
    withdrawn,
    availableFrom,
    reviewDate,
    sample,
  }: AppEntry) => html`<li class="request"><a class="request-link" href="/desk/apps/${id}">${name}</a>${aliases.length > 0 ? html`<span class="visually-hidden">${aliases.join(" ")}</span>` : ""}
<p class="request-facts">${statusBadge({ withdrawn, availableFrom }, today)}${reviewDate !== null && reviewDate < today && withdrawn === null ? html`<span class="badge badge-warning">見直しの時期</span>` : ""}${sample ? html`<span class="badge badge-sample">見本</span>` : ""}</p>
<p class="request-turn">${purpose}</p></li>`;
  const main = html`<h1>アプリ</h1>
<p class="quiet">公用スマートフォンで使えるアプリです。ここにないものは要望できます。</p>
<p class="act-row"><a class="button" href="/desk/new/app">${icon("plus")}<span>アプリを要望する</span></a><a class="button button-plain" href="/desk/apps/policy">確認の目安</a>${isAdministrator(who) ? html`<a class="button button-plain" href="/desk/apps/distribution.csv" download>配布の一覧（CSV）</a>` : ""}</p>
${
  apps.length === 0
    ? html`<div class="empty"><p>使えるアプリはまだありません。要望が認められると、ここに並びます。</p></div>`
    : html`<label class="search-box">${icon("search")}<span class="visually-hidden">アプリを絞り込む</span><input id="case-filter" type="search" data-hint="名前・用途で絞り込む" autocomplete="off"></label>
<p id="case-none" class="quiet" role="status" hidden>当てはまるアプリがありません。上の「アプリを要望する」から要望できます。</p>
<ul class="requests" id="case-list">${apps.map(item)}</ul>`
}`;
  return deskPage(frame, {
    title: "アプリ",
    current: "/desk/apps",
    main,
    styles: ["desk-cases.css"],
    scripts: ["desk-cases.js"],
  });
}

/** One app: how to get it, under what conditions, and for who runs the desks its changes. */
export function appPage(frame: Frame, app: AppEntry): Html {
  const { today, who } = frame;
  const {
    id,
    name,
    links,
    publisher,
    purpose,
    install,
    conditions,
    manual,
    requestId,
    availableFrom,
    reviewDate,
    withdrawn,
  } = app;
  const row = (term: string, text: Html | string) =>
    text === "" ? "" : html`<div><dt>${term}</dt><dd class="written">${text}</dd></div>`;
  const main = html`<p class="crumb"><a href="/desk/apps">アプリ</a></p>
<header class="request-head"><p class="request-facts">${statusBadge(app, today)}</p><h1>${name}</h1></header>
${withdrawn === null ? "" : html`<p class="banner banner-warning">${icon("warning")}<span>${dayWords(withdrawn.on, today)}に利用が終わりました。${withdrawn.why}</span></p>`}
<dl class="facts">${row("入れ方", install)}${row("利用条件", conditions)}${row("用途", purpose)}${row("提供者", publisher ?? "")}
${row("マニュアル", manual === null ? "" : outside(manual))}${links.map((link) => row("ストア", outside(link)))}
${row("使える日", `${dayWords(availableFrom, today)}から`)}${row("次の見直し", reviewDate === null ? "" : dayWords(reviewDate, today))}</dl>
${requestId === null || !isAdministrator(who) ? "" : html`<p class="act"><a href="/desk/${requestId}">このアプリを認めた申請を見る</a></p>`}
${withdrawn === null && who.person !== null ? action(id, "use", "使い始める", "見直しや終了のときに知らせます。", true) : ""}
${withdrawn === null ? "" : html`<p class="act"><a class="button" href="/desk/new/app?appName=${encodeURIComponent(name)}">もう一度要望する</a></p>`}
${isAdministrator(who) ? running(app) : ""}`;
  return deskPage(frame, {
    title: name,
    current: "/desk/apps",
    main,
    styles: ["desk-form.css", "desk-request.css"],
    scripts: ["desk-form.js"],
  });
}

function running({ id, install, conditions, manual, reviewDate, purpose, withdrawn }: AppEntry): Html {
  const area = (name: string, label: string, text: string) =>
    html`<div class="field" data-field="${name}"><label class="field-label" for="app-${name}">${label}</label><textarea id="app-${name}" name="${name}" class="input" rows="3" aria-describedby="app-${name}-error">${text}</textarea><p id="app-${name}-error" class="field-error" hidden></p></div>`;
  return html`<details class="act folded"><summary>カタログを直す（管理者）</summary>
<form class="request-form" data-send="/api/desk/apps/${id}" novalidate><input type="hidden" name="kind" value="edit">
${area("purpose", "用途", purpose)}${area("install", "入れ方", install)}${area("conditions", "利用条件", conditions)}
<div class="field" data-field="manual"><label class="field-label" for="app-manual">マニュアルのリンク</label><input id="app-manual" name="manual" class="input" inputmode="url" value="${manual ?? ""}" aria-describedby="app-manual-error"><p id="app-manual-error" class="field-error" hidden></p></div>
<div class="field" data-field="reviewDate"><label class="field-label" for="app-review">次の見直し日</label><input id="app-review" name="reviewDate" type="date" class="input input-date" value="${reviewDate ?? ""}" aria-describedby="app-review-error"><p id="app-review-error" class="field-error" hidden></p></div>
<p class="form-problem" role="alert" hidden></p><div class="send-row"><button type="submit" class="button">保存する</button></div></form></details>
${
  withdrawn === null
    ? html`<details class="act folded"><summary>利用を終える（管理者）</summary>
<form class="request-form" data-send="/api/desk/apps/${id}" novalidate><input type="hidden" name="kind" value="withdraw">
<div class="field" data-field="why"><label class="field-label" for="app-why">理由<span class="need">必須</span></label><p id="app-why-hint" class="field-hint">使っている人に伝わります。</p><textarea id="app-why" name="why" class="input" rows="3" aria-describedby="app-why-hint app-why-error"></textarea><p id="app-why-error" class="field-error" hidden></p></div>
<p class="form-problem" role="alert" hidden></p><div class="send-row"><button type="submit" class="button button-plain" data-needs-why>利用を終える</button></div></form></details>`
    : action(id, "restore", "また使えるようにする", "使っていた人に知らせます。", false)
}`;
}

function action(id: string, kind: string, text: string, help: string, isMain: boolean): Html {
  return html`<form class="act" data-send="/api/desk/apps/${id}" novalidate><input type="hidden" name="kind" value="${kind}"><p class="form-problem" role="alert" hidden></p>
<div class="act-row"><button type="submit" class="button${isMain ? "" : " button-plain"}">${text}</button><span class="quiet">${help}</span></div></form>`;
}

function statusBadge(
  { withdrawn, availableFrom }: Pick<AppEntry, "withdrawn" | "availableFrom">,
  today: CalendarDate,
): Html {
  if (withdrawn !== null) return html`<span class="badge badge-warning">利用終了</span>`;
  return availableFrom > today
    ? html`<span class="badge">${dayWords(availableFrom, today)}から</span>`
    : html`<span class="badge badge-now">使えます</span>`;
}

function outside(link: string): Html {
  if (!/^https?:/u.test(link)) return html`${link}`;
  return html`<a href="${link}" target="_blank" rel="noopener noreferrer">${link}<span class="visually-hidden">（別の画面で開く）</span></a>`;
}
