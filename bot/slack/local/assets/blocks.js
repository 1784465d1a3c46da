import { choices, control, menu } from "./controls.js";
import { element } from "./dom.js";
import { decoded, mrkdwn } from "./inline.js";
import { markdown } from "./markdown.js";
import { richText } from "./rich-text.js";

/**
 * Blocks as Slack shows them.
 * @param {readonly import("./server.js").Block[]} given
 * @param {import("./controls.js").Surroundings} surroundings
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
 * @param {import("./server.js").Block} block
 * @param {import("./controls.js").Surroundings} surroundings
 * @returns {HTMLElement}
 */
function render(block, surroundings) {
  const { names } = surroundings;
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
        ...block.elements.map((each) => element("span", {}, ...text(each, names))),
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
              ...block.fields.map((field) => element("div", {}, ...text(field, names))),
            ),
        ),
        block.accessory === undefined ? null : control(block.accessory, surroundings),
      );
    case "actions":
    case "context_actions":
      return element(
        "div",
        { class: `block-${block.type}` },
        ...block.elements.map((each) => control(each, surroundings)),
      );
    case "table":
      return table(block.rows, names);
    case "image":
      return element("div", { class: "picture" }, `［画像：${block.alt_text}］`);
    case "input":
      return input(block, names);
  }
}

/**
 * @param {Extract<import("./server.js").Block, { type: "context" }>["elements"][number]} given
 * @param {import("./inline.js").Names} names
 * @returns {(Node | string)[]}
 */
function text(given, names) {
  if (given.type === "image") return [`［画像：${given.alt_text}］`];
  return given.type === "mrkdwn" ? mrkdwn(given.text, names) : [element("div", { class: "line" }, given.text)];
}

/**
 * @param {Extract<import("./server.js").Block, { type: "table" }>["rows"]} rows
 * @param {import("./inline.js").Names} names
 */
function table(rows, names) {
  const cell = (/** @type {typeof rows[number][number]} */ given) =>
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

/**
 * @param {import("./server.js").Input} block
 * @param {import("./inline.js").Names} names
 */
function input({ block_id, label, hint, optional, element: given }, names) {
  const id = `${block_id}-${given.action_id}`;
  const isGroup = given.type === "radio_buttons" || given.type === "checkboxes";
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
    isGroup ? choices(given) : single(given, { id, name: given.action_id, required: optional !== true }, names),
    hint !== undefined && element("small", { class: "hint" }, hint.text),
    element("p", { class: "error", role: "alert", hidden: true }),
  );
}

/**
 * @param {Exclude<import("./server.js").Input["element"], { type: "radio_buttons" | "checkboxes" }>} given
 * @param {{ id: string, name: string | undefined, required: boolean }} attributes
 * @param {import("./inline.js").Names} names
 */
function single(given, attributes, names) {
  if (given.type === "datepicker") return element("input", { ...attributes, type: "date", value: given.initial_date });
  if (given.type !== "plain_text_input") {
    const made = menu(given, names);
    for (const [name, value] of Object.entries(attributes)) if (value !== false) made.setAttribute(name, String(value));
    return made;
  }
  const { placeholder, min_length, max_length = 3_000, initial_value = "" } = given;
  const all = { ...attributes, placeholder: placeholder?.text, minlength: min_length, maxlength: max_length };
  if (given.multiline === true) return element("textarea", { ...all, rows: 5 }, initial_value);
  return element("input", { ...all, type: "text", value: initial_value });
}
