import type { Block } from "../block.ts";

const NUMERAL = "[0-9０-９一二三四五六七八九十百千]";
/** Beginnings that stand at the head of a paragraph and hardly ever at the head of a wrapped line. */
const BEGINNINGS = new RegExp(
  [
    `^第[　 ]?${NUMERAL}+[　 ]?(?:条|章|節|款|編)(?:の${NUMERAL}+)*(?:[　 \\s（(]|$)`,
    "^[（(][^（）()。]{1,40}[）)]$",
    `^[（(](?:${NUMERAL}+|[ア-ン])[）)]`,
    "^\\[[0-9]{1,3}\\] ",
    "^[0-9０-９]{1,3}(?:[-－.．][0-9０-９]{1,2})*[.．]?[　 \\s]",
    "^[一二三四五六七八九十]{1,3}[　 \\s]",
    "^[ア-ンイロハニホヘト][　 \\s]",
    "^[①-⑳■□◆◇●○・※【◎☆★▼]",
    "^附\\s*則(?:[　 \\s（(]|$)",
    "^別\\s*表(?:第|[　 \\s（(]|$)",
    "^(?:別記)?(?:様式|別紙)第?",
    "^(?:記|備考|目次|注意|Q|A)(?:[　 \\s]|$)",
  ].join("|"),
  "u",
);
const NUMBERED_HEADING =
  /^(?:([0-9０-９]{1,2})[.．]?[　 ]+[^。、：:]{1,30}|([0-9０-９]{1,2}(?:[-－.．][0-9０-９]{1,2})+)[　 ]+[^。：:]{1,40})$/u;
const NOUN = /(?:扱|払|違|願|使|伺|誓|見舞|祝)い$/u;
/** １　期間　令和7年5月15日から says what it names. */
const ENTRY =
  /^[0-9０-９]{1,2}[.．]?[　 ]+[^0-9０-９　 ]{2,12}[　 ]+\S{0,30}(?:[0-9０-９]{1,4}[月日時円分]|から|まで)/u;
const MARKED_HEADING = /^(?:[■◆]\s*\S[^。]{0,40}|【[^】]{1,40}】)$/u;
const CHAPTER =
  /^第[0-9０-９一二三四五六七八九十百]+[編章節款目](?:の[0-9０-９一二三四五六七八九十]+)*[　 ]+[^。]{1,40}$/u;
const STEP = /^([0-9０-９]{1,2}[.．)）]|手順[0-9０-９]+[.．:：]?|[①-⑳])[　 ]*(\S.*)$/u;
const BULLET = /^([・●○◎※])[　 ]*(\S.*)$/u;

/** Whether the line begins a paragraph by its look alone. */
export function beginsParagraph(line: string): boolean {
  return BEGINNINGS.test(line);
}

/** Wrapped lines as one text: Japanese joins without a blank, Latin words with one. */
export function joinLines(first: string, second: string): string {
  const latin = /[A-Za-z0-9,.;:)]$/u.test(first) && /^[A-Za-z(]/u.test(second);
  return latin ? `${first} ${second}` : `${first}${second}`;
}

/** A line of a format without styles as the block that it looks like. */
export function blockOfLine(text: string, page?: number): Block {
  const placed = page === undefined ? {} : { page };
  const match = NUMBERED_HEADING.exec(text);
  const numbered = match?.[1] ?? match?.[2];
  const sentence = match?.[1] !== undefined && /[すたい]$/u.test(text) && !NOUN.test(text);
  const entry = ENTRY.test(text);
  if (numbered !== undefined && !sentence && !entry) {
    return { kind: "heading", level: 1 + numbered.split(/[-－.．]/u).length, text, ...placed };
  }
  if (CHAPTER.test(text) || MARKED_HEADING.test(text)) return { kind: "heading", level: 2, text, ...placed };
  const step = STEP.exec(text) ?? BULLET.exec(text);
  if (step?.[1] !== undefined && step[2] !== undefined) {
    return { kind: "item", marker: step[1], depth: 0, text: step[2], ...placed };
  }
  return { kind: "paragraph", text, ...placed };
}
