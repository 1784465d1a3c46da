import { element } from "./dom.js";
import { inline, link, slackMarkup } from "./inline.js";

/**
 * A `markdown` block: headings, lists, quotations, code, tables and what stands within lines.
 * @param {string} text
 * @param {import("./inline.js").Names} names
 * @returns {Node[]}
 */
export function markdown(text, names) {
  const rules = rulesFor(names);
  const lines = text.split("\n");
  /** @type {Node[]} */
  const blocks = [];
  for (let at = 0; at < lines.length; ) {
    const run = takeRun(lines, at);
    at += Math.max(1, run.lines.length);
    blocks.push(...render(run, rules, names));
  }
  return blocks;
}

/** @typedef {"quote" | "bullet" | "ordered" | "heading" | "rule" | "code" | "table" | "blank" | "text"} Kind */
/** @typedef {{ kind: Kind, lines: string[] }} Run */

/** @type {readonly (readonly [Kind, RegExp])[]} */
const KINDS = [
  ["blank", /^\s*$/u],
  ["code", /^```/u],
  ["heading", /^#{1,6}\s/u],
  ["rule", /^(?:---|\*\*\*|___)\s*$/u],
  ["quote", /^>/u],
  ["bullet", /^\s*[-*+]\s/u],
  ["ordered", /^\s*\d+\.\s/u],
  ["table", /^\|.*\|\s*$/u],
];

/**
 * Neighbouring lines of one kind.
 * @param {readonly string[]} lines
 * @param {number} start
 * @returns {Run}
 */
function takeRun(lines, start) {
  const kind = kindOf(lines[start] ?? "");
  let end = start + 1;
  if (kind === "code") {
    while (end < lines.length && !(lines[end] ?? "").startsWith("```")) end += 1;
    return { kind, lines: lines.slice(start, end + 1) };
  }
  if (kind !== "heading" && kind !== "rule") while (end < lines.length && kindOf(lines[end] ?? "") === kind) end += 1;
  return { kind, lines: lines.slice(start, end) };
}

/** @param {string} line */
function kindOf(line) {
  return KINDS.find(([, pattern]) => pattern.test(line))?.[0] ?? "text";
}

/**
 * @param {Run} run
 * @param {readonly import("./inline.js").Rule[]} rules
 * @param {import("./inline.js").Names} names
 * @returns {Node[]}
 */
function render({ kind, lines }, rules, names) {
  const [first = ""] = lines;
  switch (kind) {
    case "blank":
      return [];
    case "rule":
      return [element("hr")];
    case "code":
      return [
        element(
          "pre",
          {},
          lines
            .slice(1)
            .join("\n")
            .replace(/\n?```\s*$/u, ""),
        ),
      ];
    case "heading":
      return [element("h4", {}, ...inline(first.replace(/^#+\s+/u, ""), rules))];
    case "quote":
      return [
        element("blockquote", {}, ...markdown(lines.map((line) => line.replace(/^>\s?/u, "")).join("\n"), names)),
      ];
    case "bullet":
    case "ordered": {
      const items = lines.map((line) =>
        element("li", {}, ...inline(line.replace(/^\s*(?:[-*+]|\d+\.)\s+/u, ""), rules)),
      );
      return [element(kind === "bullet" ? "ul" : "ol", {}, ...items)];
    }
    case "table":
      return [table(lines, rules)];
    default:
      return [
        element(
          "p",
          {},
          ...lines.flatMap((line, place) => [...(place === 0 ? [] : [element("br")]), ...inline(line, rules)]),
        ),
      ];
  }
}

/**
 * @param {readonly string[]} lines
 * @param {readonly import("./inline.js").Rule[]} rules
 */
function table(lines, rules) {
  const rows = lines
    .filter((line) => !/^\|[\s:|-]+\|\s*$/u.test(line))
    .map((line) => line.trim().slice(1, -1).split("|"));
  return element(
    "div",
    { class: "table-frame", tabindex: 0 },
    element(
      "table",
      {},
      ...rows.map((cells, place) =>
        element(
          "tr",
          {},
          ...cells.map((cell) => element(place === 0 ? "th" : "td", {}, ...inline(cell.trim(), rules))),
        ),
      ),
    ),
  );
}

/**
 * @param {import("./inline.js").Names} names
 * @returns {readonly import("./inline.js").Rule[]}
 */
function rulesFor(names) {
  /** @type {import("./inline.js").Rule[]} */
  const rules = [
    { pattern: /\\([\\`*_{}[\]()#+\-.!|~=<>:])/u, render: ([, sign = ""]) => sign },
    { pattern: /`([^`\n]+)`/u, render: ([, code = ""]) => element("code", {}, code) },
    {
      pattern: /(?<!\\)\[((?:\\.|[^\]\\])+)\]\(([^()\s]+)\)/u,
      render: ([, words = "", address = ""]) => link(address, ...inline(words, rules)),
    },
    slackMarkup(names),
    {
      pattern: /\*\*(?=\S)(.+?)(?<=[^\s\\])\*\*/u,
      render: ([, inner = ""]) => element("strong", {}, ...inline(inner, rules)),
    },
    { pattern: /~~(?=\S)(.+?)~~/u, render: ([, inner = ""]) => element("s", {}, ...inline(inner, rules)) },
    {
      pattern: /(?<![*\\])\*(?=[^\s*])(.+?)(?<=[^\s\\*])\*(?!\*)/u,
      render: ([, inner = ""]) => element("em", {}, ...inline(inner, rules)),
    },
    { pattern: /https?:\/\/[^\s<>()、。」）]+/u, render: ([address]) => link(address, address) },
  ];
  return rules;
}
