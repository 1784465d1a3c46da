/** What kind of thing would answer a question; `unit` is what an amount is counted in, as a pattern. */
export type Want =
  | { readonly kind: "amount"; readonly unit: string }
  | { readonly kind: "time" | "who" | "where" | "how" | "whether" | "what" };

const DIGITS = "[0-9０-９一二三四五六七八九十百千万億][0-9０-９一二三四五六七八九十百千万億,，.．]*";
const COUNTED =
  /何(日|時間|分|回|人|名|個|台|円|パーセント|%|％|割|件|年|か月|ヶ月|カ月|GB|ギガ|文字|桁|キロ|km|部|枚|社|者|歳|級|等)/u;
const SAME_UNIT: Readonly<Record<string, string>> = {
  ヶ月: "(?:か|ヶ|カ|箇)?月",
  か月: "(?:か|ヶ|カ|箇)?月",
  カ月: "(?:か|ヶ|カ|箇)?月",
  ギガ: "(?:GB|ギガ)",
  桁: "(?:桁|文字)",
  人: "(?:人|名)",
  社: "(?:社|者|人)",
  キロ: "(?:キロ|km|KB)",
  パーセント: "(?:パーセント|%|％|分の)",
};

const KINDS: readonly (readonly ["time" | "who" | "where" | "how" | "whether", RegExp])[] = [
  ["time", /いつ|何時|何曜日|期限|締切|締め切り|〆切|何月|何日(?:までに|前|以内|後|から)|時期|期日/u],
  [
    "who",
    /どこ[にへ](?:電話|聞|きけ|相談|連絡|問|言|伝|報告)|誰|だれ|どなた|どの(?:課|部署|係|人)|何課|担当|窓口|連絡先|問い?合わせ先|内線|電話番号|決裁者|承認者|上司/u,
  ],
  ["where", /どこ|場所|どちら/u],
  [
    "how",
    /どうやって|どうすれば|どうしたら|どうすりゃ|どのように|方法|手順|やり方|仕方|手続|書き方|使い方|対処|直し方/u,
  ],
  [
    "whether",
    /でき(?:ますか|る[?？]?$|ない)|(?:いい|よい|良い)(?:ですか|の|[?？]|$)|可能|必要|大丈夫|ダメ|だめ|OK|ありますか|ですか|ますか|(?:る|い|の|か)[?？]?$/u,
  ],
];

/** Reads the kind of answer from the question's wording; `what` where nothing tells. */
export function wantOf(question: string): Want {
  const isDeadline = /何日(?:までに|前|以内|後|から)/u.test(question);
  const counted = isDeadline ? undefined : COUNTED.exec(question)?.[1];
  if (counted !== undefined) return { kind: "amount", unit: SAME_UNIT[counted] ?? counted };
  if (/いくら|金額|料金|手当額|単価|何円/u.test(question)) return { kind: "amount", unit: "(?:円|実費|無料)" };
  const kind = KINDS.find(([, sign]) => sign.test(question))?.[0];
  if (kind !== undefined && kind !== "whether") return { kind };
  if (/いくつ|どのくらい|どれくらい|どんくらい|どれだけ|上限|日数|枚数|桁数|割合/u.test(question))
    return { kind: "amount", unit: "" };
  return { kind: kind ?? "what" };
}

const SIGNS = {
  time: new RegExp(
    `${DIGITS}(?:年|月|世紀)|${DIGITS}(?:月|開?日|勤務日|時間?|年|分|週間?)(?:まで|前|以内|後|から|午|（|に|とし|とする|と)|前日|当日|翌日|直ちに|速やかに|遅滞なく`,
    "u",
  ),
  who: /[課部所局]長|係長|班長|管理者|責任者|委員|担当|内線|デスク|窓口|専決/u,
  where: /課|室|窓口|庁舎|階|サイト|フォルダ|画面|システム|保管|デスク|会場/u,
  how: /手順|により|クリック|押|選|タップ|入力|申請|届け?出|提出|連絡|報告|請求|開[きく]/u,
  whether: /でき|ならない|なければ|要しない|必要|ません|禁止|不要|可能|認め|妨げない|構いません|差し支え|限り|よい/u,
} as const;

/** Whether a text holds something of the wanted kind at all. Everything holds a `what`. */
export function holdsWanted(text: string, want: Want): boolean {
  if (want.kind === "what") return true;
  if (want.kind === "amount") return new RegExp(`${DIGITS}\\s*${want.unit}`, "u").test(text);
  return SIGNS[want.kind].test(text);
}

/** Whether a text only says where else to look: 「…の要綱によります」「…に尋ねてください」. */
export function refersElsewhere(text: string): boolean {
  return /によります|(?:を|も)(?:[ご御]覧|見て|確かめて|確認して|参照して)ください|に(?:尋ねて|お尋ね|問い合わせて|お問い合わせ)ください/u.test(
    text,
  );
}
