import { createRequire } from "node:module";
import { dirname } from "node:path";
import type { Booklet } from "./contents.ts";
import { caseContent } from "./pdf-case.ts";
import { cover } from "./pdf-cover.ts";
import { figures } from "./pdf-figures.ts";
import { index } from "./pdf-index.ts";
import { ACCENT, type Content, chapterHeading, MM, printable, QUIET } from "./pdf-style.ts";

/** What is used of pdfmake: its own types would make every file of the project see a browser's globals. */
interface PdfMake {
  setFonts(fonts: Readonly<Record<string, Readonly<Record<string, string>>>>): void;
  setUrlAccessPolicy(allows: (url: string) => boolean): void;
  setLocalAccessPolicy(allows: (path: string) => boolean): void;
  createPdf(definition: Content): { getBuffer(): Promise<Uint8Array> };
}

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
        ...chapterHeading(area),
        ...cases.flatMap((each, at) => caseContent(each, at === 0)),
      ]),
      ...(chapters.length === 0 ? [] : index(booklet)),
    ],
  };
}

function contents(): Content {
  return {
    pageBreak: "before",
    toc: { title: { text: "目次", style: "heading" }, numberStyle: { color: QUIET } },
  };
}
