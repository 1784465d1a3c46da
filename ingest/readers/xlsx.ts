import type { Range, WorkBook, WorkSheet } from "@e965/xlsx";
import { type Block, type Picture, type ReadResult, read, refused } from "../block.ts";
import type { Warning } from "../reasons.ts";
import { openPackage, PackageTooLarge } from "./office/package.ts";
import { createPictureAlbum } from "./office/pictures.ts";
import { type Drawing, sheetDrawings } from "./office/sheet-drawings.ts";
import { MOST_COLUMNS, MOST_ROWS, sheetBlocks, sheetTitle } from "./sheet-blocks.ts";
import { cellText } from "./sheet-cell.ts";

/** A merged text up to this long labels what it covers; a longer one is told once. */
const LONGEST_LABEL = 40;

/** Workbooks as they look when opened: what their authors have hidden is left out, and told. */
export async function readXlsx(bytes: Uint8Array): Promise<ReadResult> {
  const { read: readWorkbook } = await import("@e965/xlsx");
  try {
    const file = await openPackage(bytes);
    // The library unpacks every part by itself, without bounds, and goes on for ever with some damaged ones.
    for (const name of file.names) if (!name.endsWith("/")) await file.bytes(name);
    const options = { type: "array", dense: true, cellNF: true, cellStyles: true, dateNF: "yyyy-mm-dd" } as const;
    const workbook = readWorkbook(bytes, { ...options, sheetRows: MOST_ROWS });
    return readSheets(workbook, await sheetDrawings(file));
  } catch (cause) {
    if (cause instanceof PackageTooLarge) return refused("expands-too-far");
    return refused(/password|encrypt/iu.test(String(cause)) ? "encrypted" : "damaged");
  }
}

function readSheets(workbook: WorkBook, drawings: ReadonlyMap<string, readonly Drawing[]>): ReadResult {
  const hidden: string[] = [];
  let cut = false;
  const sheets = workbook.SheetNames.flatMap((name, index) => {
    const sheet = workbook.Sheets[name];
    if (sheet === undefined) return [];
    if ((workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0) > 0) {
      hidden.push(`シート「${name}」`);
      return [];
    }
    const { grid, hides } = gridOf(sheet);
    if (hides) hidden.push(`シート「${name}」の行・列`);
    cut = cut || (sheet["!data"]?.length ?? 0) >= MOST_ROWS;
    const drawn = drawings.get(name) ?? [];
    const cells = sheetBlocks(grid);
    return cells.length === 0 && drawn.length === 0 ? [] : [{ name, cells, drawn }];
  });
  const blocks: Block[] = [];
  const pictures: Picture[] = [];
  const album = createPictureAlbum();
  for (const { name, cells, drawn } of sheets) {
    // The name of an only sheet says nothing: Sheet1, 一覧.
    if (sheets.length > 1) blocks.push({ kind: "heading", level: 2, text: name });
    blocks.push(...cells);
    for (const drawing of drawn) {
      if (drawing.kind === "text")
        blocks.push(...drawing.paragraphs.map((text) => ({ kind: "paragraph", text }) as const));
      else {
        const picture = album.taken()[album.add(drawing.bytes, drawing.alt) ?? -1];
        if (picture !== undefined) pictures.push({ ...picture, after: blocks.length - 1 });
      }
    }
  }
  const warnings: Warning[] = [];
  if (hidden.length > 0) warnings.push({ code: "hidden-left-out", detail: hidden.join("、") });
  if (cut) warnings.push({ code: "rows-left-out", detail: String(MOST_ROWS) });
  if (album.leftOut() > 0) warnings.push({ code: "pictures-left-out", detail: String(album.leftOut()) });
  return read(blocks, { title: sheetTitle(sheets[0]?.cells ?? []), pictures, warnings });
}

/** The visible cells, and whether some that hold text are hidden. */
function gridOf(sheet: WorkSheet): { readonly grid: readonly (readonly string[])[]; readonly hides: boolean } {
  const data = sheet["!data"] ?? [];
  const rows = Array.from({ length: Math.min(data.length, MOST_ROWS) }, (_, row) => data[row] ?? []);
  const first = rows.reduce((least, row) => Math.min(least, firstUsed(row)), Number.POSITIVE_INFINITY);
  const left = Number.isFinite(first) ? first : 0;
  const width = Math.min(MOST_COLUMNS, rows.reduce((most, row) => Math.max(most, row.length), 0) - left);
  const texts = rows.map((row) =>
    Array.from({ length: Math.max(0, width) }, (_, column) => cellText(row[left + column])),
  );
  const written = texts.map((row) => row.some((text) => text !== ""));
  for (const merge of sheet["!merges"] ?? []) fill(texts, merge, left);
  const hiddenRow = (row: number) => sheet["!rows"]?.[row]?.hidden === true;
  const hiddenColumn = (column: number) => sheet["!cols"]?.[left + column]?.hidden === true;
  const hides = texts.some((row, index) =>
    row.some((text, column) => text !== "" && (hiddenRow(index) || hiddenColumn(column))),
  );
  // Forms are drawn on small squares: a row in which only cells from above go on would tell them again.
  const goesOn = (row: number) => written[row] === false && texts[row]?.some((text) => text !== "") === true;
  const grid = texts
    .filter((_, row) => !hiddenRow(row) && !goesOn(row))
    .map((row) => row.filter((_, column) => !hiddenColumn(column)));
  return { grid, hides };
}

function firstUsed(row: readonly unknown[]): number {
  const index = row.findIndex((cell) => cell !== undefined);
  return index === -1 ? Number.POSITIVE_INFINITY : index;
}

function fill(grid: string[][], merge: Range, left: number): void {
  const text = grid[merge.s.r]?.[merge.s.c - left] ?? "";
  if (text.length > LONGEST_LABEL) return;
  for (let row = merge.s.r; row <= Math.min(merge.e.r, grid.length - 1); row += 1) {
    const cells = grid[row] ?? [];
    for (let column = merge.s.c - left; column <= Math.min(merge.e.c - left, cells.length - 1); column += 1)
      cells[column] = text;
  }
}
