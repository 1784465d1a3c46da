import { faultOf } from "./fault.ts";
import { fieldName } from "./field-names.ts";
import { decode } from "./readers/decode.ts";
import { type Refusal, refusalText } from "./reasons.ts";

/** A row of a folder's manifest.csv, by the names in its first line; empty cells are left out. */
export type ManifestRow = Readonly<Record<string, string>>;

export const MANIFEST_NAME = "manifest.csv";
const LIST_FIELDS = new Set(["audience", "appliesTo"]);

/** The rows of a file in whatever encoding: Excel writes Shift_JIS. @throws ManifestInvalid */
export function readManifest(bytes: Uint8Array): ReadonlyMap<string, ManifestRow> {
  return parseManifest(decode(bytes) ?? "");
}

/** The rows by their `file`, with slashes. Lists are separated by `;`. @throws ManifestInvalid */
export function parseManifest(csv: string): ReadonlyMap<string, ManifestRow> {
  const [first, ...rows] = parseCsv(csv.replace(/^\ufeff/u, ""));
  const header = first?.map(fieldName) ?? [];
  if (!header.includes("file")) throw new ManifestInvalid({ code: "manifest-without-file", detail: "" });
  return new Map(
    rows.map((cells, index) => {
      if (cells.length > header.length)
        throw new ManifestInvalid({ code: "manifest-too-many-cells", detail: String(index + 2) });
      const row = Object.fromEntries(
        header.map((name, column) => [name, (cells[column] ?? "").trim()]).filter(([, value]) => value !== ""),
      );
      return [(row.file ?? "").replaceAll("\\", "/").replace(/^\.\//u, ""), row];
    }),
  );
}

/** The fields of a row as the front matter of a Markdown file would have them. */
export function manifestFields(row: ManifestRow): Readonly<Record<string, unknown>> {
  const list = (value: string) => value.split(/[;；]/u).map((entry) => entry.trim());
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, LIST_FIELDS.has(name) ? list(value) : value]),
  );
}

/** Why the files that a manifest is about are not taken in. */
export function manifestRefusal(cause: unknown): Refusal {
  return cause instanceof ManifestInvalid ? cause.reason : { code: "invalid-manifest", detail: faultOf(cause) };
}

class ManifestInvalid extends Error {
  override readonly name = "ManifestInvalid";
  readonly reason: Refusal;
  constructor(reason: Refusal) {
    super(refusalText(reason, "en"));
    this.reason = reason;
  }
}

/** Rows of RFC 4180: cells in quotes may hold commas, line breaks and doubled quotes. Empty lines are left out. */
function parseCsv(csv: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/gu;
  for (const [, quoted, plain, end] of csv.matchAll(cell)) {
    rows.at(-1)?.push(quoted === undefined ? (plain ?? "") : quoted.replaceAll('""', '"'));
    if (end !== "," && end !== "") rows.push([]);
    if (end === "") break;
  }
  return rows.filter((row) => row.some((value) => value !== ""));
}
