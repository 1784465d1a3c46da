import { element } from "./dom.js";
import { link, mention } from "./inline.js";

/** @typedef {Extract<import("./server.js").RichText, { type: "rich_text_section" }>["elements"][number]} Inline */

/**
 * https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
 * @param {readonly import("./server.js").RichText[]} elements
 * @param {import("./inline.js").Names} names
 * @returns {Node[]}
 */
export function richText(elements, names) {
  return elements.map((part) => {
    if (part.type === "rich_text_list") {
      const items = part.elements.map((item) => element("li", {}, ...inlines(item.elements, names)));
      return element(part.style === "ordered" ? "ol" : "ul", { class: `indent-${part.indent ?? 0}` }, ...items);
    }
    if (part.type === "rich_text_quote") return element("blockquote", {}, ...inlines(part.elements, names));
    if (part.type === "rich_text_preformatted") return element("pre", {}, ...inlines(part.elements, names));
    return element("div", { class: "line" }, ...inlines(part.elements, names));
  });
}

/**
 * @param {readonly Inline[]} elements
 * @param {import("./inline.js").Names} names
 */
function inlines(elements, names) {
  return elements.map((part) => styled(shown(part, names), part.style ?? {}));
}

/**
 * @param {Inline} part
 * @param {import("./inline.js").Names} names
 * @returns {Node | string}
 */
function shown(part, names) {
  switch (part.type) {
    case "link":
      return link(part.url, part.text ?? part.url);
    case "user":
      return mention(`@${names.people.get(part.user_id) ?? part.user_id}`);
    case "channel":
      return mention(`#${names.channels.get(part.channel_id) ?? part.channel_id}`);
    case "broadcast":
      return mention(`@${part.range}`);
    case "emoji":
      return part.unicode === undefined
        ? `:${part.name}:`
        : String.fromCodePoint(
            ...part.unicode.split("-").map((/** @type {string} */ code) => Number.parseInt(code, 16)),
          );
    case "date":
      return part.fallback ?? new Date(part.timestamp * 1_000).toLocaleString("ja-JP");
    case "text":
      return part.text;
    case "color":
      return part.value;
    case "usergroup":
      return mention(`@${part.usergroup_id}`);
    case "team":
      return mention(`@${part.team_id}`);
  }
}

/**
 * @param {Node | string} inner
 * @param {NonNullable<Inline["style"]>} style
 * @returns {Node | string}
 */
function styled(inner, { bold, italic, strike, code }) {
  let made = inner;
  if (code === true) made = element("code", {}, made);
  if (bold === true) made = element("strong", {}, made);
  if (italic === true) made = element("em", {}, made);
  if (strike === true) made = element("s", {}, made);
  return made;
}
