import { html } from "hono/html";
import type { Librarian, UnansweredGroup } from "../../../admin/contract.ts";
import type { RuleChange } from "../../../store/rule-changes.ts";
import { dateWords } from "../../../wording.ts";
import { icon } from "../icons.ts";
import type { Html } from "../layout.ts";
import { type AdminFrame, adminPage } from "./frame.ts";

interface QuestionsPage {
  readonly unanswered: readonly UnansweredGroup[];
  readonly mostAsked: Awaited<ReturnType<Librarian["mostAsked"]>>;
  /** Empty for who is no administrator. */
  readonly ruleChanges: readonly RuleChange[];
  readonly dayOf: (moment: string) => string;
}

/** What people ask and do not find, what they ask most, and who was told of changed rules. */
export function questionsPage(frame: AdminFrame, page: QuestionsPage): Html {
  const { unanswered, mostAsked, ruleChanges } = page;
  const main = html`<h1>質問</h1>
<p class="lead">似た質問をまとめています。誰が尋ねたかは出ません。相談など、人に知られたくない質問も除いています。</p>
<section><h2>答えられなかった質問</h2>
${unanswered.length === 0 ? html`<p class="empty">答えられなかった質問はありません。</p>` : html`<ul class="questions">${unanswered.map((each) => group(each, page))}</ul>`}</section>
<section><h2>よく尋ねられる質問</h2>
${mostAsked.length === 0 ? html`<p class="empty">まだ質問がありません。</p>` : html`<ol class="most-asked">${mostAsked.map((each) => often(each, mostAsked[0]?.asked ?? 1))}</ol>`}</section>
${frame.role === "administrator" ? html`<section><h2>改正を知らせた人</h2>${told(ruleChanges)}</section>` : ""}`;
  return adminPage(frame, {
    title: "質問",
    current: "/admin/questions",
    styles: ["admin-questions.css"],
    scripts: ["desk-form.js"],
    main,
  });
}

function group(
  { id, question, asked, lastAskedAt, others, owner, handedOverAt }: UnansweredGroup,
  { dayOf }: QuestionsPage,
): Html {
  return html`<li class="question-group">
<h3>${question}</h3>
<p class="question-facts"><span class="badge badge-now">${asked}回</span><span class="quiet">最後は${dateWords(dayOf(lastAskedAt))}</span>${owner === null ? html`<span class="quiet">近い資料がありません</span>` : html`<span class="quiet">近い資料の担当：${owner}</span>`}</p>
${others.length === 0 ? "" : html`<details class="folded"><summary>ほかの聞き方 ${others.length}件</summary><ul class="other-wordings">${others.map((each) => html`<li>${each}</li>`)}</ul></details>`}
<div class="act-row"><a class="button button-plain button-small" href="/admin?for=${encodeURIComponent(question)}">${icon("plus")}<span>資料を追加</span></a>
${
  handedOverAt !== null
    ? html`<span class="question-handed">${icon("check")}${dateWords(dayOf(handedOverAt))}に担当課に渡しました</span>`
    : owner === null
      ? ""
      : html`<form data-send="/api/admin/questions/${encodeURIComponent(id)}/hand-over" novalidate><button type="submit" class="button button-small">担当課に渡す</button><p class="form-problem" role="alert" hidden></p></form>`
}<form data-send="/api/admin/questions/${encodeURIComponent(id)}/settle" novalidate><button type="submit" class="button button-plain button-small">解決済みにする</button><p class="form-problem" role="alert" hidden></p></form></div>
</li>`;
}

function often({ question, asked, answered }: QuestionsPage["mostAsked"][number], most: number): Html {
  return html`<li><p>${question}</p><p class="asked-bar"><progress max="${most}" value="${asked}" aria-hidden="true"></progress><span class="quiet">${asked}回・${answered === asked ? "すべて回答" : answered === 0 ? "まだ回答できていません" : `回答できたのは${answered}回`}</span></p></li>`;
}

function told(all: readonly RuleChange[]): Html {
  const changes = all.filter(({ reached, declined }) => reached + declined > 0);
  if (changes.length === 0)
    return html`<p class="empty">まだありません。以前の回答で使った条文が改正されると、尋ねた人に知らせます。</p>`;
  return html`<ul class="questions">${changes.map(
    ({ documentId, title, effectiveFrom, reached, declined }) =>
      html`<li class="question-group"><h3><a href="/admin/documents/${documentId}">${title}</a></h3><p class="question-facts"><span class="badge badge-now">${reached}人に通知</span><span class="quiet">${dateWords(effectiveFrom)}からの版</span>${declined === 0 ? "" : html`<span class="quiet">通知を望まない人 ${declined}人</span>`}</p></li>`,
  )}</ul>`;
}
