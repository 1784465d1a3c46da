/** Spoken forms that the dictionary reads as something else, and what they mean. */
const SPOKEN: readonly (readonly [RegExp, string])[] = [
  // なくした is read as ない + する, which says nothing.
  [/(?:な|無|失)く(?:した|して|しちゃ(?:った|って)?|しました|しそう)/gu, "紛失した"],
  [/(?:繋|つな)がら(?:ない|なく|ん)/gu, "つながらない 接続できない"],
  [/しちゃ(?:だめ|ダメ|駄目)|したら(?:だめ|ダメ|駄目)/gu, "する 禁止"],
];

/** The question as the dictionary understands it. */
export function asWritten(question: string): string {
  return SPOKEN.reduce((text, [spoken, written]) => text.replace(spoken, written), question);
}
