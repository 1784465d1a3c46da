import { html } from "hono/html";
import type { FaqEntry } from "../../../store/faq-entries.ts";
import type { Html } from "../layout.ts";
import { deskPage, type Frame } from "./frame.ts";

const STATUS: Readonly<Record<FaqEntry["status"], string>> = {
  proposed: "案",
  published: "公開中",
  suspended: "根拠が改正され、停止中",
  withdrawn: "取下げ",
};

/** The FAQ entries on which the person decides, those that wait for a decision first. */
export function faqPage(frame: Frame, entries: readonly FaqEntry[]): Html {
  const button = (id: string, kind: string, text: string, plain: boolean) =>
    html`<form data-send="/api/desk/faq/${id}" novalidate><input type="hidden" name="kind" value="${kind}"><button type="submit" class="button${plain ? " button-plain" : ""}">${text}</button><p class="form-problem" role="alert" hidden></p></form>`;
  const item = ({ id, question, answer, basis, status, owner }: FaqEntry) => html`<li class="request">
<p class="request-facts"><span class="badge${status === "published" ? " badge-quiet" : " badge-warning"}">${STATUS[status]}</span><span>${owner}</span></p>
<h2>${question}</h2><p class="written">${answer}</p><p class="quiet">根拠：${basis.map(({ title, locator }) => `${title} ${locator}`.trim()).join("、")}</p>
<div class="act-row">${status === "published" ? "" : button(id, "publish", status === "suspended" ? "いまも正しいので公開する" : "公開する", false)}${button(id, "withdraw-faq", "取り下げる", true)}</div></li>`;
  const main = html`<h1>FAQ</h1><p class="quiet">職員の回答から作る、よくある質問です。公開すると、アシスタントの回答に使われます。</p>
${entries.length === 0 ? html`<div class="empty"><p>あなたが決めるFAQはありません。担当者が回答を「FAQにする」と、担当課の課長に届きます。</p></div>` : html`<ul class="requests">${entries.map(item)}</ul>`}`;
  return deskPage(frame, {
    title: "FAQ",
    current: "/desk/faq",
    main,
    styles: ["desk-form.css"],
    scripts: ["desk-form.js"],
  });
}

/** The form that makes an entry of an answered question. */
export function proposeForm(
  { id, question, answer }: { readonly id: string; readonly question: string; readonly answer: string },
  documents: readonly string[],
): Html {
  const area = (name: string, label: string, text: string) =>
    html`<div class="field" data-field="${name}"><label class="field-label" for="faq-${name}">${label}</label><textarea id="faq-${name}" name="${name}" class="input" rows="3" aria-describedby="faq-${name}-error">${text}</textarea><p id="faq-${name}-error" class="field-error" hidden></p></div>`;
  return html`<details class="act folded"><summary>この回答をFAQにする</summary>
<p class="quiet">質問した人がわかる言葉は消してください。担当課の課長が確かめると公開されます。</p>
<form data-send="/api/desk/faq/${id}" novalidate><input type="hidden" name="kind" value="propose">
${area("question", "質問", question)}${area("answer", "回答", answer)}
<div class="field" data-field="basis"><label class="field-label" for="faq-basis">根拠の資料</label><input id="faq-basis" name="basis" class="input" list="faq-documents" autocomplete="off" aria-describedby="faq-basis-error"><p id="faq-basis-error" class="field-error" hidden></p></div>
<p class="form-problem" role="alert" hidden></p><div class="act-row"><button type="submit" class="button button-plain">課長に送る</button></div></form></details>
<datalist id="faq-documents">${documents.map((title) => html`<option value="${title}"></option>`)}</datalist>`;
}
