import { choices, control, select } from "./controls.js";
import { element } from "./dom.js";
import { decoded, mrkdwn } from "./inline.js";
import { markdown } from "./markdown.js";
import { richText } from "./rich-text.js";

/** @typedef {{ names: import("./inline.js").Names, onAct: import("./controls.js").OnAct }} Surroundings */

/**
 * Blocks as Slack shows them.
 * @param {readonly any[]} given
 * @param {Surroundings} surroundings
 * @returns {HTMLElement[]}
 */
export function blocks(given, surroundings) {
  return given.map((block) => {
    const made = render(block, surroundings);
    made.classList.add("block");
    return made;
  });
}

/**
 * @param {any} block
 * @param {Surroundings} surroundings
 * @returns {HTMLElement}
 */
function render(block, { names, onAct }) {
  switch (block.type) {
    case "markdown":
      return element("div", { class: "prose" }, ...markdown(block.text, names));
    case "rich_text":
      return element("div", { class: "prose" }, ...richText(block.elements, names));
    case "header":
      return element("h3", { class: "block-header" }, block.text.text);
    case "divider":
      return element("hr");
    case "context":
      return element(
        "div",
        { class: "block-context" },
        ...block.elements.map((/** @type {any} */ each) => element("span", {}, ...text(each, names))),
      );
    case "section":
      return element(
        "div",
        { class: "block-section" },
        element(
          "div",
          { class: "prose" },
          ...(block.text === undefined ? [] : text(block.text, names)),
          block.fields !== undefined &&
            element(
              "div",
              { class: "fields" },
              ...block.fields.map((/** @type {any} */ field) => element("div", {}, ...text(field, names))),
            ),
        ),
        block.accessory === undefined ? null : control(block.accessory, onAct),
      );
    case "actions":
    case "context_actions":
      return element(
        "div",
        { class: `block-${block.type}` },
        ...block.elements.map((/** @type {any} */ each) => control(each, onAct)),
      );
    case "table":
      return table(block.rows, names);
    case "image":
      return element("div", { class: "picture" }, `［画像：${block.alt_text}］`);
    case "input":
      return input(block);
    default:
      return element("div", {}, `（表示できないブロック：${block.type}）`);
  }
}

/**
 * @param {any} given
 * @param {import("./inline.js").Names} names
 * @returns {(Node | string)[]}
 */
function text(given, names) {
  if (given.type === "image") return [`［画像：${given.alt_text}］`];
  return given.type === "mrkdwn" ? mrkdwn(given.text, names) : [element("div", { class: "line" }, given.text)];
}

/**
 * @param {readonly any[][]} rows
 * @param {import("./inline.js").Names} names
 */
function table(rows, names) {
  const cell = (/** @type {any} */ given) =>
    given.type === "rich_text" ? richText(given.elements, names) : [given.text];
  return element(
    "div",
    { class: "table-frame prose", tabindex: 0 },
    element(
      "table",
      {},
      ...rows.map((cells, place) =>
        element("tr", {}, ...cells.map((each) => element(place === 0 ? "th" : "td", {}, ...cell(each)))),
      ),
    ),
  );
}

/** @param {any} block */
function input({ block_id, label, hint, optional, element: given }) {
  const id = `${block_id}-${given.action_id}`;
  const isGroup = given.type === "radio_buttons" || given.type === "checkboxes";
  const field = isGroup ? choices(given) : single(given, id, optional !== true);
  return element(
    "div",
    {
      class: "block-input",
      "data-block": block_id,
      ...(isGroup ? { role: "group", "aria-labelledby": `${id}-label` } : {}),
    },
    element(
      isGroup ? "div" : "label",
      { id: `${id}-label`, class: "label", ...(isGroup ? {} : { for: id }) },
      decoded(label.text),
      optional === true && element("small", {}, "（任意）"),
    ),
    field,
    hint !== undefined && element("small", { class: "hint" }, hint.text),
    element("p", { class: "error", role: "alert", hidden: true }),
  );
}

/**
 * @param {any} given
 * @param {string} id
 * @param {boolean} required
 */
function single(given, id, required) {
  if (given.type !== "plain_text_input") {
    if (given.type === "datepicker")
      return element("input", { type: "date", id, name: given.action_id, value: given.initial_date, required });
    const menu = select(given, given.placeholder?.text ?? "選んでください");
    menu.id = id;
    menu.required = required;
    return menu;
  }
  const attributes = {
    ...{ id, name: given.action_id, required, placeholder: given.placeholder?.text },
    ...{ minlength: given.min_length, maxlength: given.max_length ?? 3_000 },
  };
  if (given.multiline === true) return element("textarea", { ...attributes, rows: 5 }, given.initial_value ?? "");
  return element("input", { ...attributes, type: "text", value: given.initial_value });
}
