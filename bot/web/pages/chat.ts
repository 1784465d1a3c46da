import { html } from "hono/html";
import type { CalendarDate } from "../../../corpus/document.ts";
import { dateWords, viewerWords } from "../../wording.ts";
import type { Choosable, Who } from "../viewer.ts";
import { icon } from "./icons.ts";
import { type Html, layout, sampleBadge } from "./layout.ts";
import { peopleDialog } from "./people-dialog.ts";

/** In characters (Unicode code points): the conversation takes no longer one. */
const LONGEST_QUESTION = 2000;

interface ChatPage {
  readonly who: Who;
  readonly people: readonly Choosable[];
  readonly today: CalendarDate;
  readonly suggestions: readonly string[];
  /** Whether some of what the viewer may read is the fictional sample. */
  readonly sample: boolean;
  readonly documents: number;
  readonly ready: boolean;
  /** How many requests wait for the person; null where there is nobody in particular. */
  readonly waiting: number | null;
  readonly isLibrarian: boolean;
}

/** The shell of the chat; what is said in it comes through the API. */
export function chatPage(page: ChatPage): Html {
  const body = html`<div class="frame">
${threadPanel(page)}
<main id="main" class="chat" data-today="${page.today}" data-longest="${LONGEST_QUESTION}" data-ready="${String(page.ready)}">
<p id="offline" class="banner banner-warning" hidden>${icon("warning")}<span>ネットワークにつながっていません。つながるまで質問は送れません。</span></p>
<p id="starting" class="banner" hidden>${icon("info")}<span id="starting-text"></span></p>
${welcome(page)}
<div id="turns"></div>
<p id="announcer" class="visually-hidden" role="status" aria-live="polite"></p>
${composer(page.today)}
</main>
</div>
<div id="toasts" class="toasts" role="status" aria-live="polite"></div>
${peopleDialog(page.people, page.who)}`;
  return layout({
    title: "Do アシスタント",
    styles: [
      ...["chat.css", "people.css", "threads.css", "composer.css", "answer.css", "sources.css", "progress.css"],
      "desk.css",
    ],
    scripts: ["chat.js"],
    skip: { to: "#question", text: "質問欄へ移動" },
    header: header(page),
    body,
  });
}

function header({ who, sample, waiting, isLibrarian }: ChatPage): Html {
  const detail = who.person === null ? "所属に合う規定で答えます" : viewerWords(who.viewer);
  return html`<header class="bar">
<button id="open-threads" type="button" class="icon-button only-narrow" aria-controls="threads" aria-expanded="false" aria-label="これまでの質問を開く">${icon("menu")}</button>
<a class="brand" href="/">Do アシスタント</a>
${sample ? sampleBadge() : ""}
<span class="bar-space"></span>
<a class="bar-link only-wide-link" href="/documents">${icon("documents")}<span>資料一覧</span></a>
${deskLink(waiting)}
${isLibrarian ? html`<a class="bar-link only-wide-link" href="/admin">${icon("shelf")}<span>資料の管理</span></a>` : ""}
<button id="open-people" type="button" class="who" aria-haspopup="dialog">
${icon("person")}
<span class="who-text">${who.person === null ? "" : html`<span class="visually-hidden">利用者を選び直す。いまは</span>`}<span class="who-name">${who.person?.name ?? html`利用者<span class="only-wide">を選ぶ</span>`}</span><span class="who-detail">${detail}</span></span>
</button>
</header>`;
}

/** On a phone it takes room beside the name only where something waits; the drawer has it always. */
function deskLink(waiting: number | null): Html {
  if (waiting === null || waiting === 0) {
    return html`<a class="bar-link only-wide-link" href="/desk">${icon("desk")}<span>申請</span></a>`;
  }
  return html`<a class="bar-link" href="/desk?scope=waiting">${icon("desk")}<span class="only-wide">申請</span><span class="bar-count">${waiting}<span class="visually-hidden">件があなたの番</span></span></a>`;
}

function threadPanel({ isLibrarian }: ChatPage): Html {
  return html`<aside id="threads" class="threads" aria-label="これまでの質問">
<div class="threads-head">
<button id="new-thread" type="button" class="button button-wide">${icon("plus")}<span>新しい質問</span></button>
<button id="close-threads" type="button" class="icon-button only-narrow" aria-label="閉じる">${icon("close")}</button>
</div>
<h2 class="threads-title">これまでの質問</h2>
<p id="thread-none" class="quiet threads-none" hidden>まだありません。質問するとここに残ります。</p>
<ul id="thread-list" class="thread-list"></ul>
<a class="threads-documents only-narrow" href="/desk">${icon("desk")}<span>申請・届出を見る</span></a>
<a class="threads-documents only-narrow" href="/documents">${icon("documents")}<span>資料一覧を見る</span></a>
${isLibrarian ? html`<a class="threads-documents only-narrow" href="/admin">${icon("shelf")}<span>資料の管理を開く</span></a>` : ""}
</aside>
<div id="shade" class="shade" hidden></div>`;
}

function welcome({ suggestions, documents }: ChatPage): Html {
  return html`<section id="welcome" class="welcome" aria-labelledby="welcome-title">
<h1 id="welcome-title">庁内の規定や手続きを、原文の引用でお答えします</h1>
<p class="welcome-text">条例・要綱・マニュアル・事例など${documents > 0 ? html` <strong>${documents}件</strong>` : ""}の資料から探し、どの条文に書いてあるかを示します。書いていないことは「確認できない」とお伝えします。アプリの要望、改善事例、資料の誤りも、そのまま書いて送れます。</p>
${
  suggestions.length === 0
    ? ""
    : html`<h2 class="welcome-sub">たとえば</h2>
<ul class="suggestions">${suggestions.map((question) => html`<li><button type="button" class="suggestion" data-question="${question}">${question}</button></li>`)}</ul>`
}
</section>`;
}

function composer(today: CalendarDate): Html {
  return html`<form id="composer" class="composer" novalidate>
<div class="composer-box">
<label class="visually-hidden" for="question">質問</label>
<textarea id="question" rows="1" enterkeyhint="send" data-hint="例：時差出勤は何時から選べますか" aria-describedby="composer-hint composer-count"></textarea>
<div class="composer-tools">
<button id="open-date" type="button" class="chip-button" aria-expanded="false" aria-controls="date-panel">${icon("calendar")}<span id="date-text">今日の規定</span></button>
<button id="clear-date" type="button" class="icon-button icon-small" aria-label="今日の規定に戻す" hidden>${icon("close")}</button>
<span id="composer-count" class="composer-count" hidden></span>
<span class="bar-space"></span>
<button id="send" type="submit" class="send" aria-label="質問を送る">${icon("send")}</button>
<button id="stop" type="button" class="send send-stop" aria-label="回答を止める" hidden>${icon("stop")}</button>
</div>
<div id="date-panel" class="date-panel" hidden>
<label for="as-of">いつ時点の規定で答えるか</label>
<input id="as-of" type="date" value="${today}" aria-describedby="as-of-hint">
<span id="as-of-hint" class="quiet">今日は${dateWords(today)}です</span>
</div>
</div>
<p id="composer-hint" class="composer-hint"><span class="only-wide">Enter で送信、Shift＋Enter で改行。</span>大事な判断の前に、原文を確かめてください。</p>
</form>`;
}
