import { html } from "hono/html";
import type { Html } from "./layout.ts";
import { entriesOf, type Heading, type OutlinedPassage } from "./outline.ts";
import { blocksOf, cutAt, type Range } from "./passage-text.ts";

export interface Cited {
  /** The passage's position in the revision. */
  readonly position: number;
  /** What is quoted of its text, where that is known. */
  readonly quoted: Range | null;
}

/** The table of contents, folded away on a narrow screen; nothing where there is hardly anything to choose from. */
export function contents(outline: readonly OutlinedPassage[]): Html | null {
  const entries = entriesOf(outline);
  if (entries.length < 2) return null;
  return html`<nav class="contents" aria-label="目次"><details open><summary>目次</summary><ol>${entries.map(
    ({ anchor, depth, text }) => html`<li class="contents-${depth}"><a href="#${anchor}">${text}</a></li>`,
  )}</ol></details></nav>`;
}

/** @param picturesBetween what stands below the passages of these positions, the second excluded */
export function passages(
  outline: readonly OutlinedPassage[],
  cited: Cited | null,
  picturesBetween: (from: number, to: number) => readonly Html[],
): readonly Html[] {
  return outline.map(({ passage, headings, caption, label }, index) => {
    const { position, locator, text } = passage;
    const next = outline[index + 1]?.passage.position ?? Number.POSITIVE_INFINITY;
    const isCited = cited?.position === position;
    const content = html`<div class="passage-body">${blocks(text, isCited ? cited.quoted : null)}</div>`;
    const link = html`<a class="locator" href="#p-${position}" aria-label="${label}へのリンク">${label}</a>`;
    return html`${headings.map(heading)}<section id="p-${position}" class="${isCited ? "passage cited" : "passage"}" tabindex="-1"${isCited ? html` aria-label="引用箇所 ${locator}"` : ""}>
${caption === null ? "" : html`<p class="caption">${caption}</p>`}
${label === null ? content : html`<div class="passage-row">${link}${content}</div>`}
${picturesBetween(index === 0 ? 0 : position, next)}</section>`;
  });
}

function heading({ anchor, depth, text }: Heading): Html {
  if (depth === 1) return html`<h2 id="${anchor}">${text}</h2>`;
  if (depth === 2) return html`<h3 id="${anchor}">${text}</h3>`;
  if (depth === 3) return html`<h4 id="${anchor}">${text}</h4>`;
  if (depth === 4) return html`<h5 id="${anchor}">${text}</h5>`;
  return html`<h6 id="${anchor}">${text}</h6>`;
}

function blocks(text: string, quoted: Range | null): readonly Html[] {
  const marked = (stretch: Range) =>
    cutAt(stretch, quoted).map((part) => {
      const words = text.slice(part.from, part.to);
      return part.quoted ? html`<mark>${words}</mark>` : html`${words}`;
    });
  return blocksOf(text).map((block) => {
    if (block.kind === "lines") return html`<p class="lines">${marked(block)}</p>`;
    const rows = block.rows.map(
      (row) => html`<tr>${row.map((cell) => html`<td>${cell === null ? "" : marked(cell)}</td>`)}</tr>`,
    );
    return html`<div class="table-scroll" tabindex="0" role="group" aria-label="表"><table><thead><tr>${block.header.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>`;
  });
}
