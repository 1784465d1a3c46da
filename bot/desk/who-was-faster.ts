import type { DeskRequest } from "./contract.ts";
import type { DeskDay } from "./desk-day.ts";
import type { Definition } from "./engine/definition.ts";
import type { DeskEvent, Ending } from "./engine/event.ts";
import { shownAsker } from "./shown-asker.ts";
import { ACT_WORDS } from "./words.ts";

/** What somebody else did last that moved the request on: すでに○○さんが承認しました; undefined where nobody did. */
export function whoWasFaster(
  { state, history }: DeskRequest,
  { title }: Definition,
  { nameOf }: DeskDay,
  personId: string,
): string | undefined {
  const last = history.findLast(({ what, by }) => by.kind !== "desk" && said(what) !== undefined);
  if (last === undefined || last.by.kind === "desk") return undefined;
  const did = said(last.what);
  const who = last.by.personId;
  if (who === personId) return `すでにあなたが${did}`;
  return who === state.askerId
    ? `この${title}は、申請した人（${shownAsker(state, nameOf)}）がすでに${did}`
    : `すでに${nameOf(who)}さんが${did}`;
}

const ENDED: Readonly<Record<Ending, string>> = {
  approved: "承認しました",
  rejected: "不承認にしました",
  withdrawn: "取り下げました",
  answered: "回答しました",
  nothing: "「該当なし」にしました",
};

function said(what: DeskEvent["what"]): string | undefined {
  switch (what.kind) {
    case "acted":
      return `${ACT_WORDS[what.act]}しました`;
    case "ended":
      return ENDED[what.ending];
    case "returned":
      return "差し戻しました";
    case "pulled-back":
      return "引き戻しました";
    case "resubmitted":
      return "送り直しました";
    case "reassigned":
      return "担当替えをしました";
    default:
      return undefined;
  }
}
