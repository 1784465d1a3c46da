const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
/** What Markdown gives a meaning, and the colon that makes a bare address a link. */
const MARKDOWN = /[\\`*_{}[\]()#+\-=!|~]|:(?=\/\/)|(?<=\d)\.(?=\s)/gu;
/** Four blanks before a line would make it code. */
const INDENTATION = /^[ \t]+/gmu;
/** The second half of a character beyond U+FFFF. */
const LOW_SURROGATE = /^[\uDC00-\uDFFF]$/u;

/**
 * Text as it stands, for a `markdown` block: no mention, link or formatting comes out of it.
 * Slack shows an entity as its character without reading the result again.
 */
export function inertMarkdown(text: string): string {
  return inertText(text.replace(INDENTATION, "").replace(MARKDOWN, "\\$&"));
}

/** The same for `text`, which knows only Slack's three control characters: https://docs.slack.dev/messaging/formatting-message-text */
export function inertText(text: string): string {
  return text.replace(/[&<>]/gu, (character) => ENTITIES[character] ?? "");
}

/** For plain text of buttons, where neither entities nor mentions are documented: wide forms of the three. */
export function inertLabel(text: string): string {
  return text.replace(/[&<>]/gu, (character) => String.fromCodePoint(character.charCodeAt(0) + 0xfee0));
}

/**
 * The longest beginning of `text` that has at most `limit` characters (UTF-16 units) once made inert. Cut after 。 where one
 * stands in its second half, otherwise between two characters; `…` shows the cut.
 */
export function fitted(text: string, limit: number, inert: (text: string) => string): string {
  if (inert(text).length <= limit) return inert(text);
  let end = 0;
  let beyond = Math.min(text.length, limit);
  while (beyond - end > 1) {
    const middle = Math.floor((end + beyond) / 2);
    if (inert(text.slice(0, middle)).length < limit) end = middle;
    else beyond = middle;
  }
  if (LOW_SURROGATE.test(text.charAt(end))) end -= 1;
  const sentence = text.lastIndexOf("。", end - 1) + 1;
  return `${inert(text.slice(0, sentence > end / 2 ? sentence : end))}…`;
}
