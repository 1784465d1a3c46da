/** Text that is markup already. */
export interface Markup {
  readonly markup: string;
}

type Content = string | number | Markup | readonly Markup[];

/** Markup from a template; strings and numbers in it are escaped, so that questions and quotations stay text. */
export function html(strings: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  const filled = strings.map((text, at) => `${text}${at < contents.length ? markupOf(contents[at] ?? "") : ""}`);
  return { markup: filled.join("") };
}

export const NOTHING: Markup = { markup: "" };

function markupOf(content: Content): string {
  if (typeof content === "string") return escapeHtml(content);
  if (typeof content === "number") return `${content}`;
  return "markup" in content ? content.markup : content.map(({ markup }) => markup).join("");
}

function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}
