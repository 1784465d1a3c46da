import type { FrontMatter } from "./source.ts";

export const MANIFEST_COLUMNS = [
  "file",
  "title",
  "number",
  "category",
  "issuer",
  "owner",
  "effectiveFrom",
  "effectiveTo",
  "audience",
  "appliesTo",
] as const;

export interface ManifestEntry {
  /** Path from the documents folder, with `/`. */
  readonly file: string;
  readonly meta: FrontMatter;
}

/** The metadata of files that have no front matter, as CSV (RFC 4180 with line feeds), ordered by file. */
export function formatManifest(entries: readonly ManifestEntry[]): string {
  const rows = entries
    .toSorted((one, other) => (one.file < other.file ? -1 : 1))
    .map(({ file, meta }) => MANIFEST_COLUMNS.map((column) => (column === "file" ? file : list(meta[column]))));
  return [MANIFEST_COLUMNS, ...rows].map((row) => `${row.map(quote).join(",")}\n`).join("");
}

function list(value: string | readonly string[] | undefined): string {
  return typeof value === "string" ? value : (value ?? []).join(";");
}

function quote(value: string): string {
  return /[",\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
