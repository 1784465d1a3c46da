import { button, element } from "./dom.js";
import { icon } from "./icons.js";

/** @typedef {(actionId: string, value: string | undefined) => void} OnAct */

/**
 * Something one acts on at once: a button, a menu, feedback.
 * @param {any} given
 * @param {OnAct} onAct
 * @returns {HTMLElement | null}
 */
export function control(given, onAct) {
  switch (given.type) {
    case "button":
      return pressable(given, onAct);
    case "icon_button":
      return button(
        given.text.text,
        "control control-icon",
        () => confirmed(given.confirm, () => onAct(given.action_id, given.value)),
        icon("trash"),
      );
    case "feedback_buttons":
      return element(
        "span",
        { class: "feedback" },
        ...[given.positive_button, given.negative_button].map((each, place) =>
          button(
            each.text.text,
            "control feedback-button",
            (pressed) => {
              for (const other of pressed.parentElement?.children ?? []) other.setAttribute("aria-pressed", "false");
              pressed.setAttribute("aria-pressed", "true");
              onAct(given.action_id, each.value);
            },
            icon(place === 0 ? "good" : "bad"),
            element("span", {}, each.text.text),
          ),
        ),
      );
    case "overflow":
    case "static_select":
    case "users_select":
    case "conversations_select": {
      const menu = select(given, given.type === "overflow" ? "…" : (given.placeholder?.text ?? "選ぶ"));
      menu.addEventListener("change", () => confirmed(given.confirm, () => onAct(given.action_id, menu.value)));
      return menu;
    }
    case "radio_buttons":
    case "checkboxes": {
      const group = choices(given);
      group.addEventListener("change", ({ target }) => {
        if (target instanceof HTMLInputElement) onAct(given.action_id, target.value);
      });
      return group;
    }
    case "image":
      return element("span", { class: "picture" }, `［画像：${given.alt_text}］`);
    default:
      return null;
  }
}

/**
 * @param {any} given
 * @param {string} first shown while nothing is chosen
 */
export function select(given, first) {
  const groups = given.option_groups ?? [{ options: given.options ?? [] }];
  const initial = given.initial_option?.value;
  return element(
    "select",
    { class: "control control-select", name: given.action_id, "aria-label": first },
    element("option", { value: "", selected: initial === undefined }, first),
    ...groups.flatMap((/** @type {any} */ group) =>
      group.options.map((/** @type {any} */ option) =>
        element("option", { value: option.value, selected: option.value === initial }, option.text.text),
      ),
    ),
  );
}

/** @param {any} given */
export function choices(given) {
  const type = given.type === "checkboxes" ? "checkbox" : "radio";
  const initial = new Set([
    given.initial_option?.value,
    ...(given.initial_options ?? []).map((/** @type {any} */ each) => each.value),
  ]);
  return element(
    "div",
    { class: "choices" },
    ...given.options.map((/** @type {any} */ option) =>
      element(
        "label",
        {},
        element("input", { type, name: given.action_id, value: option.value, checked: initial.has(option.value) }),
        element("span", {}, option.text.text),
        option.description !== undefined && element("small", {}, option.description.text),
      ),
    ),
  );
}

/**
 * @param {any} given
 * @param {OnAct} onAct
 */
function pressable(given, onAct) {
  const className = `control ${given.style === undefined ? "" : `control-${given.style}`}`;
  return button(given.text.text, className, () =>
    confirmed(given.confirm, () => {
      if (given.url !== undefined) window.open(given.url, "_blank", "noopener");
      onAct(given.action_id, given.value);
    }),
  );
}

/**
 * Asks first, where the app wants it.
 * @param {any} question
 * @param {() => void} go
 */
function confirmed(question, go) {
  if (question === undefined) return go();
  const dialog = document.getElementById("confirm");
  if (!(dialog instanceof HTMLDialogElement)) return;
  dialog.replaceChildren(
    element("h2", {}, question.title?.text ?? "確認"),
    element("p", {}, question.text.text),
    element(
      "div",
      { class: "modal-buttons" },
      button(question.deny?.text ?? "やめる", "control", () => dialog.close()),
      button(question.confirm?.text ?? "はい", `control control-${question.style ?? "primary"}`, () => {
        dialog.close();
        go();
      }),
    ),
  );
  dialog.showModal();
}
