import type { types } from "@slack/bolt";
import type { CalendarDate } from "../../../corpus/document.ts";
import type { SeenRequest } from "../../desk/contract.ts";
import type { Definition, Field } from "../../desk/engine/definition.ts";
import type { DeskEvent } from "../../desk/engine/event.ts";
import { beginning, pieces } from "./cut.ts";
import { type ButtonOptions, requestButtons } from "./desk-buttons.ts";
import { eventWords, stateWords, valueWords } from "./desk-words.ts";
import { inertPlain } from "./inert.ts";
import { oneLine } from "./parts.ts";
import { bullets, inertWords, line, quote, rich, words } from "./rich.ts";

const TITLE_LENGTH = 120;
const FACT_LENGTH = 220;
const REASON_LENGTH = 300;
const HISTORY = 6;
/** Of a value in full, in a modal. */
const PIECE = 2_500;

export interface CardOptions extends Omit<ButtonOptions, "row"> {
  readonly definition: Definition;
  readonly today: CalendarDate;
  /** What the desk's own rules suggest to who decides; empty for everybody else. */
  readonly checks: readonly string[];
  /** Who said that they answer it; empty where nobody has. */
  readonly takenBy: string;
  /** The person who looks at it asked it. */
  readonly isAsker: boolean;
  /** The day of a moment in the office's time zone. */
  readonly dayOf: (moment: string) => string;
}

/**
 * A request in a message: what it is, where it stands, its facts and what people did with it, in brief.
 * @param isNamed false where a title above names it already
 */
export function cardBlocks(request: SeenRequest, options: CardOptions, isNamed = true): readonly types.KnownBlock[] {
  const { definition, today } = options;
  const facts = [
    [`申請：${askerWords(request, options)}`],
    ...(options.takenBy === "" ? [] : [[`担当：${options.takenBy}`]]),
    ...shownFields(request, definition).map(({ field, value }) => [
      `${field.label}：${oneLine(valueWords(field, value, today), FACT_LENGTH)}`,
    ]),
  ];
  return [
    rich(
      ...(isNamed ? [line(words(nameOf(request), { bold: true }))] : []),
      line(words(stateWords(request, definition, today))),
    ),
    rich(bullets(facts.map(([fact = ""]) => [inertWords(beginning(fact, 2 * FACT_LENGTH, inertPlain))]))),
    ...checkBlocks(options),
    ...historyBlocks(request.history.filter(isOfPeople), options, HISTORY),
  ];
}

/** 要望-0123　Microsoft Teams */
export function nameOf({ number, title }: Pick<SeenRequest, "number" | "title">): string {
  return `${number}　${oneLine(title, TITLE_LENGTH)}`;
}

/** The whole of a request in a modal, every text in full. */
export function wholeBlocks(request: SeenRequest, options: CardOptions): readonly types.KnownBlock[] {
  const { definition, today } = options;
  return [
    rich(
      line(words(nameOf(request), { bold: true })),
      line(words(stateWords(request, definition, today))),
      line(words(`申請：${askerWords(request, options)}　${options.dayOf(request.submittedAt)}`)),
    ),
    ...requestButtons(request, definition, { row: "view", isDeputy: options.isDeputy }),
    ...shownFields(request, definition).flatMap(({ field, value }) => [
      rich(line(words(field.label, { bold: true }))),
      ...pieces(valueWords(field, value, today), PIECE, inertPlain).map((piece) => rich(line(inertWords(piece)))),
    ]),
    ...checkBlocks(options),
    ...historyBlocks(request.history, options, 40),
  ].slice(0, 100);
}

function askerWords({ asker, joined }: SeenRequest, { isAsker }: CardOptions): string {
  return `${isAsker ? "あなた" : asker}${joined === 0 ? "" : `　賛同：${joined}人`}`;
}

function shownFields({ state: { fields } }: SeenRequest, definition: Definition) {
  return definition.fields.flatMap((field: Field) => {
    const value = fields[field.id];
    return value === undefined || !field.shown ? [] : [{ field, value }];
  });
}

function checkBlocks({ checks }: CardOptions): readonly types.KnownBlock[] {
  if (checks.length === 0) return [];
  const shown = checks.slice(0, 6).map((each) => [inertWords(oneLine(each, FACT_LENGTH))]);
  return [rich(line(words("自動の確認（参考）", { bold: true })), bullets(shown))];
}

function historyBlocks(
  history: readonly DeskEvent[],
  { definition, dayOf }: CardOptions,
  most: number,
): readonly types.KnownBlock[] {
  const told = history.flatMap((event) => {
    const sentence = eventWords(event, definition);
    return sentence === undefined ? [] : [{ sentence, event }];
  });
  if (told.length === 0) return [];
  const shown = told.slice(-most);
  const before = told.length > shown.length ? [line(words(`これより前に${told.length - shown.length}件`))] : [];
  return [
    rich(
      line(words("これまで", { bold: true })),
      ...before,
      ...shown.flatMap(({ sentence, event: { at, why } }) => [
        line(words(`${dayOf(at)}　${sentence}`)),
        ...(why === null ? [] : [quote(beginning(why, REASON_LENGTH, inertPlain))]),
      ]),
    ),
  ];
}

/** What the desk did by itself, and that there is a request at all, is seen in its state. */
function isOfPeople({ what }: DeskEvent): boolean {
  return what.kind !== "submitted" && what.kind !== "entered" && what.kind !== "joined";
}
