/** What stands for a typed value that nobody else should read. */
export const MASKED = "（入力する内容）";

const SECRET_FIELD = /pass(?:word|wd|code)?|pwd|secret|token|pin\b|パスワード|暗証|ワンタイム|認証コード/iu;
const PERSONAL_FIELD =
  /氏名|名前|姓|ふりがな|フリガナ|住所|番地|郵便番号|電話|携帯|メール|e-?mail|tel\b|phone|生年月日|性別|年齢|口座|職員番号|社員番号|個人番号|マイナンバー|旅券|免許|ユーザー|ログイン|ID\b|user/iu;
const MAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu;
/** Telephone, My Number, account and card numbers: seven digits or more, however they are grouped. */
const LONG_NUMBER = /(?<![\d０-９])[\d０-９](?:[-－ー‐ 　()（）]?[\d０-９]){6,}(?![\d０-９])/gu;
const ADDRESS = /(?:都|道|府|県)\S{1,8}(?:市|区|町|村)\S*[\d０-９]/u;

/** Whether what was typed into a field belongs to a person, or to nobody but the one who typed it. */
export function isPrivate(field: string, value: string): boolean {
  if (SECRET_FIELD.test(field) || PERSONAL_FIELD.test(field) || ADDRESS.test(value)) return true;
  return value !== withoutPersonal(value);
}

/** Text with mail addresses and long numbers masked. */
export function withoutPersonal(text: string): string {
  return text.replace(MAIL, MASKED).replace(LONG_NUMBER, MASKED);
}

/** An address without what may identify a session or a person: no query, no fragment, no user; undefined where it is no page. */
export function pageAddress(url: string): string | undefined {
  const parsed = URL.parse(url);
  if (parsed === null || !/^https?:$/u.test(parsed.protocol)) return undefined;
  return withoutPersonal(`${parsed.origin}${parsed.pathname}`);
}
