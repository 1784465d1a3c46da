import { NUMERAL, numberFrom } from "../../corpus/japanese/numerals.ts";

/** Where numerals in kanji are numbers: before what they count, and in 第八条の二. */
const KANJI_NUMBER = new RegExp(`${NUMERAL}(?=[条項号年月日回人円週分時箇か])|(?<=[条の第])${NUMERAL}`, "gu");

/** Text as its wording is compared: without punctuation, numbers as ASCII digits, 箇月 as か月. Takes normalised text. */
export function comparable(normalised: string): string {
  return normalised
    .replace(/[\s\p{P}]/gu, "")
    .replace(/[ヶケヵカ箇](?=[月所])/gu, "か")
    .replace(KANJI_NUMBER, (numeral) => String(numberFrom(numeral) ?? numeral));
}
