import type { CalendarDate } from "../../corpus/document.ts";
import type { Post } from "../people/organisation.ts";
import { shortened } from "../wording.ts";
import type { CommandKind } from "./engine/command.ts";
import type { FieldValues } from "./engine/definition.ts";
import type { Act, Ending } from "./engine/event.ts";

/** A post as people say it: 人事課 課長, 総務部 部長, 道路課 for everybody there, 管理者 for a group. */
export function postWords(post: Post): string {
  if (post.startsWith("@")) return post.slice(1);
  const [department = "", section = "", role = ""] = post.split("/");
  const place = section === "" ? department : section;
  return role === "*" || role === "" ? place : `${place} ${role}`;
}

/** 11月25日. */
export function monthAndDay(day: CalendarDate): string {
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
}

const LONGEST_TITLE = 60;

/** What a request is called in lists: one line of its title field. */
export function titleWords(fields: FieldValues, titleField: string): string {
  const value = fields[titleField];
  return shortened(typeof value === "string" ? value : "", LONGEST_TITLE);
}

export const ENDING_WORDS: Readonly<Record<Ending, string>> = {
  approved: "承認",
  rejected: "不承認",
  withdrawn: "取下げ",
  answered: "回答",
  nothing: "該当なし",
};

export const ACT_WORDS: Readonly<Record<Act, string>> = {
  pass: "確認",
  agree: "「意見なし・賛成」と回答",
  object: "「異議あり」と回答",
  approve: "承認",
  answer: "回答",
};

/** What a command is called where it cannot be obeyed. */
export const COMMAND_WORDS: Readonly<Record<CommandKind, string>> = {
  submit: "申請",
  resubmit: "再提出",
  "pull-back": "引戻し",
  withdraw: "取下げ",
  pass: "確認",
  agree: "賛成",
  object: "異議",
  approve: "承認",
  answer: "回答",
  return: "差戻し",
  reject: "不承認",
  nothing: "該当なし",
  reassign: "担当替え",
  review: "後閲",
  join: "賛同",
  leave: "賛同の取消し",
  comment: "コメント",
  note: "記録",
  tick: "自動処理",
};
