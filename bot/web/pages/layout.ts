import { html } from "hono/html";
import { ICON_SPRITE, icon } from "./icons.ts";

/** HTML whose values have been escaped. */
export type Html = ReturnType<typeof html>;

interface Layout {
  readonly title: string;
  /** Style sheets and module scripts of the folder `assets/`. */
  readonly styles: readonly string[];
  readonly scripts: readonly string[];
  /** Where the skip link leads, and what it says. */
  readonly skip: { readonly to: string; readonly text: string };
  readonly header: Html;
  readonly body: Html;
}

/** A whole page around a header and a body. */
export function layout({ title, styles, scripts, skip, header, body }: Layout): Html {
  return html`<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<script src="/assets/early.js"></script>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
${["theme.css", "base.css", ...styles].map((name) => html`<link rel="stylesheet" href="/assets/${name}">`)}
${scripts.map((name) => html`<script type="module" src="/assets/${name}"></script>`)}
</head>
<body>
<a class="skip-link" href="${skip.to}">${skip.text}</a>
${ICON_SPRITE}
${header}
${body}
</body>
</html>`;
}

/** The header of pages that are read: the way back on the left, the list of documents on the right. */
export function readingHeader(back: { readonly to: string; readonly text: string }, sample: boolean): Html {
  return html`<header class="bar">
<a class="bar-link" href="${back.to}">${icon("back")}<span>${back.text}</span></a>
<a class="brand" href="/">Do アシスタント</a>
${sample ? sampleBadge() : ""}
<span class="bar-space"></span>
<a class="bar-link" href="/documents">${icon("documents")}<span>資料一覧</span></a>
</header>`;
}

export function sampleBadge(): Html {
  return html`<span class="badge badge-sample" title="架空の県の見本です。実際の規定ではありません。">見本<span class="only-wide">データ</span></span>`;
}
