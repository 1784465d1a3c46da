/** Control characters other than tab and line feed. */
const CONTROL = /(?![\t\n])\p{Cc}/gu;

/** What somebody wrote, without control characters and the white space around it. */
export function writtenText(text: string): string {
  return text.replace(CONTROL, "").trim();
}
