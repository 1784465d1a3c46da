import { clausesOf, ordersOf, placeNamedBy } from "./clause.ts";
import type { Instruction } from "./instruction.ts";
import { withOwnTexts } from "./own-texts.ts";

/** A line that orders something, not one that is quoted: an article's own text has a blank behind its number. */
const ORDER =
  /^[　 ]*(?!第[0-9０-９一二三四五六七八九十百]+[編章節款条項号](?:の[0-9０-９一二三四五六七八九十]+)*[　\s])(?:第[0-9０-９一二三四五六七八九十百]+(?:[編章節款条項号]|(?:の[0-9０-９一二三四五六七八九十]+)*(?=中|を|の次に|から))|同[編章節款条項号表]|附則|本則|別表|様式|別記様式|題名|目次|前文|「)(?=\S).*(?:(?:に|を次のように)改める|を加える|次のように加える|を削る|を[第附別様同]\S{1,20}とする|繰り[下上]げる|を[付附]する|に移す)。?$/u;
/** What opens a 新旧対照表 orders nothing by itself. */
const INTRODUCES = /^[　 ]*(?:次の表|下記|別紙|別表)[^。]*(?:改正する|改める)。?$|^記$/u;
const RELATIVE = /^(?:同条|同項|同号|同表|同様式)/u;
const ARTICLE =
  /^(?:附則)?第\d+条(?:の\d+)*|^第\d+(?:の\d+)*(?![\d条項号の])|^(?:附則)?(?:別表|様式|別記様式)(?:第\d+)?号?(?:の\d+)*|^附則/u;
const PARAGRAPH = /^(?:附則)?(?:第\d+条(?:の\d+)*)?第\d+項/u;

/** What the lines of a 改め文 order, in order, each with the lines that it quotes. No line is left out. */
export function instructionsIn(lines: readonly string[]): readonly Instruction[] {
  const instructions: Instruction[] = [];
  let place = "";
  for (const line of lines) {
    if (ORDER.test(line)) place = addOrders(line.trim(), place, instructions);
    else if (!INTRODUCES.test(line)) addQuoted(line.trim(), instructions);
  }
  return withOwnTexts(instructions);
}

/** @returns the place that was named last; empty where it is not understood */
function addOrders(sentence: string, before: string, instructions: Instruction[]): string {
  let place = before;
  let places: readonly string[] = [before];
  let isWhole = true;
  for (const clause of clausesOf(sentence)) {
    const named = ordersOf(clause);
    const orders = named.flatMap((order) => (placeIn(order) === "" ? places.map((each) => at(order, each)) : [order]));
    const whole = inOrder(orders, place);
    if (orders.length === 0 || whole.includes("")) {
      // A sentence is left to a person once, whichever of its clauses are not understood.
      if (isWhole) instructions.push({ kind: "other", sentence });
      isWhole = false;
      place = resolved(placeNamedBy(clause), place);
      places = [place];
      continue;
    }
    instructions.push(...orders.map((order, index) => withEnds(at(order, whole[index] ?? ""), whole[index] ?? "")));
    places = [...new Set(whole)];
    place = (whole.at(-1) ?? "").replace(/の見出し$/u, "");
  }
  return place;
}

/** Whole places, each by the one that is named before it: 第2条第1号及び第2号. */
function inOrder(orders: readonly Order[], before: string): readonly string[] {
  let place = before;
  return orders.map((order) => {
    const whole = resolved(placeIn(order), place);
    place = whole.replace(/の見出し$/u, "");
    return whole;
  });
}

type Order = Exclude<Instruction, { readonly kind: "other" }>;

function placeIn(order: Order): string {
  return order.kind === "insert" ? order.after : order.place;
}

function at(order: Order, place: string): Order {
  return order.kind === "insert" ? { ...order, after: place } : { ...order, place };
}

function addQuoted(line: string, instructions: Instruction[]): void {
  const last = instructions.at(-1);
  if (last !== undefined && "body" in last) {
    instructions[instructions.length - 1] = { ...last, body: [...last.body, line] };
  } else if (last?.kind === "other") {
    instructions[instructions.length - 1] = { ...last, sentence: `${last.sentence}\n${line}` };
  } else instructions.push({ kind: "other", sentence: line });
}

function withEnds(order: Order, place: string): Order {
  if (order.kind === "renumber") return { ...order, to: resolved(order.to, place) };
  if (order.kind === "shift") return { ...order, last: resolved(order.last, place) };
  if (order.kind === "remove" && order.last !== null) return { ...order, last: resolved(order.last, place) };
  return order;
}

/** 本文 and ただし書 of the place named before it. */
const PART = /(?:本文|ただし書|前段|後段|各号列記以外の部分)$/u;

/** 同条第2項 and 第2項 as whole places, by the place that was named last. */
function resolved(named: string, before: string): string {
  if (named === "") return before;
  const article = ARTICLE.exec(before)?.[0] ?? "";
  const paragraph = PARAGRAPH.exec(before)?.[0] ?? article;
  if (RELATIVE.test(named)) {
    const rest = named.slice(2);
    const kept = named.startsWith("同項")
      ? paragraph
      : named.startsWith("同号")
        ? before.replace(/[ア-ン]$/u, "")
        : article;
    return kept === "" ? "" : `${kept}${named.startsWith("同様式") ? named.slice(3) : rest}`;
  }
  if (new RegExp(`^${PART.source}`, "u").test(named)) return before === "" ? "" : `${before.replace(PART, "")}${named}`;
  if (/^第\d+項/u.test(named)) return article === "" ? "" : `${article}${named}`;
  if (/^第\d+号(?!様式)/u.test(named)) return paragraph === "" ? "" : `${paragraph}${named}`;
  return named;
}
