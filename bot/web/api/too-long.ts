const LONGEST = 3_000;

/** What is said of a text beyond 3,000 characters as people count them; null for a shorter one. */
export function tooLong(what: string, text: string): string | null {
  const length = [...text].length;
  if (length <= LONGEST) return null;
  return `${what}は${LONGEST.toLocaleString("ja")}文字以内で入力してください（いまは${length.toLocaleString("ja")}文字です）。`;
}
