import { html } from "hono/html";
import { dayWords } from "../../../wording.ts";
import type { Html } from "../layout.ts";
import { chooseFirst, deskPage, type Frame } from "./frame.ts";

/** Somebody who answered questions of the subject and agreed to be found. */
interface ShownExpert {
  /** 柏木 俊（建設部道路課）. */
  readonly name: string;
  readonly answers: number;
  readonly question: string;
  readonly lastAnsweredAt: string;
}

interface ExpertsPage {
  /** Empty before one has asked. */
  readonly subject: string;
  readonly experts: readonly ShownExpert[];
}

/** Who knows about something, by what they have answered before. */
export function expertsPage(frame: Frame, page: ExpertsPage): Html {
  const { subject } = page;
  const search = html`<form class="filters" action="/desk/experts" method="get" role="search" aria-label="詳しい人を探す">
<label class="filter filter-words"><span>何について</span><input type="search" name="about" value="${subject}" maxlength="200" autocomplete="off"></label>
<button type="submit" class="button">探す</button></form>
${subject === "" ? "" : found(frame, page)}
<p class="quiet act">紹介されるのは、前に質問に回答し、<a href="/desk/settings">設定</a>で紹介を許した人だけです。</p>`;
  return deskPage(frame, {
    title: "誰が詳しい？",
    current: "/desk/experts",
    main: html`<h1>誰が詳しい？</h1>${frame.who.person === null ? chooseFirst("詳しい人を探す") : search}`,
    styles: ["desk-form.css", "desk-request.css"],
  });
}

function found({ dayOf, today }: Frame, { experts, subject }: ExpertsPage): Html {
  if (experts.length === 0) {
    return html`<div class="empty"><p>「${subject}」に回答したことのある人は見つかりませんでした。言い方を変えるか、所属に質問してください。</p><a class="button" href="/desk/new/person">担当者に質問する</a></div>`;
  }
  return html`<ul class="requests">${experts.map(
    ({ name, answers, question, lastAnsweredAt }) =>
      html`<li class="request"><p><strong>${name}</strong></p><p class="request-facts"><span class="badge badge-quiet">回答${answers}件</span></p><p class="request-turn">${dayWords(dayOf(lastAnsweredAt), today)}に回答：${question}</p></li>`,
  )}</ul>`;
}
