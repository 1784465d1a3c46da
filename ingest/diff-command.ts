import { ANYONE, type CalendarDate } from "../corpus/document.ts";
import type { Library } from "../corpus/library.ts";
import type { Stretch } from "../corpus/revisions/changed-words.ts";
import { type ComparedSide, compareRevisions } from "../corpus/revisions/compare.ts";
import { type FoldedRow, foldUnchanged, unchangedText } from "../corpus/revisions/fold.ts";
import { type FoldedLine, foldLines } from "../corpus/revisions/fold-lines.ts";
import type { CommandOutput } from "./commands.ts";

export interface DiffRequest {
  readonly id: string;
  /** The days from which the two revisions are in force; null for the newest two. */
  readonly days: { readonly from: CalendarDate; readonly to: CalendarDate } | null;
}

/**
 * Prints how one revision of a document differs from another.
 * @returns null, or the sentence that says why there is nothing to compare
 */
export async function diffDocument(
  library: Pick<Library, "documents" | "text">,
  { id, days }: DiffRequest,
  today: CalendarDate,
  { json, print }: CommandOutput,
): Promise<string | null> {
  const scope = { asOf: today, viewer: ANYONE };
  const entry = (await library.documents(scope)).find(({ document }) => document.id === id);
  if (entry === undefined) return `There is no document with the ID ${id}; \`npm run ingest -- list\` shows them.`;
  const known = entry.revisions.map(({ effectiveFrom }) => effectiveFrom);
  const from = days?.from ?? known.at(-2);
  const to = days?.to ?? known.at(-1);
  if (from === undefined || to === undefined) return `The document has only one revision, of ${known.join("")}.`;
  const older = await library.text(id, scope, from);
  const newer = await library.text(id, scope, to);
  if (older === undefined || newer === undefined) {
    return `The document has no revision of ${older === undefined ? from : to}; it has ${known.join(", ")}.`;
  }
  const rows = compareRevisions(older.passages, newer.passages);
  const { title } = newer.document;
  if (json) {
    print(JSON.stringify({ documentId: id, title, from, to, rows }));
    return null;
  }
  print(`${title}  ${from} → ${to}`);
  for (const row of foldUnchanged(rows)) print(rowText(row));
  return null;
}

function rowText(row: FoldedRow): string {
  switch (row.kind) {
    case "unchanged":
      return row.isMoved
        ? `> ${unchangedText(row.older)} → ${unchangedText(row.newer)}`
        : `  ${unchangedText(row.newer)}`;
    case "added":
      return `+ ${sideText(row.newer, foldLines([], row.newer.text).newer, "", "")}`;
    case "removed":
      return `- ${sideText(row.older, foldLines(row.older.text, []).older, "", "")}`;
    case "changed":
    case "moved": {
      const { older, newer } = foldLines(row.older.text, row.newer.text);
      const sides = [`- ${sideText(row.older, older, "[-", "-]")}`, `+ ${sideText(row.newer, newer, "{+", "+}")}`];
      return [...(row.kind === "moved" ? [`> ${row.older.locator} → ${row.newer.locator}`] : []), ...sides].join("\n");
    }
  }
}

/** A side as one indented block, its changed words between the marks. */
function sideText(
  { locator, caption, isHeading }: ComparedSide,
  lines: readonly FoldedLine[],
  open: string,
  close: string,
): string {
  const words = (stretches: readonly Stretch[]) =>
    stretches.map((part) => (part.changed ? `${open}${part.text}${close}` : part.text)).join("");
  const named = caption.length === 0 ? "" : `（${words(caption)}）`;
  const place = isHeading ? "" : `${locator}${named}　`;
  const text = lines.map((line) => (line.kind === "unchanged" ? line.text : words(line.stretches)));
  return `${place}${text.join("\n    ")}`;
}
