/** What kind of thing would answer a question. */
export type Want = "amount" | "time" | "who" | "where" | "how" | "whether" | "what";

const SIGNS: readonly (readonly [Want, RegExp])[] = [
  ["time", /いつ|何時|何曜日|期限|締切|締め切り|何年|何月|何日(?:まで|前|以内|後|から|に)|時期|期日/u],
  [
    "amount",
    /いくら|何(?:日|時間|分|回|人|名|個|台|円|パーセント|%|割|件|年間|か月|ヶ月|GB|ギガ|文字|桁|キロ|km)|いくつ|どのくらい|どれくらい|どれだけ|上限|金額|日数|料金|手数料|枚数|桁数/u,
  ],
  ["who", /誰|だれ|どなた|どの(?:課|部署|係|人)|何課|担当|窓口|連絡先|問い?合わせ先|内線|決裁者|承認者|上司/u],
  ["where", /どこ|場所|どちら/u],
  ["how", /どうやって|どうすれば|どうしたら|どのように|方法|手順|やり方|仕方|手続|書き方|使い方|対処|直し方/u],
  [
    "whether",
    /できますか|できる[?？]|いいですか|よいですか|良いですか|いい[?？]|可能|必要ですか|必要[?？]|ありますか|ですか|ますか|(?:る|い|の|か)[?？]$/u,
  ],
];

/** Reads the kind of answer from the question's wording; `what` where nothing tells. */
export function wantOf(question: string): Want {
  return SIGNS.find(([, sign]) => sign.test(question))?.[0] ?? "what";
}
