import { dateWords } from "../../../wording.ts";
import { japaneseNumber } from "../yearly.ts";
import type { Booklet } from "./contents.ts";
import { ACCENT, type Content, MM, printable } from "./pdf-style.ts";

export function cover({ title, issuer, office, madeOn, totals }: Booklet): Content[] {
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
