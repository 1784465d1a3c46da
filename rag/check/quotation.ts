/** Whether a quotation stands in the passage letter by letter. Nothing is normalised: what is shown as quoted must be what is written. */
export function standsIn(quote: string, passageText: string): boolean {
  return quote.trim() !== "" && passageText.includes(quote);
}
