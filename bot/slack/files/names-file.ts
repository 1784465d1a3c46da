import { normalise } from "../../../corpus/japanese/normalise.ts";

/** このファイルの, 添付した資料で, さっき送った文書には: the words that only say where to look. */
const THIS_FILE =
  /(?:(?:この|その|上の|上記の|先ほど(?:の)?|さっき(?:の)?|送った|送付した|添付した|添付の)+(?:ファイル|資料|文書|書類|文章|PDF|エクセル|Excel|ワード|Word)|添付(?:ファイル|資料))(?:の(?:中の?|内容の?)?|には?|では?|から|について|は|を)?[、,]?/giu;

/**
 * Whether a question says that it is about a file sent in the thread, by its name or as 「このファイル」.
 * @returns the question without these words; as it stands where nothing else would be left
 */
export function asksAboutFile(
  question: string,
  names: readonly string[],
): { readonly isMeant: boolean; readonly text: string } {
  const named = names.flatMap((name) => [name, name.replace(/\.[^.]+$/u, "")]).filter(({ length }) => length > 2);
  const isNamed = named.some((name) => normalise(question).includes(normalise(name)));
  const rest = question.replace(THIS_FILE, " ").trim();
  const isMeant = isNamed || rest !== question.trim();
  return { isMeant, text: /\p{L}/u.test(rest) ? rest : question };
}
