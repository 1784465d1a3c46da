/** Page numbers as a person writes them: `1-3, 7`. */
export function listOf(pages: readonly number[]): string {
  const runs: (readonly [number, number])[] = [];
  for (const page of pages) {
    const run = runs.at(-1);
    if (run !== undefined && run[1] + 1 === page) runs[runs.length - 1] = [run[0], page];
    else runs.push([page, page]);
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(", ");
}

/** The page numbers of such a list, in its order. */
export function pagesIn(list: string): readonly number[] {
  return list.split(",").flatMap((run) => {
    const [from = Number.NaN, to = from] = run.split("-").map(Number);
    return Number.isInteger(from) && from > 0 && to >= from
      ? Array.from({ length: to - from + 1 }, (_, index) => from + index)
      : [];
  });
}
