import type { types } from "@slack/bolt";
import type { Verdict } from "../../store/feedback.ts";
import { COMMAND } from "./actions.ts";
import { beginning } from "./cut.ts";
import { fallbackText } from "./fallback.ts";
import { inertPlain } from "./inert.ts";
import { type Message, message } from "./message.ts";
import { bullets, inertWords, line, rich, words } from "./rich.ts";

const FILE_NAME_LENGTH = 150;
const SENTENCE_LENGTH = 3_000;

/** What the person is told after a fault; the log has its cause under the same reference. */
export function faultMessage(reference: string): Message {
  return noticeMessage(
    `いまお答えできないため、少し待ってからもう一度質問するか、番号 ${reference} を添えて担当者に知らせてください。`,
  );
}

/** @param position in the queue, from 1 */
export function placeMessage(position: number, waitingSeconds?: number): Message {
  const wait = waitingSeconds === undefined ? "" : `（あと${waitWords(waitingSeconds)}ほど）`;
  return noticeMessage(`順番にお答えしています。いま${position}番目です${wait}。そのままお待ちください。`);
}

/** Any sentence of ours, which may name what people or documents said. */
export function noticeMessage(sentence: string): Message {
  return messageOf(rich(line(inertWords(beginning(sentence, SENTENCE_LENGTH, inertPlain)))));
}

export function cannotShareMessage(): Message {
  return noticeMessage(
    "この答えは、チャンネルの全員が読める資料だけによるものではないため、共有できません。チャンネルで質問し直すと、全員が読める資料からお答えします。",
  );
}

export function feedbackThanks(verdict: Verdict): Message {
  return noticeMessage(
    verdict === "good"
      ? "ありがとうございます。役に立ったことを記録しました。"
      : "ありがとうございます。いただいた理由を記録しました。別の言い方で質問し直すか、「人に聞く」を押してください。",
  );
}

export function helpMessage(): Message {
  const ways = [
    "ここに質問を書くと、資料から根拠となる文と条番号を示してお答えします。",
    "チャンネルでは、メンションを付けて質問してください。全員が読める資料だけからお答えします。",
    "投稿の「その他」メニューから、その投稿について質問したり、アプリの要望や改善事例にしたりできます。",
    `${COMMAND} ask 質問：自分だけに見える形で答えます。`,
    `${COMMAND} app：アプリを頼みます。`,
    `${COMMAND} kaizen：改善事例を送ります。`,
    `${COMMAND} status：自分の要望の進み具合を見ます。`,
    `${COMMAND} help：この説明を表示します。`,
  ];
  return messageOf(rich(line(words("使い方", { bold: true })), bullets(ways.map((way) => [words(way)]))));
}

/** Where the three seconds of a trigger are over before a form could be opened. */
export function expiredMessage(): Message {
  return noticeMessage("時間が過ぎたため、画面を開けませんでした。もう一度押してください。");
}

export function fileTooLargeMessage(name: string, limitMegabytes: number): Message {
  return noticeMessage(
    `「${fileName(name)}」は大きすぎて読めません。${limitMegabytes} MB 以下に分けて、もう一度送ってください。`,
  );
}

export function fileForAdminsMessage(name: string): Message {
  return noticeMessage(
    `「${fileName(name)}」を資料として登録できるのは管理者だけです。このファイルについて聞きたいことがあれば、このスレッドに書いてください。`,
  );
}

export function fileAskedAboutMessage(name: string): Message {
  return noticeMessage(
    `「${fileName(name)}」を読みました。このスレッドで、このファイルについて質問してください。ほかの人の答えには使われません。`,
  );
}

/** @param reason a sentence that says what to do */
export function fileRefusedMessage(name: string, reason: string): Message {
  return noticeMessage(`「${fileName(name)}」は読めませんでした。${reason}`);
}

export function fileTakenInMessage(name: string): Message {
  return noticeMessage(`「${fileName(name)}」を資料に登録しました。これからの答えに使われます。`);
}

function messageOf(...blocks: types.KnownBlock[]): Message {
  return message(fallbackText(blocks), blocks);
}

/** As it stands: made inert together with its sentence. */
function fileName(name: string): string {
  const flat = name.replace(/\s+/gu, " ").trim();
  return beginning(flat === "" ? "ファイル" : flat, FILE_NAME_LENGTH, (same) => same);
}

function waitWords(seconds: number): string {
  return seconds < 60 ? `${Math.max(1, Math.ceil(seconds))}秒` : `${Math.ceil(seconds / 60)}分`;
}
