import { clausesOf, ordersOf } from "./clause.ts";
import type { Instruction } from "./instruction.ts";

/** A line that orders something, not one that is quoted: an article's own text has a blank behind its number. */
const ORDER =
  /^[　 ]*(?:第[0-9０-９一二三四五六七八九十百]+[条項号]|同[条項号表]|附則|本則|別表|様式|別記様式|題名|目次|前文)[^　\s].*(?:改める|加える|削る|とする|繰り[下上]げる)。?$/u;
const RELATIVE = /^(?:同条|同項|同号|同表)/u;
const ARTICLE = /^(?:附則)?第\d+条(?:の\d+)*|^(?:附則)?(?:別表|様式|別記様式)(?:第\d+)?号?(?:の\d+)*|^附則/u;
const PARAGRAPH = /^(?:附則)?(?:第\d+条(?:の\d+)*)?第\d+項/u;

/** What the lines of a 改め文 order, in order, each with the lines that it quotes. */
export function instructionsIn(lines: readonly string[]): readonly Instruction[] {
  const instructions: Instruction[] = [];
  let place = "";
  for (const line of lines) {
    if (!isOrder(line)) {
      const last = instructions.at(-1);
      if (last !== undefined && "body" in last) {
        instructions[instructions.length - 1] = { ...last, body: [...last.body, line.trim()] };
      }
      continue;
    }
    const sentence = line.trim();
    for (const clause of clausesOf(sentence)) {
      const orders = ordersOf(clause);
      if (orders.length === 0) instructions.push({ kind: "other", sentence });
      for (const order of orders) {
        const key = order.kind === "insert" ? order.after : order.place;
        const absolute = resolved(key, place);
        place = absolute.replace(/の見出し$/u, "");
        instructions.push(
          order.kind === "insert" ? { ...order, after: absolute } : withEnds({ ...order, place: absolute }, place),
        );
      }
    }
  }
  return instructions;
}

function isOrder(line: string): boolean {
  return ORDER.test(line);
}

type Placed = Exclude<Instruction, { readonly kind: "other" | "insert" }>;

function withEnds(order: Placed, place: string): Placed {
  if (order.kind === "renumber") return { ...order, to: resolved(order.to, place) };
  if (order.kind === "shift") return { ...order, last: resolved(order.last, place) };
  if (order.kind === "remove" && order.last !== null) return { ...order, last: resolved(order.last, place) };
  return order;
}

/** 同条第2項 and 第2項 as whole places, by the place that was named last. */
function resolved(named: string, before: string): string {
  const article = ARTICLE.exec(before)?.[0] ?? "";
  const paragraph = PARAGRAPH.exec(before)?.[0] ?? article;
  if (RELATIVE.test(named)) {
    const rest = named.slice(2);
    if (named.startsWith("同条") || named.startsWith("同表")) return `${article}${rest}`;
    return named.startsWith("同項") ? `${paragraph}${rest}` : `${before}${rest}`;
  }
  if (/^第\d+項/u.test(named)) return `${article}${named}`;
  return /^第\d+号(?!様式)/u.test(named) ? `${paragraph}${named}` : named;
}
