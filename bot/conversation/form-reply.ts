import type { Door } from "../../rag/question/door.ts";
import type { Wish } from "../store/wishes.ts";
import type { ClarifyReply, Form, FormReply, TextReply } from "./contract.ts";

/** What each kind of wish is called where it is listed and sent. */
export const WISH_NAMES: Readonly<Record<Wish["kind"], string>> = {
  app: "アプリの要望",
  improvement: "改善事例",
  correction: "資料の誤りの知らせ",
  person: "担当者への質問",
};

/** Where a wish stands until its desk takes it up, within a minute or so. */
export const WISH_STATE = "受付済み（担当の窓口へ引き継いでいます）";

const CHOICES: Readonly<Record<Door, string>> = {
  question: "質問として調べる",
  app: "アプリを要望する",
  improvement: "改善事例として送る",
  correction: "資料の誤りを知らせる",
  person: "担当者に聞く",
  status: "自分の申請の状況を見る",
  chat: "使い方を見る",
};

/** Asks for the one tap that confirms a wish. */
export function formReply(form: Form, said: string): FormReply {
  return { kind: "form", form, text: `${WISH_NAMES[form]}として、次の内容を送りますか。`, prefill: { text: said } };
}

/** What a 「はい」 gets: nothing is sent without the form, which words cannot open. */
export function formAgain({ form, prefill }: FormReply): FormReply {
  return {
    ...{ kind: "form", form, prefill },
    text: `まだ送っていません。「${BUTTONS[form]}」を押すと、次の内容の入った画面が開きます。`,
  };
}

/** As both front doors name the button. */
const BUTTONS: Readonly<Record<Form, string>> = {
  app: "アプリを頼む",
  improvement: "改善事例を送る",
  correction: "誤りを知らせる",
};

/** Asks which of two is wanted. */
export function doubtReply(doors: readonly [Door, Door], said: string): ClarifyReply {
  const choices = doors.map((door) => ({ label: CHOICES[door], question: said, door }));
  return { kind: "clarify", text: "どちらをお望みですか。近いほうを選んでください。", choices };
}

/** What is said once a wish is kept. */
export function keptReply(kind: Wish["kind"]): TextReply {
  return {
    kind: "status",
    text: `${WISH_NAMES[kind]}として受け付けました。担当の窓口へ引き継ぎ、足りないことがあれば、お知らせします。「自分の申請の状況」と送ると、いつでも確かめられます。`,
  };
}

export const NOT_SENT: TextReply = {
  kind: "chat",
  text: "送らずに終えました。ほかに知りたいことがあれば、そのまま質問してください。",
};

const CONSENT =
  /^(?:(?:はい|ええ|うん|ok|オーケー|(?:それで|これで)?(?:送って|送信して|送る|送ります|お?願い(?:します|いたします|致します)|大丈夫です|[良い]い(?:です)?|よいです|結構です)(?:ください|下さい)?)[、,。．.！!\s]*)+$/iu;
const REFUSAL =
  /^(?:いいえ|いや|やめ(?:ます|る|て|とく|ておきます)|キャンセル|中止|不要|送らない|送りません|取り?消し)(?:です|します|して|で)?(?:ください|お願いします)?[。．.！!\s]*$/u;

/** Whether somebody who is asked for a confirmation gives it in words. */
export function isConsent(text: string): boolean {
  return CONSENT.test(text.trim());
}

export function isRefusal(text: string): boolean {
  return REFUSAL.test(text.trim());
}
