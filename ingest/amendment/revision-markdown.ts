import { stringify } from "yaml";
import { type Draft, sameText } from "../structure/draft.ts";
import { annexOf } from "../structure/regulation-patterns.ts";

interface DraftedRevision {
  readonly title: string;
  readonly number: string | null;
  readonly issuer: string;
  readonly category: string;
  readonly effectiveFrom: string;
}

const PARAGRAPH = /第(\d+)項$/u;

/** A revision as Markdown that a person can correct and that reads back as the same passages. */
export function revisionMarkdown(revision: DraftedRevision, passages: readonly Draft[]): string {
  const fields = Object.fromEntries(Object.entries(revision).filter(([, value]) => value !== null && value !== ""));
  const lines: string[] = [];
  let path: readonly string[] = [];
  let caption: string | null = null;
  let article = "";
  for (const passage of passages.filter(({ kind }) => kind !== "item")) {
    const headings = passage.sections.map(({ heading }) => heading);
    headings.forEach((heading, depth) => {
      if (path[depth] !== heading) lines.push("", `${"#".repeat(depth + 2)} ${heading}`, "");
    });
    path = headings;
    if (isAnnex(passage)) {
      const head = annexHead(passage);
      if (passage.locator !== article) lines.push("", escaped(head));
      // One of which there is nothing but its name.
      if (!sameText(passage.text, head)) lines.push(escaped(passage.text));
      article = passage.locator;
      caption = null;
      continue;
    }
    const label = passage.locator.replace(PARAGRAPH, "");
    const number = PARAGRAPH.exec(passage.locator)?.[1];
    const opens = label !== article;
    if (opens && passage.caption !== null && passage.caption !== caption) lines.push("", `（${passage.caption}）`, "");
    const start =
      opens && number !== undefined && Number(number) > 1 ? `${label}\n\n${number}` : opens ? label : (number ?? label);
    lines.push("", escaped(`${start}　${passage.text}`), "");
    article = label;
    caption = passage.caption;
  }
  const text = lines
    .join("\n")
    .replace(/\n{3,}/gu, "\n\n")
    .trim();
  return `---\n${stringify(fields, { lineWidth: 0 })}---\n\n${text}\n`;
}

function isAnnex({ locator }: Draft): boolean {
  return annexOf(locator) !== undefined;
}

/** 別表第1（第4条関係）　旅費の額: a table's lines stand below its head. */
function annexHead({ locator, caption }: Draft): string {
  if (caption === null) return locator;
  const [, title = "", reference = ""] = /^(.*?)(（[^（）]*(?:関係|条)[^（）]*）)$/u.exec(caption) ?? [];
  if (reference !== "") return `${locator}${reference}　${title}`.trimEnd();
  return annexOf(`${locator}（${caption}）`)?.reference === caption
    ? `${locator}（${caption}）`
    : `${locator}　${caption}`;
}

/** Brackets and marks that Markdown would take for its own. */
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~]/gu, "\\$&");
}
