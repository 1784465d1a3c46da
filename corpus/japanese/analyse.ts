import { createRequire } from "node:module";
import { z } from "zod";
import { bigrams } from "./bigrams.ts";
import { normalise } from "./normalise.ts";

/** Cuts Japanese text into terms. The same analyser must index and query. */
export interface Analyser {
  /** Content words in dictionary form, in order and with repetition; a katakana compound after its parts. */
  words(text: string): readonly string[];
  /** Character bigrams, in order and with repetition. */
  bigrams(text: string): readonly string[];
}

const TOKENS = z.array(
  z.object({
    surface: z.string(),
    byteStart: z.number(),
    byteEnd: z.number(),
    baseForm: z.string().optional(),
    partOfSpeechSubcategory1: z.string().optional(),
  }),
);

/** Nouns and verbs that carry no meaning of their own: する, なる, ある, こと, もの, 場合, ため, とき, 教える … */
const EMPTY_WORDS = new Set(
  (
    "する なる ある いる できる れる られる せる させる ない の こと もの ため とき 時 場合 よう ん さん 方 それ これ あれ どれ ここ そこ どこ " +
    "ください 下さる くださる いただく 頂く もらう くれる やる いう 言う 教える 知る 思う 何 なに いつ 誰 だれ いくつ いくら どう どの どんな なぜ 等 的 " +
    "ます です みる しまう おく いく くる ほしい 欲しい たい らしい つく"
  ).split(" "),
);
/** Grammar and punctuation, left out inside the tokenizer: building a token object costs more than finding the word. */
const STOP_TAGS = [
  ...["助詞", "助動詞", "記号", "接続詞", "感動詞", "フィラー", "その他"],
  ...[
    "助詞,格助詞,一般",
    "助詞,格助詞,引用",
    "助詞,格助詞,連語",
    "助詞,格助詞",
    "助詞,接続助詞",
    "助詞,係助詞",
    "助詞,副助詞",
  ],
  ...[
    "助詞,並立助詞",
    "助詞,終助詞",
    "助詞,連体化",
    "助詞,副詞化",
    "助詞,副助詞／並立助詞／終助詞",
    "助詞,間投助詞",
    "助詞,特殊",
  ],
  ...[
    "記号,句点",
    "記号,読点",
    "記号,一般",
    "記号,空白",
    "記号,括弧開",
    "記号,括弧閉",
    "動詞,非自立",
    "動詞,接尾",
    "形容詞,非自立",
  ],
];
const EMPTY_SUBCATEGORIES = new Set(["非自立", "代名詞", "接尾"]);
const PUNCTUATION = /^[\p{P}\p{S}\s]+$/u;
const KATAKANA = /^[\p{Script=Katakana}ー]+$/u;
const HIRAGANA_LETTER = /^\p{Script=Hiragana}$/u;

/** Loads the IPADIC dictionary (about 0.3 s and 135 MB) and gives an analyser over it. */
export function createAnalyser(): Analyser {
  // The package is CommonJS with its wasm beside it and has no default export; require loads both.
  const { TokenizerBuilder } = createRequire(import.meta.url)("lindera-wasm-nodejs-ipadic");
  const builder = new TokenizerBuilder();
  builder.setDictionary("embedded://ipadic");
  builder.setMode("normal");
  builder.appendTokenFilter("japanese_stop_tags", { tags: STOP_TAGS });
  const tokenizer = builder.build();

  return {
    words: (text) => {
      const tokens = TOKENS.parse(tokenizer.tokenize(normalise(text)));
      return tokens.flatMap((token, at) => {
        const base = token.baseForm ?? token.surface;
        const own = isContent(base, token.partOfSpeechSubcategory1 ?? "") ? [base] : [];
        return [...own, ...katakanaRunEndingAt(tokens, at)];
      });
    },
    bigrams: (text) => bigrams(normalise(text)),
  };
}

/**
 * The dictionary cuts a katakana word now whole, now in parts, depending on its neighbours (テレワーク, テレ|ワーク):
 * where it cuts, the whole run is a word too.
 */
function katakanaRunEndingAt(tokens: z.infer<typeof TOKENS>, at: number): readonly string[] {
  const last = tokens[at];
  if (last === undefined || !KATAKANA.test(last.surface)) return [];
  const continues = (later: number) => {
    const [one, next] = [tokens[later - 1], tokens[later]];
    return one !== undefined && next !== undefined && one.byteEnd === next.byteStart && KATAKANA.test(one.surface);
  };
  const next = tokens[at + 1];
  if (next !== undefined && next.byteStart === last.byteEnd && KATAKANA.test(next.surface)) return [];
  let first = at;
  while (continues(first)) first -= 1;
  const run = tokens.slice(first, at + 1).map(({ surface }) => surface);
  return run.length > 1 ? [run.join("")] : [];
}

/** Suffixes count where they are written in kanji (…率, …課), not as grammar (…さ, …的). */
function isContent(base: string, subcategory: string): boolean {
  if (PUNCTUATION.test(base) || HIRAGANA_LETTER.test(base) || EMPTY_WORDS.has(base)) return false;
  if (EMPTY_SUBCATEGORIES.has(subcategory)) return subcategory === "接尾" && /\p{Script=Han}/u.test(base);
  return true;
}
