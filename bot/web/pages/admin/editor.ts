import { html } from "hono/html";
import type { CalendarDate } from "../../../../corpus/document.ts";
import { dateWords } from "../../../wording.ts";
import { icon } from "../icons.ts";
import type { Html } from "../layout.ts";
import { type AdminFrame, adminPage } from "./frame.ts";

interface Editor {
  readonly markdown: string;
  /** Name under which the text is taken in. */
  readonly fileName: string;
  readonly takeIn: string;
}

/** A recorded operation becomes a manual: chosen, corrected, looked at, taken in. */
export function manualPage(frame: AdminFrame): Html {
  const main = html`<h1>操作の記録から手順書を作る</h1>
<ol class="steps"><li>Chrome の開発者ツールの「レコーダー」で操作を記録し、JSON で書き出します。</li><li>書き出したファイルを選ぶと、番号付きの手順書の下書きになります。入力した文字などは伏せます。</li><li>直して、見え方を確かめ、手順書として取り込みます。</li></ol>
<p class="act-row"><label class="button" for="recording">${icon("plus")}<span>記録のファイルを選ぶ</span></label><input id="recording" class="visually-hidden" type="file" accept=".json,application/json"></p>
<p id="recording-problem" class="banner banner-warning" role="alert" hidden></p>
<ul id="editor-warnings" class="job-warnings"></ul>
${editor({ markdown: "", fileName: "手順書.md", takeIn: "手順書として取り込む" })}`;
  return editorPage(frame, "手順書づくり", "/admin/manuals/new", main);
}

interface AmendmentPage {
  readonly documentId: string;
  readonly title: string;
  readonly amendment: string;
  readonly amendmentId: string;
  /** The day of this draft, and all on which the amendment comes into force, part by part. */
  readonly day: CalendarDate;
  readonly days: readonly CalendarDate[];
  readonly markdown: string;
  /** Earlier days of the amendment from which there is no text yet. */
  readonly missing: readonly CalendarDate[];
  /** Whether it changes a text that is in force from that day already. */
  readonly isOnTop: boolean;
  /** Whether that text seems to be what this amendment made. */
  readonly isTakenIn: boolean;
  /** What could not be carried out by itself, with why. */
  readonly left: readonly { readonly words: string; readonly reason: string }[];
}

/** The text after an amendment, for a person to correct and take in. */
export function amendmentPage(frame: AdminFrame, page: AmendmentPage): Html {
  const { documentId, title, amendment, markdown } = page;
  const main = html`<p class="crumb"><a href="/admin/documents">資料</a> › <a href="/admin/documents/${documentId}">${title}</a></p>
<h1>改正後の案</h1>
<p class="lead">「${amendment}」を反映した案です。原文と見比べて直してから取り込むと、「${title}」の新しい版になります。</p>
${byDay(page)}
${page.missing.map((each) => html`<p class="banner banner-warning" role="note">${icon("warning")}<span>先に、${dateWords(each)}の案を取り込んでください。この案には、その改正が入っていません。</span></p>`)}
${carriedOut(page)}
${editor({ markdown, fileName: `${title}.md`, takeIn: "新しい版として取り込む" })}`;
  return editorPage(frame, "改正後の案", "/admin/documents", main);
}

/** What came of the amendment by itself, and what is left to do. */
function carriedOut({ day, days, left, isOnTop, isTakenIn }: AmendmentPage): Html {
  if (isTakenIn)
    return html`<p class="banner">${icon("info")}<span>${dateWords(day)}からの版には、この改正がもう入っているようです。取り込む必要はありません。</span></p>`;
  const onTop = isOnTop
    ? html`<p class="banner">${icon("info")}<span>${dateWords(day)}からの版がもうあります。この案は、その版にさらにこの改正を加えたものです。取り込むと、その版を置き換えます。</span></p>`
    : "";
  return html`${onTop}${
    left.length === 0
      ? html`<p class="banner">${icon("check")}<span>${days.length === 1 ? "改正文は" : `${dateWords(day)}の分は`}すべて反映できました。</span></p>`
      : html`<div class="banner banner-warning" role="note">${icon("warning")}<div><p>自動では反映できなかったところが${left.length}か所あります。手で直してください。</p><ul class="job-warnings">${left.map(({ words, reason }) => html`<li>${words}${words === "" ? "" : "："}${reason}</li>`)}</ul></div></div>`
  }`;
}

/** The drafts of the other days, where parts of the amendment come into force on days of their own. */
function byDay({ documentId, amendmentId, day, days }: AmendmentPage): Html | null {
  if (days.length === 1) return null;
  const link = (each: CalendarDate) =>
    html`<a href="/admin/documents/${documentId}/amend/${amendmentId}?day=${each}"${each === day ? html` aria-current="page"` : ""}>${dateWords(each)}の案</a>`;
  return html`<p>この改正は、部分ごとに施行日が違います。早い日の案から順に取り込んでください。</p><nav class="tabs" aria-label="施行日">${days.map(link)}</nav>`;
}

function editor({ markdown, fileName, takeIn }: Editor): Html {
  return html`<form id="editor" class="editor" data-file="${fileName}"${markdown === "" ? html` hidden` : ""}>
<div class="editor-columns">
<div class="field"><label class="field-label" for="markdown">本文（Markdown）</label><p id="markdown-hint" class="field-hint">はじめの「---」の間は題名・番号・施行日などです。「## 」は見出し、「1. 」は手順になります。</p>
<textarea id="markdown" name="markdown" class="input editor-text" rows="22" spellcheck="false" aria-describedby="markdown-hint">${markdown}</textarea></div>
<section class="preview editor-preview" aria-labelledby="preview-title" aria-live="polite"><h2 id="preview-title">見え方</h2><div id="preview"><p class="quiet">「見え方を確かめる」を押すと、取り込んだときの区切りがここに出ます。</p></div></section>
</div>
<p id="editor-problem" class="form-problem" role="alert" hidden></p>
<div class="send-row"><button type="button" id="show-preview" class="button button-plain">見え方を確かめる</button><button type="submit" class="button">${takeIn}</button></div>
</form>`;
}

function editorPage(frame: AdminFrame, title: string, current: string, main: Html): Html {
  return adminPage(frame, {
    ...{ title, current, main },
    styles: ["admin-editor.css", "admin-intake.css"],
    scripts: ["admin-editor.js", "admin-unsaved.js"],
  });
}
