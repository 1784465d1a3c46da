import { scanXml } from "../xml.ts";

/** What a paragraph looks like by its own marks; null where it leaves that to its style. */
export interface WordParagraph {
  readonly style: string | null;
  /** Level of the outline, from 0. */
  readonly outline: number | null;
  readonly centered: boolean;
  readonly inTable: boolean;
  /** Its end is deleted: the next paragraph goes on in it. */
  readonly deleted: boolean;
  readonly text: string;
  readonly runs: readonly WordRun[];
}

export interface WordRun {
  readonly length: number;
  readonly bold: boolean | null;
  /** In half points. */
  readonly size: number | null;
}

type Open = { -readonly [Key in keyof WordParagraph]: WordParagraph[Key] } & { runs: WordRun[] };

const OFF = /^(?:0|false|off|none)$/u;

/** The paragraphs of a part in the order in which they begin, those of text boxes and cells too. @throws as `scanXml` */
export function wordParagraphs(xml: string): readonly WordParagraph[] {
  const paragraphs: Open[] = [];
  const open: Open[] = [];
  const names: string[] = [];
  let run: { bold: boolean | null; size: number | null } = { bold: null, size: null };

  const note = (paragraph: Open, name: string, value: string | null) => {
    const within = names.at(-1);
    const isRun = within === "w:rPr" && names.at(-2) === "w:r";
    if (within === "w:pPr") {
      if (name === "w:pStyle") paragraph.style = value;
      if (name === "w:outlineLvl") paragraph.outline = Number(value);
      if (name === "w:jc") paragraph.centered = value === "center";
    } else if (isRun && name === "w:b") run.bold = value === null || !OFF.test(value);
    else if (isRun && name === "w:sz") run.size = Number(value) || null;
    else if (name === "w:del" && within === "w:rPr" && names.at(-2) === "w:pPr") paragraph.deleted = true;
  };

  scanXml(xml, {
    open: (name, attributes) => {
      if (name === "w:p") {
        const inTable = names.includes("w:tbl");
        const begun: Open = {
          style: null,
          outline: null,
          centered: false,
          inTable,
          deleted: false,
          text: "",
          runs: [],
        };
        paragraphs.push(begun);
        open.push(begun);
      } else if (name === "w:r") run = { bold: null, size: null };
      const paragraph = open.at(-1);
      if (paragraph !== undefined && !names.includes("w:pPrChange") && !names.includes("w:rPrChange"))
        note(paragraph, name, attributes["w:val"] ?? null);
      names.push(name);
    },
    close: (name) => {
      names.pop();
      if (name === "w:p") open.pop();
    },
    text: (text) => {
      const paragraph = open.at(-1);
      if (paragraph === undefined || names.at(-1) !== "w:t" || names.includes("w:rt")) return;
      paragraph.text += text;
      paragraph.runs.push({ length: text.length, ...run });
    },
  });
  return paragraphs;
}
