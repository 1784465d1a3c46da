import { normalise } from "../../../corpus/japanese/normalise.ts";
import type { Person } from "../../people/people.ts";
import type { CaseText, ImprovementCase } from "../../store/improvement-cases.ts";

/** A place in a case's text that tells more of who wrote it than they want told. */
export interface Hint {
  readonly field: keyof CaseText;
  /** As it stands in the text. */
  readonly found: string;
  readonly why: "name" | "unit" | "post" | "contact" | "first-person";
}

const CONTACT = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+|内線\s?[\d-]{2,}|0\d{1,4}-\d{1,4}-\d{3,4}/gu;
const OWN_UNIT = /(?:当|本|わが|我が|うちの|私の|私たちの)(?:課|室|局|所|係|班|センター|事務所)/gu;

/**
 * What an editor should look at before a case is published without its author's name, or without their unit too. It finds
 * names, units, posts and ways to reach somebody; what only colleagues can tell, it cannot see.
 */
export function hintsOf(
  text: CaseText,
  credit: ImprovementCase["credit"],
  author: Person | undefined,
): readonly Hint[] {
  if (credit === "name") return [];
  const searched = author === undefined ? [] : wordsOf(author, credit);
  return FIELDS.flatMap((field) => {
    const value = normalise(text[field]);
    const named = searched
      .filter(({ word }) => word.length > 1 && value.includes(normalise(word)))
      .map(({ word, why }) => ({ field, found: word, why }));
    const contacts = [...value.matchAll(CONTACT)].map(([found]) => ({ field, found, why: "contact" as const }));
    const own = credit === "unit" ? [] : [...value.matchAll(OWN_UNIT)];
    return [...named, ...contacts, ...own.map(([found]) => ({ field, found, why: "first-person" as const }))];
  });
}

const FIELDS = ["title", "before", "action", "effect"] as const;

/** One sentence for the editor; empty where there is nothing to look at. */
export function hintSentence(hints: readonly Hint[]): string {
  if (hints.length === 0) return "";
  const found = [...new Set(hints.map((hint) => `「${hint.found}」`))].slice(0, 5).join("");
  return `書いた人がわかるおそれのある言葉があります：${found}。公表の前に、言い換えるか消してください。`;
}

function wordsOf({ name, department, section, post, id }: Person, credit: ImprovementCase["credit"]) {
  const names = [...name.split(/[\s　]+/u), name.replaceAll(/[\s　]+/gu, ""), id].map((word) => ({
    word,
    why: "name" as const,
  }));
  if (credit === "unit") return names;
  const units = [section, department].map((word) => ({ word, why: "unit" as const }));
  return [...names, ...units, ...(UNUSUAL_POST.test(post) ? [{ word: post, why: "post" as const }] : [])];
}

/** A post that few have: 係長 tells nothing. */
const UNUSUAL_POST = /(?:部長|局長|次長|課長|室長|所長|専門員|参事|主幹)$/u;
