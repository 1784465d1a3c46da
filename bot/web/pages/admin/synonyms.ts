import { html } from "hono/html";
import { icon } from "../icons.ts";
import type { Html } from "../layout.ts";
import { type AdminFrame, adminPage } from "./frame.ts";

/** The office's own words: only administrators change them. */
export function synonymsPage(frame: AdminFrame, csv: string): Html {
  const lines = csv.split("\n").filter((line) => line.trim() !== "").length;
  const main = html`<h1>言い換え</h1>
<p class="lead">庁内だけの言い方を、資料の言葉と結びつけます。保存すると、次の質問から使われます。</p>
${frame.role === "administrator" ? editor(csv) : readOnly(csv)}
<p class="quiet synonyms-count">いまは${lines}行あります。一般的な言い換えは、はじめから入っています。</p>`;
  return adminPage(frame, {
    title: "言い換え",
    current: "/admin/synonyms",
    styles: ["admin-editor.css"],
    scripts: ["admin-synonyms.js", "admin-unsaved.js"],
    main,
  });
}

function editor(csv: string): Html {
  return html`<form id="synonyms-form" class="request-form">
<div class="field" data-field="synonyms"><label class="field-label" for="synonyms">言い換えの表</label>
<p id="synonyms-hint" class="field-hint">1行に、同じ意味の言葉をカンマで区切って書きます。例：年休,年次有給休暇,有休</p>
<textarea id="synonyms" name="synonyms" class="input editor-text" rows="16" spellcheck="false" aria-describedby="synonyms-hint">${csv}</textarea>
<p class="field-error" role="alert" hidden></p></div>
<p class="form-problem" role="alert" hidden></p>
<div class="send-row"><button type="submit" class="button">保存する</button></div></form>`;
}

function readOnly(csv: string): Html {
  return html`<p class="banner">${icon("info")}<span>変えられるのは管理者だけです。加えたい言葉は管理者に伝えてください。</span></p><pre class="synonyms-read" tabindex="0">${csv.trim() === "" ? "まだありません。" : csv}</pre>`;
}
