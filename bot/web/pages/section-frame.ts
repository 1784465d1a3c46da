import { html } from "hono/html";
import { viewerWords } from "../../wording.ts";
import type { Who } from "../viewer.ts";
import { icon } from "./icons.ts";
import type { Html } from "./layout.ts";

interface Way {
  readonly to: string;
  readonly text: string;
  /** Beside the text. */
  readonly mark?: Html;
}

/** The bar of a section of the site: back to the questions, where one is, and who one is. */
export function sectionHeader({ person, viewer }: Who, { to, text }: Way): Html {
  return html`<header class="bar">
<a class="bar-link" href="/">${icon("back")}<span>質問<span class="only-wide">の画面へ</span></span></a>
<a class="brand" href="${to}">${text}</a>
<span class="bar-space"></span>
<button id="open-people" type="button" class="who" aria-haspopup="dialog">
${icon("person")}
<span class="who-text"><span class="visually-hidden">利用者を選び直す。いまは</span><span class="who-name">${person?.name ?? "利用者を選ぶ"}</span>${person === null ? "" : html`<span class="who-detail">${viewerWords(viewer)}</span>`}</span>
</button>
</header>`;
}

/** The pages of a section, with the one that is open marked. */
export function sectionWays(label: string, shown: readonly Way[], current: string): Html {
  return html`<nav class="desk-ways" aria-label="${label}"><ul>${shown.map(({ to, text, mark = html`` }) =>
    to === current
      ? html`<li><a href="${to}" aria-current="page">${text}${mark}</a></li>`
      : html`<li><a href="${to}">${text}${mark}</a></li>`,
  )}</ul></nav>`;
}
