import { parse } from "yaml";
import { z } from "zod";
import { BODIES, CATEGORIES, EMPLOYMENTS } from "../../corpus/document.ts";

export const FORMATS = ["docx", "pdf", "xlsx", "html", "txt"] as const;
export type Format = (typeof FORMATS)[number];

/** Stands under the title of every sample, so that none is mistaken for a real prefecture's document. */
export const FICTION_MARK = "（この文書は架空の「星見県」の見本です。）";

const text = z.string().trim().min(1);
const audience = z.union([
  z.literal("全職員"),
  z
    .array(z.string().regex(/^(所属|グループ):\S+$/))
    .nonempty()
    .readonly(),
]);

const frontMatter = z.strictObject({
  title: text,
  number: text.optional(),
  category: z.enum(CATEGORIES),
  issuer: text,
  owner: text,
  effectiveFrom: z.iso.date(),
  effectiveTo: z.iso.date().optional(),
  audience,
  appliesTo: z
    .array(z.enum([...EMPLOYMENTS, ...BODIES]))
    .nonempty()
    .readonly()
    .optional(),
  format: z.enum(FORMATS).optional(),
  department: text.optional(),
  field: z.enum(["業務改革", "働き方改革", "組織風土改革"]).optional(),
  kind: z.enum(["改善事例", "テレワーク事例"]).optional(),
});

export type FrontMatter = Readonly<z.infer<typeof frontMatter>>;

/** A piece of a sample's body; `level` is the number of `#`. */
export type Block =
  | { readonly kind: "heading"; readonly level: number; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "table"; readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] };

export interface Source {
  readonly meta: FrontMatter;
  /** Everything below the title and its fiction mark. */
  readonly blocks: readonly Block[];
}

export class SourceError extends Error {
  override readonly name = "SourceError";
}

/**
 * Reads a sample written in the corpus's small part of Markdown.
 * @throws SourceError with every fault of the front matter, or the first of the body
 */
export function parseSource(markdown: string): Source {
  const [, head, body] = /^---\r?\n(.*?)\r?\n---\r?\n(.*)$/s.exec(markdown) ?? [];
  if (head === undefined || body === undefined) throw new SourceError("no front matter");
  const meta = parseFrontMatter(head);
  const [title, mark, ...blocks] = body
    .trim()
    .split(/\n\s*\n/)
    .map(parseBlock);
  if (title?.kind !== "heading" || title.level !== 1) throw new SourceError("the body does not start with a # title");
  if (title.text !== meta.title) throw new SourceError(`the body's title is another: ${title.text}`);
  if (mark?.kind !== "paragraph" || mark.text !== FICTION_MARK)
    throw new SourceError(`no ${FICTION_MARK} under the title`);
  return { meta, blocks };
}

function parseFrontMatter(head: string): FrontMatter {
  const result = frontMatter.safeParse(parseYaml(head));
  if (result.success) return result.data;
  throw new SourceError(result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; "));
}

function parseYaml(head: string): unknown {
  try {
    return parse(head);
  } catch (cause) {
    throw new SourceError(`front matter is not YAML: ${String(cause)}`, { cause });
  }
}

function parseBlock(chunk: string): Block {
  const [first = "", ...others] = chunk.split("\n");
  const [, marks, heading] = /^(#+) (.+)$/.exec(first) ?? [];
  if (marks !== undefined && heading !== undefined) {
    if (others.length > 0) throw new SourceError(`no empty line after the heading ${heading}`);
    return { kind: "heading", level: marks.length, text: heading.trim() };
  }
  if (first.startsWith("|")) return parseTable([first, ...others]);
  if (others.length > 0) throw new SourceError(`a paragraph goes over several lines: ${first.slice(0, 30)}`);
  if (/^\s|^[-*+] |\*\*|\]\(|<[a-z/]/.test(first)) throw new SourceError(`unexpected Markdown: ${first.slice(0, 30)}`);
  return { kind: "paragraph", text: first };
}

function parseTable(lines: readonly string[]): Block {
  const [header = [], rule = [], ...rows] = lines.map(cells);
  if (!rule.every((cell) => /^:?-+:?$/.test(cell))) throw new SourceError(`table without a rule: ${header.join(" ")}`);
  const uneven = rows.find((row) => row.length !== header.length);
  if (uneven !== undefined) throw new SourceError(`table row of another width: ${uneven.join(" ")}`);
  return { kind: "table", header, rows };
}

function cells(line: string): string[] {
  return line
    .trim()
    .replace(/^\||\|$/g, "")
    .split("|")
    .map((cell) => cell.trim());
}
