import { html, type Markup } from "./html.ts";
import { STYLE } from "./style.ts";

interface Page {
  readonly title: string;
  readonly eyebrow: string;
  readonly lead: Markup;
  readonly sections: readonly Markup[];
  /** Pairs of a name and a value. */
  readonly facts: readonly (readonly [string, string])[];
}

/** One self-contained HTML file: no script, nothing loaded from elsewhere. */
export function renderPage({ title, eyebrow, lead, sections, facts }: Page): string {
  const { markup } = html`<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${{ markup: STYLE }}</style>
</head>
<body>
<header class="top"><p class="eyebrow">${eyebrow}</p><h1>${title}</h1>${lead}</header>
<main>${sections}</main>
<footer><dl>${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl></footer>
</body>
</html>
`;
  return markup;
}

export function section(heading: string, note: string, content: Markup | readonly Markup[]): Markup {
  return html`<section><h2>${heading}</h2><p class="note">${note}</p>${content}</section>`;
}

interface Row {
  readonly name: string;
  readonly detail: string;
  readonly chart: Markup;
  readonly value: string;
  /** Lines under the value. */
  readonly below: readonly string[];
}

/** Rows of a name, a chart and a number; the number says all that the chart shows. */
export function rows(all: readonly Row[]): Markup {
  return html`<ul class="rows">${all.map(
    ({ name, detail, chart, value, below }) => html`<li class="row">
      <div class="name">${name}<small>${detail}</small></div>${chart}
      <div class="number"><b>${value}</b>${below.map((line) => html`<small>${line}</small>`)}</div></li>`,
  )}</ul>`;
}
