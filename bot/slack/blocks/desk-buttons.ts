import type { types } from "@slack/bolt";
import type { SeenRequest } from "../../desk/contract.ts";
import type { CommandKind } from "../../desk/engine/command.ts";
import type { Definition } from "../../desk/engine/definition.ts";
import { takerOf } from "../../desk/knows/taken.ts";
import { button } from "./buttons.ts";
import { type DeskPress, pressId, type Row, requestValue, rowId } from "./desk-actions.ts";

/** In this order. Joining is offered where a request is named to others, not to whom its messages go. */
const LABELS: readonly (readonly [kind: CommandKind, press: DeskPress, label: string])[] = [
  ["resubmit", "edit", "編集して再送"],
  ["answer", "answer", "回答する"],
  ["pass", "pass", "確認"],
  ["approve", "approve", "承認"],
  ["agree", "agree", "賛成"],
  ["object", "object", "反対"],
  ["nothing", "nothing", "該当なし"],
  ["return", "return", "差戻し"],
  ["reject", "reject", "不承認"],
  ["reassign", "reassign", "担当替え"],
  ["review", "review", "後閲しました"],
  ["pull-back", "pull-back", "引戻し"],
  ["withdraw", "withdraw", "取下げ"],
  ["leave", "leave", "賛同をやめる"],
  ["comment", "comment", "コメント"],
];
const PRIMARY: ReadonlySet<DeskPress> = new Set(["edit", "answer", "pass", "approve", "agree", "review"]);
/** What a deputy does in the post's stead is named so. */
const DEPUTY: Readonly<Partial<Record<DeskPress, string>>> = {
  pass: "代決する（確認）",
  approve: "代決する（承認）",
  agree: "代決する（賛成）",
  object: "代決する（反対）",
  reject: "代決する（不承認）",
  answer: "代わりに回答する",
};

export interface ButtonOptions {
  readonly row: Row;
  readonly isDeputy: boolean;
  /** Only the one that is wanted most, beside the one that opens the request. */
  readonly isShort?: boolean;
}

/** Buttons for exactly what the person may do. */
export function requestButtons(
  request: SeenRequest,
  { type }: Pick<Definition, "type">,
  { row, isDeputy, isShort = false }: ButtonOptions,
): readonly types.ActionsBlock[] {
  const value = requestValue(request.id, request.state.round);
  const make = (press: DeskPress, label: string) =>
    button(pressId(press), label, value, PRIMARY.has(press) ? "primary" : undefined);
  const all = LABELS.flatMap(([kind, press, label]) => {
    if (!request.may.includes(kind)) return [];
    return [make(press, (isDeputy ? DEPUTY[press] : undefined) ?? label)];
  });
  const takes = type === "person" && request.may.includes("answer") && takerOf(request) === undefined;
  const offered = takes ? [make("take", "担当します"), ...all] : all;
  const [main] = all;
  const open = row === "view" ? [] : [make("open", "くわしく見る")];
  const shown = isShort ? [...(main === undefined || !isMain(request) ? [] : [main]), ...open] : [...offered, ...open];
  if (shown.length === 0) return [];
  return [{ type: "actions", block_id: rowId(row, request.id, request.state.length), elements: shown }];
}

function isMain({ may }: SeenRequest): boolean {
  return may.some((kind) => !["join", "leave", "comment", "withdraw", "pull-back"].includes(kind));
}
