import type { CalendarDate } from "../../../corpus/document.ts";
import type { DeskRequest } from "../../desk/contract.ts";
import type { Definition, Field, FieldValue } from "../../desk/engine/definition.ts";
import type { Act, By, DeskEvent, Ending } from "../../desk/engine/event.ts";
import type { Task } from "../../desk/engine/state.ts";
import { postWords } from "../../desk/words.ts";
import { dayWords } from "../../wording.ts";

/** Until when, and that it is late. */
function dueWords(due: CalendarDate, today: CalendarDate): string {
  return `${dayWords(due, today)}まで${due < today ? "・期限を過ぎています" : ""}`;
}

/** A value as people read it. */
export function valueWords(field: Field, value: FieldValue, today: CalendarDate): string {
  const label = (each: string) => field.options.find((option) => option.value === each)?.label ?? each;
  switch (field.kind) {
    case "choice":
      return label(String(value));
    case "choices":
      return typeof value === "object" ? value.map(label).join("、") : label(String(value));
    case "files":
      return typeof value === "object" ? `${value.length}件` : "1件";
    case "number":
      return `${typeof value === "number" ? value.toLocaleString("ja-JP") : value}${field.unit}`;
    case "date":
      return dayWords(String(value), today);
    default:
      return String(value);
  }
}

const ENDINGS: Readonly<Record<Ending, string>> = {
  approved: "承認されました",
  rejected: "不承認になりました",
  withdrawn: "取り下げられました",
  answered: "回答がありました",
  nothing: "該当なしで終わりました",
};

/** Where a request stands: the step, whose turn it is by post, and until when. */
export function stateWords(
  { state: { phase } }: Pick<DeskRequest, "state">,
  { steps }: Pick<Definition, "steps">,
  today: CalendarDate,
): string {
  switch (phase.kind) {
    case "ended":
      return ENDINGS[phase.ending];
    case "returned":
      return `申請した人が直しています（${dueWords(phase.due, today)}）`;
    case "at": {
      const open = phase.tasks.filter(({ done }) => done === null);
      const whose = open.map((task) => taskWords(task, today)).join("、");
      return `${steps[phase.step]?.name ?? "手続"}を待っています：${whose}`;
    }
  }
}

function taskWords({ post, due, escalatedTo }: Task, today: CalendarDate): string {
  const also = escalatedTo.length === 0 ? "" : `・${escalatedTo.map(postWords).join("、")}にも依頼`;
  return `${postWords(post)}（${dueWords(due, today)}${also}）`;
}

const ACTS: Readonly<Record<Act, string>> = {
  pass: "確認しました",
  agree: "賛成しました",
  object: "反対しました",
  approve: "承認しました",
  answer: "回答しました",
};

/**
 * What happened, in a sentence: who by their post, never a name of the asker's or of who joined.
 * @returns undefined for what is the desk's own bookkeeping
 */
export function eventWords({ what, by }: DeskEvent, { steps }: Pick<Definition, "steps">): string | undefined {
  switch (what.kind) {
    case "submitted":
      return "申請を受け付けました";
    case "entered":
      return `${steps[what.step]?.name ?? "手続"}に進みました：${what.tasks.map(({ post }) => postWords(post)).join("、")}`;
    case "acted":
      return `${byWords(by)}が${ACTS[what.act]}`;
    case "review-asked":
      return `${postWords(what.post)}に後閲をお願いしました`;
    case "reviewed":
      return `${byWords(by)}が後閲しました`;
    case "returned":
      return `${byWords(by)}が差し戻しました`;
    case "pulled-back":
      return "申請した人が引き戻しました";
    case "resubmitted":
      return "申請した人が直して送りました";
    case "ended":
      return `${by.kind === "desk" ? "" : `${byWords(by)}により、`}${ENDINGS[what.ending]}`;
    case "joined":
      return "賛同する人が加わりました";
    case "commented":
      return `${byWords(by)}のコメント`;
    case "reassigned":
      return `${postWords(what.from)}から${postWords(what.to)}に担当が替わりました`;
    case "transferred":
      return `組織の変更により、${postWords(what.from)}から${postWords(what.to)}に引き継がれました`;
    case "escalated":
      return `期限を過ぎたため、${postWords(what.to)}にも依頼しました`;
    case "left":
    case "reminded":
    case "noted":
      return undefined;
  }
}

const CAPACITIES: Readonly<Record<Extract<By, { readonly kind: "post" }>["as"], string>> = {
  holder: "",
  substitute: "（代理）",
  superior: "（上位の職）",
  fallback: "（事務局）",
  deputy: "（代決）",
};

function byWords(by: By): string {
  switch (by.kind) {
    case "post":
      return `${postWords(by.post)}${CAPACITIES[by.as]}`;
    case "asker":
      return "申請した人";
    case "person":
      return "職員";
    case "desk":
      return "事務局";
  }
}
