/** Years as titles of yearly documents have them. */
const YEAR = /(?:令和|平成)[0-9元]+年度?|20[0-9]{2}年度?|R[0-9]+年度?/gu;

export function isYearly(title: string): boolean {
  return yearless(title) !== title.normalize("NFKC");
}

/** A title without its year: the same for every year's. */
export function yearless(title: string): string {
  return title.normalize("NFKC").replace(YEAR, "");
}

/** Whether a question names the year that a title carries. */
export function namesYear(title: string, question: string): boolean {
  const years = title.normalize("NFKC").match(YEAR) ?? [];
  const asked = question.normalize("NFKC");
  return years.some((year) => asked.includes(year.replace(/度$/u, "")));
}
