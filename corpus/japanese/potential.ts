const U_ROW: Readonly<Record<string, string>> = {
  え: "う",
  け: "く",
  げ: "ぐ",
  せ: "す",
  て: "つ",
  ね: "ぬ",
  べ: "ぶ",
  め: "む",
  れ: "る",
};

/**
 * The verb of which a word may be the potential form: 働ける → 働く, which the dictionary keeps as words of their own.
 * @returns undefined where the word does not look like one; what it returns for 食べる is no word and finds nothing
 */
export function plainVerb(word: string): string | undefined {
  const form = /^(.+)([えけげせてねべめれ])る$/u.exec(word);
  if (form === null) return undefined;
  const [, stem = "", row = ""] = form;
  return `${stem}${U_ROW[row]}`;
}
