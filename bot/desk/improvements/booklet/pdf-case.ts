import type { BookletCase } from "./contents.ts";
import { ACCENT, type Content, printable, SOFT } from "./pdf-style.ts";

/** One case: what it is called and whose it is, what it saves in a year, and how. */
export function caseContent(each: BookletCase, isFirst: boolean): Content[] {
  const { anchor, title, number, credit, caseKind, prizes, effect, sections, adoptions } = each;
  const badges = [...prizes, ...(effect === "" ? [] : [`${effect}の削減`])];
  const [first, ...others] = [
    ...sections,
    ...(adoptions.length === 0
      ? []
      : [{ heading: "取り入れた所属", paragraphs: adoptions.map((text) => `・${text}`) }]),
  ];
  return [
    {
      // What stands above the first section stays with it.
      unbreakable: true,
      margin: [0, isFirst ? 14 : 26, 0, 0],
      stack: [
        { text: printable(`${number}　${caseKind}`), style: "quiet" },
        {
          text: printable(title),
          id: anchor,
          fontSize: 14.5,
          bold: true,
          tocItem: true,
          tocMargin: [14, 1, 0, 1],
        },
        { text: printable(credit), style: "quiet", margin: [0, 0, 0, 4] },
        ...badges.map(badge),
        ...(first === undefined ? [] : beginning(first)),
      ],
    },
    ...(first === undefined ? [] : rest(first)),
    ...others.flatMap((section) => [{ unbreakable: true, stack: beginning(section) }, ...rest(section)]),
  ];
}

type Section = BookletCase["sections"][number];

/** What must stand on one page has to fit on one. */
const LONGEST_KEPT = 500;

/** The heading and, where it is not too long, the first paragraph: no heading stands alone at the end of a page. */
function beginning({ heading, paragraphs }: Section): Content[] {
  return section(heading, paragraphs.slice(0, keptOf(paragraphs)));
}

function rest({ paragraphs }: Section): Content[] {
  return paragraphsOf(paragraphs.slice(keptOf(paragraphs)));
}

function keptOf([first = ""]: readonly string[]): number {
  return first.length <= LONGEST_KEPT ? 1 : 0;
}

function section(heading: string, paragraphs: readonly string[]): Content[] {
  return [
    {
      margin: [0, 9, 0, 3],
      table: { widths: ["*"], body: [[{ text: heading, bold: true, color: ACCENT }]] },
      layout: {
        hLineWidth: () => 0,
        vLineWidth: (at: number) => (at === 0 ? 3 : 0),
        vLineColor: () => ACCENT,
        paddingTop: () => 0,
        paddingBottom: () => 0,
        paddingLeft: () => 7,
      },
    },
    ...paragraphsOf(paragraphs),
  ];
}

function paragraphsOf(paragraphs: readonly string[]): Content[] {
  return paragraphs.map((text) => ({
    text: printable(text),
    margin: [0, 0, 0, 3],
    // An address without a blank is longer than a line.
    ...(/[!-~]{60}/u.test(text) && { wordBreak: "break-all" }),
  }));
}

function badge(text: string): Content {
  return {
    margin: [0, 2, 0, 2],
    table: { body: [[{ text: printable(text), bold: true, fillColor: SOFT }]] },
    layout: {
      hLineColor: () => ACCENT,
      vLineColor: () => ACCENT,
      hLineWidth: () => 0.75,
      vLineWidth: () => 0.75,
      paddingLeft: () => 7,
      paddingRight: () => 7,
      paddingTop: () => 2,
      paddingBottom: () => 1,
    },
  };
}
