import type { DeskRequest } from "./contract.ts";
import type { DeskDay } from "./desk-day.ts";
import { openStep, openTasks } from "./engine/acting.ts";
import type { Command, Refusal } from "./engine/command.ts";
import type { Definition } from "./engine/definition.ts";
import type { RequestState } from "./engine/state.ts";
import { whoWasFaster } from "./who-was-faster.ts";
import { COMMAND_WORDS, ENDING_WORDS, monthAndDay, postWords } from "./words.ts";

/** What has happened and what comes next, to the person who did it. */
export function doneSentence(
  command: Pick<Command, "kind">,
  { number }: Pick<DeskRequest, "number">,
  after: RequestState,
  definition: Definition,
): string {
  switch (command.kind) {
    case "submit":
      return `${number} を受け付けました。${nextWords(after, definition)}`;
    case "resubmit":
      return `${number} を送り直しました。${nextWords(after, definition)}`;
    case "pull-back":
      return `${number} を引き戻しました。直して送り直すか、取り下げてください。`;
    case "withdraw":
      return `${number} を取り下げました。`;
    case "join":
      return `${number} に賛同しました（${after.joiners.length}人目）。結果をお知らせします。`;
    case "leave":
      return `${number} への賛同を取り消しました。`;
    case "comment":
      return `${number} にコメントしました。`;
    case "note":
      return `${number} に記録しました。`;
    case "review":
      return `${number} を後閲しました。`;
    case "return":
      return `${number} を差し戻しました。申請した人が直して送り直すのを待ちます。`;
    default:
      return `${number} を${DONE_WORDS[command.kind] ?? "処理"}しました。${nextWords(after, definition)}`;
  }
}

const DONE_WORDS: Readonly<Partial<Record<Command["kind"], string>>> = {
  pass: "確認",
  agree: "「賛成」と",
  object: "「異議あり」と",
  approve: "承認",
  answer: "回答",
  reject: "不承認に",
  nothing: "「該当なし」に",
  reassign: "担当替え",
};

function nextWords(after: RequestState, definition: Definition): string {
  const { phase } = after;
  if (phase.kind === "ended") return `結果（${ENDING_WORDS[phase.ending]}）を申請した人と賛同した人に知らせます。`;
  const step = openStep(after, definition);
  if (step === undefined) return "";
  const open = openTasks(after, step);
  const [first] = open.toSorted((one, other) => one.due.localeCompare(other.due));
  if (first === undefined) return "";
  return `次は${open.map(({ post }) => postWords(post)).join("・")}の${step.name}です（${monthAndDay(first.due)}まで）。`;
}

/** Why nothing has changed, and what to do. */
export function refusedSentence(
  { reason, field }: { readonly reason: Refusal; readonly field?: string | undefined },
  command: Command,
  request: DeskRequest | undefined,
  { definition, day, personId }: { readonly definition: Definition; readonly day: DeskDay; readonly personId: string },
): string {
  const faster = request === undefined ? undefined : whoWasFaster(request, definition, day, personId);
  const label = definition.fields.find(({ id }) => id === field)?.label ?? "入力";
  switch (reason) {
    case "stale":
      return `${faster ?? "この手続きはすでに次へ進んでいます"}。いまの状態を開き直して確かめてください。`;
    case "ended":
      return `${faster ?? "この申請はすでに終わっています"}。これ以上の操作はいりません。`;
    case "not-yours":
      return faster === undefined || COMMON.has(command.kind)
        ? `この申請の${COMMAND_WORDS[command.kind]}は、${whose(request, definition)}ができます。あなたの担当ではないため、何も変えていません。`
        : `${faster}。これ以上の操作はいりません。`;
    case "not-now":
      return `いまの段階では${COMMAND_WORDS[command.kind]}はできません。いまの状態を開き直して確かめてください。`;
    case "reason-missing":
      return command.kind === "answer"
        ? "回答を書いてから、もう一度押してください。"
        : command.kind === "comment"
          ? "コメントを書いてから、もう一度押してください。"
          : `${COMMAND_WORDS[command.kind]}には理由が必要です。理由を書いて、もう一度押してください。`;
    case "field-missing":
      return `「${label}」が空です。書いてから、もう一度送ってください。`;
    case "field-wrong":
      return field === "to"
        ? "その所属はすでにこの申請の担当です。別の所属を選んでください。"
        : wrongWords(definition, field, label);
    case "already-joined":
      return "すでに賛同しています。結果が出たらお知らせします。";
    case "own-request":
      return command.kind === "join"
        ? "あなたの申請です。結果が出たらお知らせします。"
        : "自分の申請は自分では処理できません。ほかの担当の人が処理します。";
    case "unknown-unit":
      return "その所属または担当する人が見つかりません。所属を選び直してください。";
  }
}

/** What belongs to the asker or the office, however far others are. */
const COMMON: ReadonlySet<string> = new Set(["resubmit", "pull-back", "withdraw", "note", "review"]);

function whose(request: DeskRequest | undefined, definition: Definition): string {
  if (request === undefined) return "担当の人";
  const step = openStep(request.state, definition);
  if (step === undefined) return "申請した人";
  return openTasks(request.state, step)
    .map(({ post }) => postWords(post))
    .join("・");
}

function wrongWords({ fields }: Definition, id: string | undefined, label: string): string {
  const field = fields.find((each) => each.id === id);
  switch (field?.kind) {
    case "line":
    case "paragraph":
    case "unit":
      return `「${label}」は${field.maxLength}文字まで${field.kind === "paragraph" ? "" : "の1行"}で書いてください。`;
    case "number":
      return `「${label}」は0以上の数で書いてください。`;
    case "date":
      return `「${label}」は 2026-04-01 のような日付で書いてください。`;
    case "link":
      return `「${label}」は https:// で始まるアドレスを書いてください。`;
    default:
      return `「${label}」を選び直してください。`;
  }
}
