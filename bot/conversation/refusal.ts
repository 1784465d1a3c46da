const LONGEST = 2_000;
const KEYCAPS = /[0-9#*]\uFE0F?\u20E3/gu;
/** Letters of a script, or digits; the long vowel mark alone is no letter. */
const READABLE = /(?!ー)[\p{L}\p{N}]/u;

/** @returns what the person can do where the text cannot be asked at all */
export function refusal(text: string): string | undefined {
  const characters = [...text].length;
  if (characters > LONGEST)
    return `質問は${LONGEST.toLocaleString("ja")}文字以内で入力してください（いまは${characters.toLocaleString("ja")}文字です）。聞きたいことを1つに絞ると、確かな答えになります。`;
  if (text.replace(/[\s\p{Cf}]/gu, "") === "") return "質問の文章を入力してください。";
  if (!READABLE.test(text.replace(KEYCAPS, "")))
    return "質問の文章を入力してください。記号や絵文字だけではお答えできません。";
  return undefined;
}
