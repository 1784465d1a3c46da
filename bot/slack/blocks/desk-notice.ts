import type { types } from "@slack/bolt";
import type { Notice, NoticeKind, SeenRequest } from "../../desk/contract.ts";
import { button, buttonRow } from "./buttons.ts";
import { beginning } from "./cut.ts";
import { DESK_ACTIONS } from "./desk-actions.ts";
import { requestButtons } from "./desk-buttons.ts";
import { type CardOptions, cardBlocks, nameOf } from "./desk-card.ts";
import { stateWords } from "./desk-words.ts";
import { fallbackText } from "./fallback.ts";
import { inertPlain } from "./inert.ts";
import { LIMITS } from "./limits.ts";
import { link, sourceAddress } from "./link.ts";
import { type Message, message } from "./message.ts";
import { oneLine } from "./parts.ts";
import { inertWords, line, remark, rich, words } from "./rich.ts";

const TEXT_LENGTH = 2_400;
const TITLE_LENGTH = 200;
const WHY_LENGTH = 100;
/** Requests that a digest names; the others are counted. */
export const DIGEST_SHOWN = 10;

/** What somebody has to act on is shown whole; what only tells them something, with its name and state. */
const WHOLE: ReadonlySet<NoticeKind> = new Set([
  "your-turn",
  "reminder",
  "escalated",
  "review",
  "reassigned",
  "transferred",
]);

type Told = Pick<Notice, "kind" | "why" | "title" | "text">;

/**
 * A message of the desks: what happened and what comes next, why this person gets it, and the buttons of what they may do.
 * @param publicUrl of the web pages, to which it leads where Slack has no button for what comes next
 * @param seen the request as they see it; undefined where it is about none, or they may not see it
 */
export function deskNoticeMessage(
  { kind, why, title, text }: Told,
  publicUrl: string,
  seen?: { readonly request: SeenRequest; readonly options: CardOptions },
): Message {
  return shown([
    rich(
      line(inertWords(oneLine(title, TITLE_LENGTH), { bold: true })),
      // A turn's request is shown below with all of it.
      ...(kind === "your-turn" && seen !== undefined ? [] : [line(words(beginningOf(text)))]),
    ),
    ...(seen === undefined ? [] : requestBlocks(kind, seen)),
    ...linkBlocks(kind, publicUrl),
    ...(why.trim() === ""
      ? []
      : [remark(beginning(`このお知らせは、${why}お送りしています。`, WHY_LENGTH + 40, same))]),
    ...(kind === "rule-changed" ? [remark("このお知らせは、ホームの「お知らせの設定」で止められます。")] : []),
  ]);
}

/** A request after somebody did something with it: what that was, in place of the message with its buttons. */
export function actedMessage(sentence: string, request: SeenRequest, options: CardOptions): Message {
  const { definition, isDeputy } = options;
  return shown([
    ...(sentence === "" ? [] : [rich(line(words(beginningOf(sentence), { bold: true })))]),
    ...cardBlocks(request, options),
    ...requestButtons(request, definition, { row: "card", isDeputy }),
  ]);
}

export interface DigestContents {
  readonly title: string;
  readonly text: string;
  /** Late first. */
  readonly items: readonly { readonly request: SeenRequest; readonly options: CardOptions }[];
  readonly total: number;
}

/** What waits for a person, each with the one button that is wanted most. */
export function digestMessage({ title, text, items, total }: DigestContents): Message {
  const named = items.slice(0, DIGEST_SHOWN);
  return shown([
    rich(line(inertWords(oneLine(title, TITLE_LENGTH), { bold: true })), line(words(beginningOf(text, 600)))),
    ...named.flatMap(({ request, options }) => waitingBlocks(request, options, "digest")),
    ...(total > named.length ? [remark(`ほか${total - named.length}件`)] : []),
  ]);
}

/** One request in a list, with its main button and the one that opens it. */
export function waitingBlocks(
  request: SeenRequest,
  { definition, today, isDeputy }: CardOptions,
  row: "digest" | "home" | "mine",
): readonly types.KnownBlock[] {
  return [
    rich(line(words(nameOf(request), { bold: true })), line(words(stateWords(request, definition, today)))),
    ...requestButtons(request, definition, { row, isDeputy, isShort: true }),
  ];
}

/** Said when a form was closed with something in it. */
export function draftKeptMessage(type: string, title: string): Message {
  return shown([
    rich(
      line(words(`書きかけの${title}を、下書きに残しました。`)),
      line(words("送られていません。続きはいつでも書けます。")),
    ),
    ...buttonRow([
      button(DESK_ACTIONS.continueDraft, "続きを書く", type, "primary"),
      button(DESK_ACTIONS.dropDraft, "下書きを捨てる", type),
    ]),
  ]);
}

/** Offered to who reacted to a post that asks for an app. */
export function joinOfferMessage(
  said: string,
  joinable: readonly { readonly words: string; readonly row: types.ActionsBlock }[],
): Message {
  return shown([
    rich(line(words(`「${oneLine(said, TITLE_LENGTH)}」`)), line(words(joinable.length === 0 ? NONE_YET : SOME))),
    ...joinable
      .slice(0, 3)
      .flatMap(({ words: named, row }) => [rich(line(inertWords(oneLine(named, TITLE_LENGTH)))), row]),
    ...buttonRow([
      button(
        DESK_ACTIONS.askFor,
        joinable.length === 0 ? "アプリを頼む" : "別のアプリを頼む",
        beginning(said.toWellFormed(), LIMITS.buttonValue - 500, same),
      ),
    ]),
  ]);
}

const NONE_YET = "同じアプリの要望はまだありません。あなたから頼めます。";
const SOME = "同じアプリの要望が出ています。賛同すると、結果があなたにも届きます。";

/** What is done on the web, by kind. */
const PAGES: Readonly<Partial<Record<NoticeKind, readonly [label: string, path: string]>>> = {
  award: ["表彰のページを開く", "/desk/awards"],
  "case-published": ["改善事例の一覧を開く", "/desk/cases"],
  "faq-suspended": ["FAQのページを開く", "/desk/faq"],
};

function linkBlocks(kind: NoticeKind, publicUrl: string): readonly types.KnownBlock[] {
  const [label, path] = PAGES[kind] ?? [];
  return label === undefined || path === undefined ? [] : [rich(line(link(label, sourceAddress(path, publicUrl))))];
}

function requestBlocks(
  kind: NoticeKind,
  { request, options }: { readonly request: SeenRequest; readonly options: CardOptions },
): readonly types.KnownBlock[] {
  const { definition, today, isDeputy } = options;
  const facts = WHOLE.has(kind)
    ? cardBlocks(request, options, kind === "your-turn")
    : [rich(line(words(stateWords(request, definition, today))))];
  return [...facts, ...requestButtons(request, definition, { row: "card", isDeputy })];
}

function beginningOf(text: string, limit = TEXT_LENGTH): string {
  return beginning(text.trim(), limit, inertPlain) || "―";
}

function same(text: string): string {
  return text;
}

/** Drops what does not fit from the middle, never the buttons. */
function shown(blocks: readonly types.KnownBlock[]): Message {
  const isButtons = ({ type }: types.KnownBlock) => type === "actions";
  const kept: types.KnownBlock[] = [];
  let room = LIMITS.blocksJson - blocks.filter(isButtons).reduce((sum, each) => sum + JSON.stringify(each).length, 0);
  for (const block of blocks) {
    const length = JSON.stringify(block).length;
    if (!isButtons(block) && length > room) continue;
    if (!isButtons(block)) room -= length;
    kept.push(block);
  }
  return message(fallbackText(kept), kept.slice(0, LIMITS.blocks));
}
