import type { Booklet } from "./contents.ts";
import { type Content, chapterHeading, printable, QUIET } from "./pdf-style.ts";

export function index({ index: units }: Booklet): Content[] {
  const line = (title: string, anchor: string, mark: string): Content => ({
    margin: [12, 2, 0, 0],
    columnGap: 8,
    columns: [
      { width: "*", text: printable(`${title}${mark}`), linkToDestination: anchor },
      { width: 28, alignment: "right", color: QUIET, text: [{ pageReference: anchor }] },
    ],
  });
  return [
    ...chapterHeading("所属別の索引"),
    ...units.map(({ unit, own, adopted }): Content => {
      const lines = [
        ...own.map(({ title, anchor }) => line(title, anchor, "")),
        ...adopted.map(({ title, anchor }) => line(title, anchor, "（取り入れた事例）")),
      ];
      const [first, ...rest] = lines;
      const head = { unbreakable: true, stack: [{ text: printable(unit), bold: true }, ...(first ? [first] : [])] };
      return { margin: [0, 10, 0, 0], stack: [head, ...rest] };
    }),
  ];
}
