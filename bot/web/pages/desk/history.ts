import { html } from "hono/html";
import type { CalendarDate } from "../../../../corpus/document.ts";
import type { SeenRequest } from "../../../desk/contract.ts";
import type { Definition } from "../../../desk/engine/definition.ts";
import type { DeskEvent, What } from "../../../desk/engine/event.ts";
import { DECISION_NUMBER } from "../../../desk/export/decision-number.ts";
import { TAKEN_BY } from "../../../desk/knows/taken.ts";
import { dayWords } from "../../../wording.ts";
import type { Html } from "../layout.ts";
import { byWords, type NameOf } from "./names.ts";
import { ACT_WORDS } from "./progress.ts";
import { capacityWords, postWords } from "./words.ts";

interface History {
  readonly request: SeenRequest;
  readonly definition: Definition;
  readonly viewerId: string;
  /** Names as they were on the day of each entry. */
  readonly nameOn: (day: CalendarDate) => NameOf;
  readonly today: CalendarDate;
  readonly dayOf: (moment: string) => CalendarDate;
  readonly timeOf: (moment: string) => string;
}

/** What has happened, newest first: who, when, and why in their words. */
export function history(given: History): Html {
  return html`<ol class="history">${given.request.history.toReversed().map((event) => entry(event, given))}</ol>`;
}

function entry(event: DeskEvent, given: History): Html {
  const { request, definition, viewerId, nameOn, today, dayOf, timeOf } = given;
  const { at, by, why, what } = event;
  const day = dayOf(at);
  const nameOf = nameOn(day);
  const capacity = capacityWords(by);
  return html`<li class="event"><p class="event-head"><strong>${whatWords(what, definition, nameOf)}</strong>${capacity === "" ? "" : html`<span class="badge badge-mark">${capacity}</span>`}</p>
<p class="event-who"><time datetime="${at}">${dayWords(day, today)} ${timeOf(at)}</time>・${byWords(by, request, viewerId, nameOf)}</p>
${why === null ? "" : html`<p class="written event-why">${why}</p>`}</li>`;
}

function whatWords(what: What, { steps }: Definition, nameOf: NameOf): string {
  switch (what.kind) {
    case "submitted":
      return "送信しました";
    case "entered":
      return `「${steps[what.step]?.name ?? ""}」に進みました（${what.tasks.map(({ post }) => postWords(post)).join("、")}）`;
    case "acted":
      return ACT_WORDS[what.act];
    case "review-asked":
      return `代決のため、${postWords(what.post)}の後閲を待っています`;
    case "reviewed":
      return "後閲しました";
    case "returned":
      return "差し戻しました";
    case "pulled-back":
      return "引き戻しました";
    case "resubmitted":
      return "直してもう一度送りました";
    case "ended":
      return ENDED[what.ending];
    case "joined":
      return `${nameOf(what.personId)}さんが賛同しました`;
    case "left":
      return "賛同を取りやめました";
    case "commented":
      return "コメント";
    case "reassigned":
      return `担当を${postWords(what.from)}から${postWords(what.to)}に替えました`;
    case "transferred":
      return `組織の異動により、${postWords(what.from)}から${postWords(what.to)}へ引き継がれました`;
    case "reminded":
      return what.post === null ? "申請者に再送を促しました" : `${postWords(what.post)}に期限を知らせました`;
    case "escalated":
      return `期限を過ぎたため、${postWords(what.to)}にも知らせました`;
    case "noted":
      if (what.name === TAKEN_BY) return "担当になり、調べています";
      return what.name === DECISION_NUMBER ? `決裁番号を記録しました：${what.value}` : `記録しました：${what.value}`;
  }
}

const ENDED = {
  approved: "承認され、終了しました",
  rejected: "承認されず、終了しました",
  withdrawn: "取り下げました",
  answered: "回答され、終了しました",
  nothing: "該当なしとして終了しました",
} as const;
