import type { CommandKind } from "../../desk/engine/command.ts";
import { REQUEST_TYPES, type RequestType } from "../../desk/engine/definition.ts";

/** What a button of a request does besides commanding the desk. */
const OTHERS = ["open", "edit", "take"] as const;
export type DeskPress = Exclude<CommandKind, "submit" | "resubmit" | "note" | "tick"> | (typeof OTHERS)[number];

const PRESSES: Readonly<Record<DeskPress, true>> = {
  ...{ pass: true, agree: true, object: true, approve: true, answer: true, return: true, reject: true, nothing: true },
  ...{ reassign: true, review: true, join: true, leave: true, comment: true, withdraw: true, "pull-back": true },
  ...{ open: true, edit: true, take: true },
};

/** Buttons that concern no single request. Slack holds these names: they never change their meaning. */
export const DESK_ACTIONS = {
  /** Their value is the request's type. */
  continueDraft: "desk-continue-draft",
  dropDraft: "desk-drop-draft",
  keepDraft: "desk-keep-draft",
  askFor: "desk-ask-for",
  substitute: "desk-substitute",
  /** Its value is the substitution's id. */
  endSubstitution: "desk-end-substitution",
  ruleChanges: "desk-rule-changes",
  findable: "desk-findable",
} as const;

export const DESK_VIEWS = {
  form: "desk-form",
  reason: "desk-reason",
  reassign: "desk-reassign",
  substitution: "desk-substitution",
  request: "desk-request",
} as const;

/** A field of a desk's form, as block and action id of its input. */
export function fieldId(id: string): string {
  return `desk-field-${id}`;
}

export function isFieldId(actionId: string): boolean {
  return actionId.startsWith("desk-field-");
}

export function pressId(press: DeskPress): string {
  return `desk-do-${press}`;
}

/** @returns undefined for what is no button of a request */
export function pressOf(actionId: string): DeskPress | undefined {
  const named = /^desk-do-(.+)$/u.exec(actionId)?.[1];
  return named !== undefined && isPress(named) ? named : undefined;
}

function isPress(named: string): named is DeskPress {
  return Object.hasOwn(PRESSES, named);
}

/** All that a button says of its request. */
export function requestValue(id: string, round: number): string {
  return `${id}:${round}`;
}

export function readRequestValue(value: string): { readonly id: string; readonly round: number } | undefined {
  const [, id, round] = /^(.+):(\d+)$/u.exec(value) ?? [];
  return id === undefined ? undefined : { id, round: Number(round) };
}

/** Where a row of buttons stands, which decides what is shown anew after a press. */
export const ROWS = ["card", "digest", "home", "mine", "view"] as const;
export type Row = (typeof ROWS)[number];

/**
 * The block id of a request's buttons. It tells what of the request the person has seen: the same button pressed twice is one
 * press, and the one that takes its place is another.
 */
export function rowId(row: Row, id: string, length: number): string {
  return `desk-${row}:${id}:${length}`;
}

export function rowOf(blockId: string): Row | undefined {
  const named = /^desk-([a-z]+):/u.exec(blockId)?.[1];
  return ROWS.find((row) => row === named);
}

export function typeOf(value: string): RequestType | undefined {
  return REQUEST_TYPES.find((type) => type === value);
}
