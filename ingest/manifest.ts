/** A row of a folder's manifest.csv, by the names in its first line; empty cells are left out. */
export type ManifestRow = Readonly<Record<string, string>>;

export const MANIFEST_NAME = "manifest.csv";
const LIST_FIELDS = new Set(["audience", "appliesTo"]);

/** The rows by their `file`, with slashes. Lists are separated by `;`. @throws ManifestInvalid */
export function parseManifest(csv: string): ReadonlyMap<string, ManifestRow> {
  const [header, ...rows] = parseCsv(csv.replace(/^\ufeff/u, ""));
  if (header === undefined || !header.includes("file"))
    throw new ManifestInvalid("its first line has no column `file`");
  return new Map(
    rows.map((cells, index) => {
      if (cells.length > header.length)
        throw new ManifestInvalid(`line ${index + 2} has more cells than the first line`);
      const row = Object.fromEntries(
        header.map((name, column) => [name.trim(), (cells[column] ?? "").trim()]).filter(([, value]) => value !== ""),
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

/** Its message says what is wrong with the manifest. */
class ManifestInvalid extends Error {
  override readonly name = "ManifestInvalid";
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
