const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
/** Controls besides line feed and tab, and what turns the direction of reading: text shows what it says, in its order. */
const UNSEEN = /[[\p{Cc}\p{Bidi_Control}\uFEFF]--[\n\t]]/gv;
const LINE_BREAK = /\r\n?|[\u0085\u2028\u2029]/gu;
/** What Markdown gives a meaning. */
const MARKDOWN = /[\\`*_{}[\]()#+\-=!|~]|(?<=\d)\.(?=\s)/gu;
/** Four blanks before a line would make it code. */
const INDENTATION = /^[ \t]+/gmu;

/** WORD JOINER: has no width and allows no line break. */
export const JOINER = "\u2060";
/*
 * What Slack, or whatever shows a message in its place, takes for an address, a call to everyone or an emoji in plain words:
 * Slack makes links of addresses with a scheme (https://docs.slack.dev/messaging/formatting-message-text#automatic-parsing),
 * other servers of bare domains too. With a joiner there it sees none, and a reader no difference. Copied, the joiner comes
 * along: browsers drop it from a domain (UTS #46 ignores U+2060), so that a person who means to go there still can; a mail
 * address has to be typed.
 */
/** The colon before `//`, the sign before who is called, the colon that begins a shortcode. */
const JOINED_AFTER =
  /[:：](?=[/／]{2})|[@＠](?=here|channel|everyone|group)|:(?=(?:[a-z][\w+'-]*|[+-]1|100|1234|(?!\d)[\p{L}\p{N}_+'-]+):)/giu;
/** The colon of a scheme without slashes; the dot of a domain, which a letter follows, but not that of "3.再任用" or "1.5". */
const JOINED_BEFORE =
  /:(?<=\b(?:mailto|tel|sms|callto|facetime|javascript|vbscript|data|file|slack):)|\.(?=\p{L})(?<=[\p{L}-]\.|\p{N}\.(?=[a-z]))|[。．｡](?=[a-zａ-ｚ])(?<=[a-zａ-ｚ\d-].)/giu;
/** What begins Slack's control sequences and entities, in fields that take them as they stand. */
const CONTROL = /<(?=\S)|&(?=#?\w+;)/gu;
const JOINED_CONTROL = /(?<=[<&])\u2060/gu;

/** For fields that Slack does not parse: text of rich text elements and `plain_text`. The joiners are for readers that do. */
export function inertPlain(text: string): string {
  return defused(text).replace(CONTROL, `$&${JOINER}`);
}

/** For `text` and `mrkdwn`, which know three control characters: https://docs.slack.dev/messaging/formatting-message-text#escaping */
export function inertText(text: string): string {
  return escaped(defused(text));
}

/**
 * For Markdown, which streams know alone: no mention, link or formatting comes out of it.
 * Slack shows an entity as its character without reading the result again.
 */
export function inertMarkdown(text: string): string {
  return escaped(defused(text).replace(INDENTATION, "").replace(MARKDOWN, "\\$&"));
}

/** What `inertPlain` made, as `inertText` would have made it. */
export function plainToText(plain: string): string {
  return escaped(plain.replace(JOINED_CONTROL, ""));
}

function defused(text: string): string {
  const shown = text.toWellFormed().replace(LINE_BREAK, "\n").replace(UNSEEN, "");
  return shown.replace(JOINED_BEFORE, `${JOINER}$&`).replace(JOINED_AFTER, `$&${JOINER}`);
}

function escaped(text: string): string {
  return text.replace(/[&<>]/gu, (character) => ENTITIES[character] ?? "");
}
