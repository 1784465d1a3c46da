import type { types } from "@slack/bolt";
import type { Audience } from "../../../corpus/document.ts";
import { dateWords } from "../../wording.ts";
import { button, buttonRow } from "../blocks/buttons.ts";
import { beginning } from "../blocks/cut.ts";
import { fallbackText } from "../blocks/fallback.ts";
import { inertPlain } from "../blocks/inert.ts";
import { type Message, message } from "../blocks/message.ts";
import { line, rich, words } from "../blocks/rich.ts";
import type { FileOutcome, TakenIn } from "./outcome.ts";

/** Action ids of a file's buttons; their value is the file's key. */
export const FILE_TAKE_IN = "file-take-in";
export const FILE_ASK = "file-ask";

const NAME_LENGTH = 200;
const SENTENCE_LENGTH = 400;
const WARNINGS = 5;
const READERS = 10;
/** Of a message, with room to spare below `LIMITS`. */
const CHARACTERS = 10_000;

/**
 * What became of the files of a message, in one message; an administrator's have their buttons. Nothing in a file's
 * name or text becomes a mention, a link or formatting.
 * @param outcomes at least one, at most some six as the desk gives them
 */
export function filesMessage(outcomes: readonly FileOutcome[]): Message {
  const room = Math.floor(CHARACTERS / Math.max(1, outcomes.length));
  const blocks = outcomes.flatMap((outcome) => [
    rich(line(words(withinRoom(linesOf(outcome), room)))),
    ...(outcome.kind === "choose" ? buttons(outcome.key) : []),
  ]);
  return message(fallbackText(blocks), blocks);
}

/** The first line stands for all where only one is shown. Inert. */
function linesOf(outcome: FileOutcome): readonly [string, ...string[]] {
  switch (outcome.kind) {
    case "choose":
      return [
        `${quoted(outcome.name)}を受け取りました。どうしますか？`,
        "資料に取り込むと、ファイルに閲覧範囲の指定がない限り、全職員への回答に使われます。",
      ];
    case "askable":
      return [
        `${quoted(outcome.name)}を読みました。このスレッドで質問してください。`,
        "ファイルの内容は、ご本人への回答だけに使います。ファイルと関係のない質問は、新しいメッセージで送ってください。",
        ...outcome.warnings.slice(0, WARNINGS).map((warning) => `※ ${said(warning)}`),
      ];
    case "taken-in":
      return takenIn(outcome);
    case "unchanged":
      return [
        `${quoted(outcome.title)}（${dateWords(outcome.effectiveFrom)}施行）は、すでに同じ内容で取り込まれています。`,
      ];
    case "refused":
      return [`${outcome.name === null ? "" : `${quoted(outcome.name)}：`}${said(outcome.reason)}`];
  }
}

function takenIn(outcome: TakenIn): readonly [string, ...string[]] {
  const { title, effectiveFrom, passages, audience, warnings } = outcome;
  return [
    `${quoted(title)}を資料に取り込みました。`,
    `施行日：${dateWords(effectiveFrom)}、箇所の数：${passages}、閲覧できる人：${said(readersOf(audience))}`,
    ...warnings.slice(0, WARNINGS).map((warning) => `※ ${said(warning)}`),
  ];
}

function readersOf(audience: Audience): string {
  if (audience.kind === "everyone") return "全職員";
  const { departments, groups, posts, people } = audience;
  const named = [...departments, ...groups, ...posts];
  const shown = [...named.slice(0, READERS), ...(named.length > READERS ? ["ほか"] : [])];
  return [...shown, ...(people.length === 0 ? [] : [`指定された${people.length}人`])].join("、");
}

/** The lines that fit, from the first. */
function withinRoom([first, ...others]: readonly [string, ...string[]], room: number): string {
  return others.reduce((text, line) => (text.length + 1 + line.length > room ? text : `${text}\n${line}`), first);
}

function buttons(key: string): readonly types.KnownBlock[] {
  return buttonRow([
    button(FILE_TAKE_IN, "資料に取り込む", key),
    button(FILE_ASK, "このファイルについて質問する", key),
  ]);
}

function quoted(name: string): string {
  return `「${beginning(name.replace(/\s+/gu, " "), NAME_LENGTH, inertPlain)}」`;
}

function said(sentence: string): string {
  return beginning(sentence.replace(/\s+/gu, " "), SENTENCE_LENGTH, inertPlain);
}
