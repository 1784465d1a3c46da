import type { Audience, CalendarDate, DocumentSettings, Passage, Revision } from "../../../../corpus/document.ts";
import type { JobState } from "../../../../corpus/ingest-job.ts";
import { inForce } from "../../../../corpus/scope.ts";
import type { AdminDocument } from "../../../admin/contract.ts";

export const RANK_WORDS: Readonly<Record<DocumentSettings["rank"], string>> = {
  high: "優先する",
  normal: "ふつう",
  low: "後にする",
};

export const KIND_WORDS: Readonly<Record<Passage["kind"], string>> = {
  ...{
    article: "条文",
    supplement: "附則",
    item: "号",
    table: "表",
    step: "手順",
    case: "事例",
    faq: "FAQ",
    text: "本文",
  },
};

export const STATE_WORDS: Readonly<Record<JobState["kind"], string>> = {
  queued: "順番待ち",
  reading: "読み取り中",
  done: "取り込み済み",
  unchanged: "変更なし",
  "needs-date": "施行日を確認",
  unpacked: "展開済み",
  refused: "取り込めません",
  failed: "失敗",
  cancelled: "取りやめ",
};

export const ACTION_WORDS: Readonly<Record<string, string>> = {
  upload: "ファイルを送った",
  "upload.cancel": "取り込みを取りやめた",
  "upload.cancel-all": "取り込みの残りをすべて取りやめた",
  "upload.retry": "取り込みをやり直した",
  "document.read": "本文を開いた",
  "document.download": "原本を保存した",
  "document.settings": "扱いを変えた",
  "document.identity": "名前を変えた",
  "document.join": "別の資料の版にした",
  "document.amends": "改正する資料を選んだ",
  "document.amends-not": "改正する資料との結び付きを外した",
  "document.effective": "施行日を変えた",
  "document.warnings": "注意を確認した",
  "document.withdraw": "取り下げた",
  "document.restore": "元に戻した",
  "document.try": "質問を試した",
  "question.hand-over": "質問を担当に渡した",
  "question.settle": "質問を解決済みにした",
  "synonyms.set": "言い換えを変えた",
  "audit.export": "記録を書き出した",
};

/** What somebody did, as people say it; the log's own name where there is no such word. */
export function actionWords(action: string): string {
  return ACTION_WORDS[action] ?? action;
}

/** 現行, 施行前 or 旧 */
export function revisionWords(revision: Revision, today: CalendarDate): "現行" | "施行前" | "旧" {
  if (inForce(revision, today)) return "現行";
  return revision.effectiveFrom > today ? "施行前" : "旧";
}

/** Where a document stands as a whole. */
export function statusWords({ withdrawn, revisions }: AdminDocument, today: CalendarDate): string {
  if (withdrawn) return "取下げ済み";
  if (revisions.some((each) => inForce(each, today))) return "現行";
  return revisions.some(({ effectiveFrom }) => effectiveFrom > today) ? "施行前" : "失効";
}

/** Who may read, in a line; `nameOf` gives the name of a person's id. */
export function audienceWords(audience: Audience, nameOf: (id: string) => string): string {
  if (audience.kind === "everyone") return "全職員";
  const { departments, groups, posts, people } = audience;
  return [...departments, ...groups.map((group) => `${group}（グループ）`), ...posts, ...people.map(nameOf)].join("、");
}

/** `1.2MB` */
export function sizeWords(bytes: number): string {
  if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024))}KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)}MB`;
}
