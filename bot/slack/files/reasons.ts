import type { Refusal } from "../../../ingest/reasons.ts";
import { refusalText } from "../../../ingest/reasons.ts";
import type { DownloadFailure } from "./download.ts";
import type { UnavailableFile } from "./slack-file.ts";

/** Why a file cannot be read: one Japanese sentence or two, the last saying what to do. */
export const REASONS = {
  gone: "このファイルはもう手元に残っていません。もう一度送ってください。",
  "too-long":
    "文章が長すぎるため、質問をお受けできません（30万文字まで）。必要な部分だけのファイルにして送ってください。",
  "too-many": "一度に受け取れるファイルは5件までです。残りは、あとから送ってください。",
  "not-admin": "資料への取り込みは管理者だけができます。管理者に依頼してください。",
  "not-writer": "いまは資料を取り込めない状態で動いています。少し待ってから、もう一度押してください。",
} as const;

const UNAVAILABLE: Readonly<Record<UnavailableFile["why"], string>> = {
  external: "Slackの外に置かれたファイルは読めません。ダウンロードしてから、ファイルそのものを送ってください。",
  deleted: "このファイルは削除されています。もう一度送ってください。",
  hidden: "Slackの保存期限を過ぎているため、このファイルは読めません。もう一度送ってください。",
  "no-access": "このファイルを開く権限がありません。ご自分の端末から、ファイルそのものを送ってください。",
  "not-a-file": "Slackのキャンバスやリストは読めません。PDFやWordのファイルで送ってください。",
};

const DOWNLOAD_FAILURES: Readonly<Record<DownloadFailure, string>> = {
  "wrong-host": "Slackの外に置かれたファイルは読めません。ダウンロードしてから、ファイルそのものを送ってください。",
  redirected: "Slackからファイルを受け取れませんでした。管理者に、アプリのfiles:read権限の確認を依頼してください。",
  "signed-out": "Slackからファイルを受け取れませんでした。管理者に、アプリのfiles:read権限の確認を依頼してください。",
  gone: "このファイルは削除されています。もう一度送ってください。",
  "too-large": "ファイルが20MBを超えています。分けるか、画像を除いて保存してから送ってください。",
  timeout: "時間内にファイルを受け取れませんでした。少し待ってから、もう一度送ってください。",
  unreachable: "Slackからファイルを受け取れませんでした。少し待ってから、もう一度送ってください。",
};

/** Reasons whose detail is an English fault, which helps nobody who sent a file. */
const WITHOUT_DETAIL: ReadonlySet<Refusal["code"]> = new Set(["unreadable", "invalid-manifest", "not-stored"]);
const GENERAL = "ファイルを読み取れませんでした。少し待ってからもう一度送るか、別の形式で保存して送ってください。";

export function unavailableReason({ why }: UnavailableFile): string {
  return UNAVAILABLE[why];
}

export function downloadReason(failure: DownloadFailure): string {
  return DOWNLOAD_FAILURES[failure];
}

export function ingestReason(refusal: Refusal): string {
  return WITHOUT_DETAIL.has(refusal.code) ? GENERAL : refusalText(refusal, "ja");
}
