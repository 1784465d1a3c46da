import { annexOf, articleStart, captionOf, numberedParagraph } from "../structure/regulation-patterns.ts";
import type { Instruction } from "./instruction.ts";
import { itemOf } from "./place.ts";

interface Compared {
  /** The line from which the tables stand; all of them where there is none. */
  readonly from: number | undefined;
  readonly instructions: readonly Instruction[];
}

/** A 項 or a 号 of a cell; `text` is null where the cell leaves it out: （略）. */
interface Unit {
  readonly place: string;
  readonly text: string | null;
  readonly lines: readonly string[];
}

/** What stands in a third column is no text of the rule. */
const CELL = /(^|\n|　)(改正後|改正案|新|改正前|現行|旧|備考|摘要|(?:改正の?)?理由|説明)[^：\n　]{0,12}：/gu;
const OLDER = /^(?:改正前|現行|旧)/u;
const NEWER = /^(?:改正後|改正案|新)/u;
/** A cell whose line breaks the file has lost begins its 項 and 号 behind a blank. */
const UNIT_WITHIN =
  / (?=（[^（）]{1,30}） ?第|第[0-9０-９一二三四五六七八九十百]+条(?:の[0-9０-９一二三四五六七八九十]+)*[　（]|[0-9０-９]{1,2}　|[（(][0-9０-９一二三四五六七八九十]+[）)]|[一二三四五六七八九十]{1,3}　|[アイウエオカキクケコ]　|別表|様式|ただし、)/gu;
const OMITTED = /^[（(［[〔]?\s*(?:略|同左|同上)\s*[）)］\]〕]?$/u;
/** Stands where the other column has what is new or gone: （新設）, ［削る］. */
const NOTHING = /[（(［[〔]\s*(?:新設|追加|新規|削る|削除)\s*[）)］\]〕]/gu;
/** Below the table, of its marks: 備考　表中の［　］の記載は注記である。 */
const ON_MARKS = /^備考[　 ].*(?:表中|下線|傍線|注記)/u;

/** What a 新旧対照表 orders: in its cells, what differs at the same place, what is new and what is gone. */
export function comparedInstructions(lines: readonly string[]): Compared {
  const from = lines.findIndex((line) => /^(?:改正後|改正案|新|改正前|現行|旧)[^：　]{0,12}：/u.test(line));
  if (from === -1) return { from: undefined, instructions: [] };
  const table = lines.slice(from).filter((line) => !ON_MARKS.test(line.trim()));
  const [newer, older] = columnsOf(table.join("\n"));
  return { from, instructions: differences(unitsOf(older), unitsOf(newer)) };
}

/** The newer column and the older one, each from top to bottom. */
function columnsOf(text: string): readonly [string, string] {
  const cells = [...text.matchAll(CELL)].map((match) => ({
    column: NEWER.test(match[2] ?? "") ? "newer" : OLDER.test(match[2] ?? "") ? "older" : "beside",
    start: match.index + match[0].length,
    index: match.index,
  }));
  const columnOf = (wanted: "newer" | "older") =>
    cells.flatMap(({ column, start }, at) => (column === wanted ? [text.slice(start, cells[at + 1]?.index)] : []));
  return [columnOf("newer").join("\n"), columnOf("older").join("\n")];
}

function unitsOf(column: string): readonly Unit[] {
  const units: Unit[] = [];
  let [article, paragraph] = ["", ""];
  let caption: string | null = null;
  const open = (place: string, text: string, line: string) => {
    units.push({ place, text: OMITTED.test(text.trim()) ? null : text, lines: [line] });
  };
  for (const line of column
    .replace(NOTHING, "")
    .replace(UNIT_WITHIN, "\n")
    .replace(/^(（[^（）]{1,30}）) ?(?=第)/gmu, "$1\n")
    .split("\n")
    .map((each) => each.trim())) {
    if (line === "" || OMITTED.test(line)) continue;
    const start = articleStart(line, false);
    const numbered = start === undefined ? numberedParagraph(line) : undefined;
    const item = start === undefined && numbered === undefined ? itemOf(line) : null;
    const alone = captionOf(line);
    const annex = annexOf(line);
    if (start !== undefined) {
      article = start.label;
      paragraph = `${article}第1項`;
      // 第3条　（略） has no caption of that name.
      const isLeftOut = start.caption !== null && OMITTED.test(start.caption);
      const named = isLeftOut ? caption : (start.caption ?? caption);
      if (named !== null) open(`${article}の見出し`, named, `（${named}）`);
      open(paragraph, isLeftOut ? "略" : start.rest, line);
      caption = null;
    } else if (annex !== undefined) {
      [article, paragraph] = [annex.label, annex.label];
      open(annex.label, line, line);
    } else if (alone !== undefined) caption = alone;
    else if (numbered !== undefined && article !== "") {
      paragraph = `${article}第${numbered.number}項`;
      open(paragraph, numbered.rest, line);
    } else if (item !== null && paragraph !== "")
      open(`${paragraph}第${item}号`, line.replace(/^\S+[　 ]+/u, ""), line);
    else addLine(units, line);
  }
  return units;
}

function addLine(units: Unit[], line: string): void {
  const last = units.at(-1);
  if (last === undefined) units.push({ place: "", text: line, lines: [line] });
  else {
    const text = last.text === null ? null : `${last.text}\n${line}`;
    units[units.length - 1] = { ...last, text, lines: [...last.lines, line] };
  }
}

function differences(older: readonly Unit[], newer: readonly Unit[]): readonly Instruction[] {
  const before = new Map(older.map((unit) => [unit.place, unit]));
  const after = new Map(newer.map((unit) => [unit.place, unit]));
  const gone = older.filter(({ place }) => !after.has(place) && !place.endsWith("の見出し"));
  const changed = newer.flatMap((unit) => changeOf(before.get(unit.place), unit, newer, before));
  const places = gone.map(({ place }) => articleAlone(place, older, gone));
  const removed = gone.flatMap((unit, at): readonly Instruction[] => {
    const place = places[at] ?? "";
    const isWithin = places.some((each, index) => (each === place ? index < at : place.startsWith(`${each}第`)));
    if (isWithin) return [];
    return place === "" ? [byHand(unit)] : [{ kind: "remove", place, last: null }];
  });
  return [...changed, ...removed];
}

function changeOf(
  old: Unit | undefined,
  unit: Unit,
  all: readonly Unit[],
  before: ReadonlyMap<string, Unit>,
): readonly Instruction[] {
  const { place, text } = unit;
  if (text === null || old?.text === text) return [];
  if (place === "" || /^(?:別表|様式|別記)/u.test(place)) return [byHand(unit)];
  const captioned = /^(.*)の見出し$/u.exec(place)?.[1];
  if (captioned !== undefined) {
    const isThere = before.has(`${captioned}第1項`);
    return isThere ? [{ kind: "caption", place: captioned, caption: text }] : [];
  }
  if (old?.text !== undefined && old.text !== null) return [{ kind: "replace-words", place, from: old.text, to: text }];
  if (old !== undefined) return [byHand(unit)];
  return inserted(unit, all, before);
}

/** A new article with all of its 項, a new 項 with its 号, or a new 号: behind what stands above it. */
function inserted(
  { place, lines }: Unit,
  all: readonly Unit[],
  before: ReadonlyMap<string, Unit>,
): readonly Instruction[] {
  const parts = /^(?<article>.*?条(?:の\d+)*)第(?<paragraph>\d+)項(?:第(?<item>.+)号)?$/u.exec(place)?.groups;
  const article = parts?.article ?? "";
  const isNew = (unit: string) => !before.has(unit);
  if (article === "") return [byHand({ place, text: "", lines })];
  if (isNew(`${article}第1項`)) {
    if (parts?.paragraph !== "1" || parts.item !== undefined) return [];
    const body = all.filter(({ place: each }) => each === `${article}の見出し` || each.startsWith(`${article}第`));
    const after = numberBefore(article);
    if (after === null) return [byHand({ place, text: "", lines })];
    return [{ kind: "insert", after, unit: "条", body: body.flatMap((each) => each.lines) }];
  }
  const paragraph = `${article}第${parts?.paragraph}項`;
  if (parts?.item === undefined) {
    const body = all.filter(({ place: each }) => each === place || each.startsWith(`${place}第`));
    return [{ kind: "append", place: article, unit: "項", body: body.flatMap((each) => each.lines) }];
  }
  return isNew(paragraph) ? [] : [{ kind: "append", place: paragraph, unit: "号", body: lines }];
}

/** The article behind which a new one belongs, whatever the table shows: 第5条 for 第5条の2, 第5条の2 for 第5条の3, 第7条 for 第8条. */
function numberBefore(article: string): string | null {
  const [, stem = "", last = ""] = /^(.*?)(\d+)(?:条)?$/u.exec(article) ?? [];
  const branched = stem.endsWith("の");
  if (last === "" || (!branched && Number(last) < 2)) return null;
  if (branched && Number(last) <= 2) return stem.slice(0, -1);
  return `${stem}${Number(last) - 1}${branched ? "" : "条"}`;
}

/** An article that is gone with everything in it goes as a whole. */
function articleAlone(place: string, older: readonly Unit[], gone: readonly Unit[]): string {
  const article = /^(.*?条(?:の\d+)*)第/u.exec(place)?.[1];
  if (article === undefined) return place;
  const own = older.filter((unit) => unit.place.startsWith(`${article}第`));
  return own.every((unit) => gone.includes(unit)) ? article : place;
}

function byHand({ place, lines }: Unit): Instruction {
  return { kind: "other", sentence: [place, ...lines].filter((line) => line !== "").join("　") };
}
