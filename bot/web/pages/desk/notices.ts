import { html } from "hono/html";
import type { Notice } from "../../../desk/contract.ts";
import { dayWords } from "../../../wording.ts";
import type { Html } from "../layout.ts";
import { chooseFirst, deskPage, type Frame } from "./frame.ts";

interface NoticesPage {
  readonly notices: readonly Notice[];
  readonly timeOf: (moment: string) => string;
}

/** The messages to the person, newest first, each with why they got it. */
export function noticesPage(frame: Frame, { notices, timeOf }: NoticesPage): Html {
  const { who, today, dayOf } = frame;
  const item = ({ title, text, why, requestId, madeAt }: Notice) => html`<li class="notice">
<p class="notice-head">${requestId === null ? html`<strong>${title}</strong>` : html`<a class="request-link" href="/desk/${requestId}">${title}</a>`}</p>
<p class="written notice-text">${text}</p>
<p class="quiet"><time datetime="${madeAt}">${dayWords(dayOf(madeAt), today)} ${timeOf(madeAt)}</time>・${why}</p></li>`;
  const list =
    notices.length === 0
      ? html`<div class="empty"><p>お知らせはまだありません。申請が動くと、ここと Slack に届きます。</p></div>`
      : html`<ul class="notices">${notices.map(item)}</ul>`;
  const main = html`<h1>お知らせ</h1>${who.person === null ? chooseFirst("お知らせを見る") : list}`;
  return deskPage(frame, { title: "お知らせ", current: "/desk/notices", main });
}
