import { element } from "./dom.js";

/** @typedef {{ readonly people: ReadonlyMap<string, string>, readonly channels: ReadonlyMap<string, string> }} Names */
/** @typedef {{ readonly pattern: RegExp, readonly render: (match: RegExpExecArray) => Node | string }} Rule */

/**
 * Text in which the earliest rule that matches wins, again and again.
 * @param {string} text
 * @param {readonly Rule[]} rules
 * @returns {(Node | string)[]}
 */
export function inline(text, rules) {
  /** @type {(Node | string)[]} */
  const parts = [];
  let rest = text;
  while (rest !== "") {
    /** @type {{ match: RegExpExecArray, rule: Rule } | null} */
    let first = null;
    for (const rule of rules) {
      const match = rule.pattern.exec(rest);
      if (match !== null && (first === null || match.index < first.match.index)) first = { match, rule };
    }
    if (first === null) break;
    const { match, rule } = first;
    parts.push(decoded(rest.slice(0, match.index)), rule.render(match));
    rest = rest.slice(match.index + match[0].length);
  }
  return [...parts, decoded(rest)];
}

/** @param {string} text */
export function decoded(text) {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

/**
 * A link to elsewhere, or only its words where the address is none.
 * @param {string} address
 * @param {...(Node | string)} words
 */
export function link(address, ...words) {
  const url = decoded(address);
  if (!/^(?:https?|mailto):/u.test(url)) return element("span", {}, ...words);
  return element("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, ...words);
}

/**
 * `<@U1>`, `<#C1>`, `<!here>`, `<https://…|words>`: https://docs.slack.dev/messaging/formatting-message-text
 * @param {Names} names
 * @returns {Rule}
 */
export function slackMarkup(names) {
  return {
    pattern: /<([@#!]?)([^>|\n]+)(?:\|([^>\n]*))?>/u,
    render: ([, kind = "", id = "", label]) => {
      if (kind === "@") return mention(`@${names.people.get(id) ?? label ?? id}`);
      if (kind === "#") return mention(`#${names.channels.get(id) ?? label ?? id}`);
      if (kind === "!") return mention(`@${label ?? id}`);
      return link(id, decoded(label ?? id));
    },
  };
}

/** @param {string} text */
export function mention(text) {
  return element("span", { class: "mention" }, text);
}

/**
 * Slack's own marks, which hold only between spaces or punctuation: `*太字*です` stays as it stands.
 * @param {string} text
 * @param {Names} names
 * @returns {Node[]}
 */
export function mrkdwn(text, names) {
  /** @type {Rule[]} */
  const rules = [
    { pattern: /`([^`\n]+)`/u, render: ([, code = ""]) => element("code", {}, decoded(code)) },
    slackMarkup(names),
    marked("*", "strong", (inner) => inline(inner, rules)),
    marked("_", "em", (inner) => inline(inner, rules)),
    marked("~", "s", (inner) => inline(inner, rules)),
  ];
  return text.split(/```\n?/u).flatMap((part, place) => fenced(part, place % 2 === 1));

  /**
   * @param {string} part
   * @param {boolean} isCode
   * @returns {Node[]}
   */
  function fenced(part, isCode) {
    if (isCode) return [element("pre", {}, decoded(part.replace(/\n$/u, "")))];
    return part.split("\n").map((line) => {
      const quoted = /^(?:&gt;|>) ?(.*)$/u.exec(line);
      return quoted === null
        ? element("div", { class: "line" }, ...inline(line, rules))
        : element("blockquote", {}, ...inline(quoted[1] ?? "", rules));
    });
  }
}

/**
 * @param {string} sign
 * @param {"strong" | "em" | "s"} tag
 * @param {(inner: string) => (Node | string)[]} within
 * @returns {Rule}
 */
function marked(sign, tag, within) {
  const edge = "[\\s.,;:!?()\\[\\]{}\"'、。「」（）・]";
  const pattern = new RegExp(`(?<=^|${edge})[${sign}](\\S(?:[^\\n]*?\\S)?)[${sign}](?=$|${edge})`, "u");
  return { pattern, render: ([, inner = ""]) => element(tag, {}, ...within(inner)) };
}
