import { japaneseNumber } from "../yearly.ts";
import type { Booklet } from "./contents.ts";
import { ACCENT, type Content, LINE, printable, QUIET, SOFT } from "./pdf-style.ts";

export function figures({ totals, chapters }: Booklet): Content[] {
  const rows = totals.byArea.map(({ label, cases, adoptions, hours, money }) =>
    [label, ...[cases, adoptions, hours, money].map(japaneseNumber)].map(cellOf),
  );
  const sum = ["計", ...[totals.cases, totals.adoptions, totals.hours, totals.money].map(japaneseNumber)];
  const head = ["分野", "事例（件）", "取り入れた所属（件）", "年間の時間減（時間）", "年間の費用減（円）"];
  return [
    {
      text: "この年度の成果",
      style: "heading",
      pageBreak: "before",
      tocItem: true,
      tocStyle: { bold: true },
      tocMargin: [0, 8, 0, 2],
    },
    ...(chapters.length === 0 ? [{ text: "この年度に公表された事例はありません。", margin: [0, 0, 0, 8] }] : []),
    {
      table: {
        headerRows: 1,
        widths: ["*", "auto", "auto", "auto", "auto"],
        body: [
          head.map((text, at) => ({
            text,
            bold: true,
            fontSize: 9,
            fillColor: SOFT,
            alignment: at === 0 ? "left" : "right",
          })),
          ...rows,
          sum.map((text, at) => ({ ...cellOf(text, at), bold: true })),
        ],
      },
      layout: {
        hLineColor: () => LINE,
        vLineWidth: () => 0,
        hLineWidth: () => 0.75,
        paddingTop: () => 5,
        paddingBottom: () => 4,
      },
    },
    {
      text: "時間と費用は、事例を送った職員と、取り入れた所属が見積もった1年間の削減です。",
      style: "quiet",
      margin: [0, 8, 0, 0],
    },
    ...awards(chapters),
  ];
}

function awards(chapters: Booklet["chapters"]): Content[] {
  const awarded = chapters
    .flatMap(({ cases }) =>
      cases.flatMap(({ title, anchor, prizes }) => prizes.map((prize) => ({ title, anchor, prize }))),
    )
    .toSorted((one, other) => one.prize.localeCompare(other.prize, "ja"));
  if (awarded.length === 0) return [];
  return [
    { text: "表彰された事例", bold: true, fontSize: 13, color: ACCENT, margin: [0, 26, 0, 6] },
    ...awarded.map(({ title, anchor, prize }) => ({
      margin: [0, 3, 0, 0],
      columnGap: 10,
      columns: [
        { width: 150, text: printable(prize), bold: true },
        { width: "*", text: printable(title), linkToDestination: anchor },
        { width: 28, alignment: "right", color: QUIET, text: [{ pageReference: anchor }] },
      ],
    })),
  ];
}

function cellOf(text: string, at: number): Content {
  return { text, alignment: at === 0 ? "left" : "right" };
}
