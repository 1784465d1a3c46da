import type { Wish } from "../store/wishes.ts";
import { shortened } from "../wording.ts";
import { calendarDate } from "./calendar-date.ts";
import type { TextReply } from "./contract.ts";
import { WISH_NAMES, WISH_STATE } from "./form-reply.ts";

/** So many wishes are listed. */
export const SHOWN_WISHES = 10;
const SHOWN_CHARACTERS = 40;

/** Where something that somebody has asked for is. */
export interface Status {
  /** 要望-0123「写真で報告」. */
  readonly name: string;
  readonly state: string;
}

/**
 * The state of somebody's requests.
 * @param requests theirs at the desks, newest first; one more than are shown tells that there are more
 * @param wishes what no desk has taken up yet, likewise
 */
export function statusReply(wishes: readonly Wish[], timeZone: string, requests: readonly Status[] = []): TextReply {
  if (wishes.length === 0 && requests.length === 0) {
    return {
      kind: "status",
      text: "受け付けた要望や改善事例は、まだありません。「○○できるアプリがほしい」「○○を改善した」のように送ると、受け付けます。",
    };
  }
  const lines = wishes.slice(0, SHOWN_WISHES).map(({ kind, text, wishedAt }) => {
    const [year, month, day] = calendarDate(new Date(wishedAt), timeZone).split("-").map(Number);
    return `・${WISH_NAMES[kind]}「${shortened(text, SHOWN_CHARACTERS)}」（${year}年${month}月${day}日）：${WISH_STATE}`;
  });
  const known = requests.slice(0, SHOWN_WISHES).map(({ name, state }) => `・${name}：${state}`);
  const more = Math.max(wishes.length, requests.length) > SHOWN_WISHES ? [`新しいものから${SHOWN_WISHES}件です。`] : [];
  return { kind: "status", text: ["あなたから受け付けたものです。", ...lines, ...known, ...more].join("\n") };
}

/** Said in place of the state where others would read it. */
export const STATUS_ELSEWHERE: TextReply = {
  kind: "status",
  text: "申請の状況は、ほかの人に見えないところでお見せします。このアシスタントとの個別のやり取り（ダイレクトメッセージ）で「自分の申請の状況」と送ってください。",
};
