import { html } from "hono/html";
import type { Document, Revision } from "../../../../corpus/document.ts";
import type { AdminDocument, AuditEntry, Tried } from "../../../admin/contract.ts";
import { dateWords, forceWords } from "../../../wording.ts";
import { icon } from "../icons.ts";
import type { Html } from "../layout.ts";
import { option } from "./controls.ts";
import { attachForm, identityForm, joinForm, settingsForm, withdrawForm } from "./document-forms.ts";
import { type AdminFrame, adminPage } from "./frame.ts";
import { detailWords, logList } from "./log.ts";
import { trial } from "./trial.ts";
import { audienceWords, revisionWords, statusWords } from "./words.ts";

export interface DocumentPage {
  readonly entry: AdminDocument;
  /** What it might be a text of. */
  readonly alike: readonly Document[];
  /** Words by which those were looked for; undefined where they are only called like it. */
  readonly like: string | undefined;
  readonly units: readonly string[];
  readonly nameOf: (personId: string) => string;
  /** What was asked of it, and what it answered; null where nothing was. */
  readonly tried: { readonly question: string; readonly result: Tried | undefined } | null;
  /** What was changed of it, newest first, for who may see that. */
  readonly history: readonly AuditEntry[];
  readonly momentWords: (moment: string) => string;
}

const CHANGES_SHOWN = 4;

const PARTS = [
  { id: "try", text: "試す" },
  { id: "revisions", text: "版" },
  { id: "identity", text: "名前" },
  { id: "settings", text: "扱い" },
  { id: "withdraw", text: "取下げ" },
] as const;

/** One document: its revisions, what it answers, what is said of it, and whether it is used. */
export function documentPage(frame: AdminFrame, page: DocumentPage): Html {
  const { entry, alike, like, units, nameOf, tried } = page;
  const { document, warnings, withdrawn } = entry;
  const main = html`<p class="crumb"><a href="/admin/documents">資料</a></p>
<h1>${document.title}</h1>
<p class="document-marks"><span class="badge badge-quiet">${document.category}</span><span class="badge badge-now">${statusWords(entry, frame.today)}</span>${document.sample ? html`<span class="badge badge-sample">見本（架空の文書）</span>` : ""}</p>
${withdrawn ? html`<p class="banner banner-warning">${icon("warning")}<span>この資料は取り下げられています。回答には使われません。<a href="#withdraw">元に戻す</a></span></p>` : ""}
${
  warnings.length === 0
    ? ""
    : html`<div class="banner banner-warning" role="note">${icon("warning")}<div><ul>${warnings.map((each) => html`<li>${each}</li>`)}</ul>
<form class="warnings-form" data-send="/api/admin/documents/${document.id}/warnings" novalidate><button type="submit" class="button button-plain button-small">確認済みにする</button><p class="form-problem" role="alert" hidden></p></form></div></div>`
}
${facts(page)}
<nav class="jump" aria-label="この画面の項目">${PARTS.map(({ id, text }) => html`<a href="#${id}">${id === "withdraw" && withdrawn ? "元に戻す" : text}</a>`)}</nav>
<div class="document-columns"><div>
<section id="try"><h2>この資料なら何と答えるか</h2>${trial(document.id, tried)}</section>
<section id="revisions"><h2>版</h2>${revisions(entry, frame)}${comparing(entry)}${amendments(entry)}${amended(page)}</section>
${changes(page)}
</div><div>
<section id="identity"><h2>名前</h2>${identityForm(entry)}${entry.amends === null ? joinForm(entry, alike, like) : ""}</section>
<section id="settings"><h2>扱い</h2>${settingsForm(entry, { units, nameOf })}${undoing(page)}</section>
<section id="withdraw"><h2>${withdrawn ? "元に戻す" : "取下げ"}</h2>${withdrawForm(entry)}</section>
</div></div>`;
  return adminPage(frame, {
    title: document.title,
    current: "/admin/documents",
    styles: ["reading.css", "answer.css", "admin-document.css", "admin-log.css"],
    scripts: ["desk-form.js", "admin-pickers.js", "admin-unsaved.js"],
    main,
  });
}

/** The newest changes, the others on demand: on a phone the forms come after them. */
function changes({ history, nameOf, momentWords }: DocumentPage): Html | null {
  if (history.length === 0) return null;
  const [newest, others] = [history.slice(0, CHANGES_SHOWN), history.slice(CHANGES_SHOWN)];
  const list = (entries: readonly AuditEntry[]) => logList(entries, { nameOf, momentWords, titleOf: () => null });
  return html`<section id="history"><h2>これまでの変更</h2>${list(newest)}${others.length === 0 ? "" : html`<details class="folded"><summary>もっと前の変更 ${others.length}件</summary>${list(others)}</details>`}</section>`;
}

/** The last change of what is set here, with the way back. */
function undoing({ entry, history, nameOf, momentWords }: DocumentPage): Html | null {
  const last = history.find(({ action }) => action === "document.settings");
  if (last === undefined) return null;
  return html`<form class="undo-form" data-send="/api/admin/documents/${entry.document.id}/settings/undo" novalidate><input type="hidden" name="number" value="${last.number}">
<p class="quiet">直前の変更（${momentWords(last.at)} ${nameOf(last.personId)}）　${detailWords(last.detail, nameOf)}</p>
<button type="submit" class="button button-plain button-small">直前の変更を取り消す</button><p class="form-problem" role="alert" hidden></p></form>`;
}

function facts({ entry, nameOf }: DocumentPage): Html {
  const { document, passages, revisions: all } = entry;
  const rows: readonly (readonly [string, string | null])[] = [
    ["番号", document.number],
    ["発出者", document.issuer],
    ["担当", document.owner ?? "決まっていません"],
    ["読める人", audienceWords(document.audience, nameOf)],
    ["版", `${all.length}版・現行${passages.toLocaleString("ja-JP")}項目`],
  ];
  const known = rows.filter(([, value]) => value !== null && value !== "");
  return html`<dl class="facts document-facts">${known.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function revisions({ document, revisions: all }: AdminDocument, { today }: AdminFrame): Html {
  const item = (revision: Revision) => {
    const words = revisionWords(revision, today);
    const base = `/admin/documents/${document.id}`;
    return html`<li class="revision">
<p class="revision-head"><strong>${forceWords(revision)}</strong><span class="badge${words === "現行" ? " badge-now" : " badge-quiet"}">${words}</span></p>
<p class="revision-ways"><a href="${base}/text/${revision.id}">本文と区切りを見る</a><a href="${base}/original/${revision.id}" download>原本（${revision.fileName}）</a></p>
<details class="folded"><summary>施行日を変える</summary><form class="inline-form" data-send="${base.replace("/admin", "/api/admin")}/effective" novalidate><input type="hidden" name="from" value="${revision.effectiveFrom}"><div class="field" data-field="effectiveFrom"><label class="field-label" for="day-${revision.id}">施行日</label><input id="day-${revision.id}" class="input input-date" type="date" name="day" value="${revision.effectiveFrom}"><p class="field-error" role="alert" hidden></p></div><button type="submit" class="button button-small">保存する</button><p class="form-problem" role="alert" hidden></p></form></details>
</li>`;
  };
  return html`<ol class="revision-list" reversed>${all.toReversed().map(item)}</ol>`;
}

/** Any two revisions, the newest two unless others are chosen. */
function comparing({ document, revisions: all }: AdminDocument): Html | null {
  if (all.length < 2) return null;
  const choose = (name: string, label: string, chosen: Revision | undefined) =>
    html`<label class="filter"><span>${label}</span><select name="${name}">${all.toReversed().map((each) => option(each.id, dateWords(each.effectiveFrom), each === chosen))}</select></label>`;
  return html`<form class="filters comparing" action="/admin/documents/${document.id}/compare" method="get" aria-label="新旧対照表">
${choose("from", "改正前の版", all.at(-2))}${choose("to", "改正後の版", all.at(-1))}<button type="submit" class="button">新旧対照表を見る</button></form>`;
}

function amendments({ document, amendments: all }: AdminDocument): Html | null {
  if (all.length === 0) return null;
  return html`<h3>この資料を改正する文書</h3><ul class="revision-list">${all.map(
    ({
      documentId,
      title,
      effectiveFrom,
    }) => html`<li class="revision"><p class="revision-head"><a href="/admin/documents/${documentId}">${title}</a></p>
<p class="quiet">${effectiveFrom === null ? "施行日は本文に書かれていません" : `${dateWords(effectiveFrom)}から改正`}</p>
<p class="revision-ways"><a class="button button-plain button-small" href="/admin/documents/${document.id}/amend/${documentId}">改正後の案を作る</a></p></li>`,
  )}</ul>`;
}

/** What an amending rule amends, as it was found or said, and the way to say it: nobody waits for a change that does not come. */
function amended({ entry, alike, like }: DocumentPage): Html | null {
  const { document, amends } = entry;
  if (amends === null) return null;
  const known = new Set(amends.map(({ documentId }) => documentId));
  const item = ({ documentId, title }: (typeof amends)[number]) =>
    html`<li class="revision"><p class="revision-head"><a href="/admin/documents/${documentId}">${title}</a></p>
<form class="revision-ways" data-send="/api/admin/documents/${document.id}/amends/remove" novalidate><input type="hidden" name="base" value="${documentId}"><button type="submit" class="button button-plain button-small">この資料の改正ではない</button><p class="form-problem" role="alert" hidden></p></form></li>`;
  return html`<h3>この文書が改正する資料</h3>${
    amends.length === 0
      ? html`<p class="quiet">まだ見つからないか、一つに決まりません。題名と番号が改正文と合う資料を取り込むと、自動で結び付きます。</p>`
      : html`<ul class="revision-list">${amends.map(item)}</ul>`
  }${attachForm(
    entry,
    alike.filter(({ id }) => !known.has(id)),
    like,
  )}`;
}
