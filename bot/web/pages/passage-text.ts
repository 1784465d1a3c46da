/** Offsets into a passage's text, UTF-16 code units, `to` exclusive. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

interface Cell extends Range {
  readonly name: string;
}

export type Block =
  | ({ readonly kind: "lines" } & Range)
  | {
      readonly kind: "table";
      readonly header: readonly string[];
      readonly rows: readonly (readonly (Range | null)[])[];
    };

const LONGEST_NAME = 30;

/**
 * A passage's text as lines and tables, in order. Rows of tables are lines of named cells, `区分：出張　日当：2,200円`;
 * empty cells are left out of them.
 */
export function blocksOf(text: string): readonly Block[] {
  const blocks: Block[] = [];
  let rows: (readonly Cell[])[] = [];
  const endTable = () => {
    if (rows.length > 0) blocks.push(tableOf(rows));
    rows = [];
  };
  for (const line of linesOf(text)) {
    const cells = cellsOf(text, line);
    if (cells !== undefined) {
      rows.push(cells);
      continue;
    }
    endTable();
    const last = blocks.at(-1);
    if (last?.kind === "lines") blocks[blocks.length - 1] = { ...last, to: line.to };
    else blocks.push({ kind: "lines", ...line });
  }
  endTable();
  return blocks;
}

/** A stretch of the text cut where a quotation begins and ends. */
export function cutAt(stretch: Range, quoted: Range | null): readonly (Range & { readonly quoted: boolean })[] {
  if (quoted === null) return [{ ...stretch, quoted: false }];
  const from = Math.min(Math.max(quoted.from, stretch.from), stretch.to);
  const to = Math.max(from, Math.min(quoted.to, stretch.to));
  const parts = [
    { from: stretch.from, to: from, quoted: false },
    { from, to, quoted: true },
    { from: to, to: stretch.to, quoted: false },
  ];
  return parts.filter((part) => part.from < part.to);
}

function linesOf(text: string): readonly Range[] {
  let from = 0;
  return text.split("\n").map((line) => {
    const range = { from, to: from + line.length };
    from = range.to + 1;
    return range;
  });
}

function cellsOf(text: string, line: Range): readonly Cell[] | undefined {
  const cells: Cell[] = [];
  let from = line.from;
  for (const part of text.slice(line.from, line.to).split("　")) {
    const to = from + part.length;
    const [name] = part.split("：", 1);
    const last = cells.at(-1);
    if (name !== undefined && name !== part && name !== "" && name.length <= LONGEST_NAME) {
      cells.push({ name, from: from + name.length + 1, to });
    } else if (last === undefined) {
      return undefined;
    } else {
      // An ideographic space inside a value.
      cells[cells.length - 1] = { ...last, to };
    }
    from = to + 1;
  }
  const names = new Set(cells.map(({ name }) => name));
  return cells.length > 1 && names.size === cells.length ? cells : undefined;
}

function tableOf(rows: readonly (readonly Cell[])[]): Block {
  const header = [...new Set(rows.flatMap((cells) => cells.map(({ name }) => name)))];
  const filled = rows.map((cells) => header.map((name) => cells.find((cell) => cell.name === name) ?? null));
  return { kind: "table", header, rows: filled };
}
