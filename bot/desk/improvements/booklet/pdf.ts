import { createRequire } from "node:module";
import { dirname } from "node:path";
import { dateWords } from "../../../wording.ts";
import { japaneseNumber } from "../yearly.ts";
import type { Booklet } from "./contents.ts";
import { ACCENT, type Content, caseContent, LINE, printable, QUIET, SOFT } from "./pdf-case.ts";

/** What is used of pdfmake: its own types would make every file of the project see a browser's globals. */
interface PdfMake {
  setFonts(fonts: Readonly<Record<string, Readonly<Record<string, string>>>>): void;
  setUrlAccessPolicy(allows: (url: string) => boolean): void;
  setLocalAccessPolicy(allows: (path: string) => boolean): void;
  createPdf(definition: Content): { getBuffer(): Promise<Uint8Array> };
}

/** Millimetres as the points of PDF. */
const MM = 72 / 25.4;
const MARGINS = [20 * MM, 24 * MM, 20 * MM, 22 * MM];

/** The booklet as a PDF on A4: cover, contents with pages, figures, the cases by area, and an index by department. */
export async function bookletPdf(booklet: Booklet): Promise<Uint8Array> {
  const require = createRequire(import.meta.url);
  const pdfmake: PdfMake = require("pdfmake");
  const normal = require.resolve("@expo-google-fonts/biz-udgothic/400Regular/BIZUDGothic_400Regular.ttf");
  const bold = require.resolve("@expo-google-fonts/biz-udgothic/700Bold/BIZUDGothic_700Bold.ttf");
  pdfmake.setFonts({ Gothic: { normal, bold, italics: normal, bolditalics: bold } });
  // What somebody wrote loads nothing: neither from the network nor from the disk, the font apart.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => [dirname(normal), dirname(bold)].includes(dirname(path)));
  return pdfmake.createPdf(definition(booklet)).getBuffer();
}

function definition(booklet: Booklet): Content {
  const { title, issuer, office, chapters } = booklet;
  return {
    info: { title: printable(title), author: printable(`${issuer} ${office}`), subject: "実践事例集" },
    language: "ja-JP",
    pageSize: "A4",
    pageMargins: MARGINS,
    defaultStyle: { font: "Gothic", fontSize: 10.5, lineHeight: 1.45, color: "#1d2529" },
    styles: {
      heading: { fontSize: 17, bold: true, color: ACCENT, margin: [0, 0, 0, 12] },
      quiet: { fontSize: 9, color: QUIET },
    },
    header: (page: number) =>
      page === 1
        ? null
        : { text: printable(title), style: "quiet", alignment: "right", margin: [20 * MM, 10 * MM, 20 * MM, 0] },
    footer: (page: number) =>
      page === 1 ? null : { text: `${page}`, style: "quiet", alignment: "center", margin: [0, 8 * MM, 0, 0] },
    content: [
      ...cover(booklet),
      ...(chapters.length === 0 ? [] : [contents()]),
      ...figures(booklet),
      ...chapters.flatMap(({ area, cases }): Content[] => [
        {
          text: area,
          style: "heading",
          pageBreak: "before",
          tocItem: true,
          tocStyle: { bold: true },
          tocMargin: [0, 8, 0, 2],
        },
        rule(1.5),
        ...cases.flatMap((each, at) => caseContent(each, at === 0)),
      ]),
      ...(chapters.length === 0 ? [] : index(booklet)),
    ],
  };
}

function cover({ title, issuer, office, madeOn, totals }: Booklet): Content[] {
  const [year = "", ...name] = title.split(" ");
  return [
    { canvas: [{ type: "rect", x: 0, y: 0, w: 170 * MM, h: 6, color: ACCENT }] },
    { text: printable(issuer), fontSize: 15, bold: true, margin: [0, 150, 0, 0] },
    { text: printable(year), fontSize: 20, bold: true, color: ACCENT, margin: [0, 18, 0, 0] },
    { text: printable(name.join(" ")), fontSize: 28, bold: true, margin: [0, 2, 0, 0] },
    { canvas: [{ type: "line", x1: 0, y1: 14, x2: 60 * MM, y2: 14, lineWidth: 2, lineColor: ACCENT }] },
    {
      margin: [0, 44, 0, 0],
      columns: [
        figure("事例", totals.cases, "件"),
        figure("取り入れた所属", totals.adoptions, "件"),
        figure("年間の時間", totals.hours, "時間減"),
        figure("年間の費用", totals.money, "円減"),
      ],
    },
    { text: printable(office), fontSize: 13, bold: true, absolutePosition: { x: 20 * MM, y: 255 * MM } },
    { text: `${dateWords(madeOn)}作成`, style: "quiet", absolutePosition: { x: 20 * MM, y: 263 * MM } },
  ];
}

function figure(label: string, value: number, unit: string): Content {
  return {
    stack: [
      { text: label, style: "quiet" },
      {
        text: [
          { text: japaneseNumber(value), fontSize: 17, bold: true },
          { text: unit, fontSize: 9 },
        ],
      },
    ],
  };
}

function contents(): Content {
  return {
    pageBreak: "before",
    toc: { title: { text: "目次", style: "heading" }, numberStyle: { color: QUIET } },
  };
}

function figures({ totals, chapters }: Booklet): Content[] {
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

function index({ index: units }: Booklet): Content[] {
  const line = (title: string, anchor: string, mark: string): Content => ({
    margin: [12, 2, 0, 0],
    columnGap: 8,
    columns: [
      { width: "*", text: printable(`${title}${mark}`), linkToDestination: anchor },
      { width: 28, alignment: "right", color: QUIET, text: [{ pageReference: anchor }] },
    ],
  });
  return [
    {
      text: "所属別の索引",
      style: "heading",
      pageBreak: "before",
      tocItem: true,
      tocStyle: { bold: true },
      tocMargin: [0, 8, 0, 2],
    },
    rule(1.5),
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

function rule(width: number): Content {
  return { canvas: [{ type: "line", x1: 0, y1: 0, x2: 170 * MM, y2: 0, lineWidth: width, lineColor: ACCENT }] };
}
