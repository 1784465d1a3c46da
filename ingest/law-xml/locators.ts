import { NUMERAL, numberOf, numbersOf } from "../structure/numerals.ts";

/**
 * The place as people name it, from a `Num` of the law schema: `36_2` is 第36条の2, `4:6` (one deleted stretch) is
 * 第4条から第6条まで.
 */
export function numbered(num: string, unit: "条" | "項" | "号"): string {
  const [from = "", to] = num.split(":");
  const start = branched(from, unit);
  return to === undefined ? start : `${start}から${branched(to, unit)}まで`;
}

function branched(num: string, unit: string): string {
  const [number = "", ...branches] = num.split("_");
  return [`第${number}${unit}`, ...branches].join("の");
}

/** `Num` of an element, or what its title says where older files leave the attribute out: 第三十六条の二, 四の二. */
export function numOf(num: string | undefined, title: string): string {
  return num ?? numbersOf(title).join("_");
}

/** 別表第一 → 別表第1, without what stands in brackets behind it. */
export function appendixLabel(title: string): string {
  return title
    .replace(/[（(].*$/su, "")
    .replace(/\s/gu, "")
    .replace(new RegExp(NUMERAL, "gu"), (numeral) => String(numberOf(numeral)));
}
