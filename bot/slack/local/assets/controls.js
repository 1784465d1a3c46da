import { button, byId, element } from "./dom.js";
import { icon } from "./icons.js";

/** @typedef {(actionId: string, value: string | undefined) => void} OnAct */
/** @typedef {{ names: import("./inline.js").Names, onAct: OnAct }} Surroundings */
/** @typedef {import("./server.js").Control | import("./server.js").Input["element"]} Element */

/**
 * Something one acts on at once: a button, a menu, feedback.
 * @param {import("./server.js").Control} given
 * @param {Surroundings} surroundings
 * @returns {HTMLElement}
 */
export function control(given, { names, onAct }) {
  if (given.type === "image") return element("span", { class: "picture" }, `［画像：${given.alt_text}］`);
  const act = (/** @type {string | undefined} */ value) => onAct(given.action_id ?? "", value);
  switch (given.type) {
    case "button":
      return pressable(given, act);
    case "icon_button":
      return button(
        given.text.text,
        "control control-icon",
        () => confirmed(given.confirm, () => act(given.value)),
        icon("trash"),
      );
    case "feedback_buttons":
      return feedback([given.positive_button, given.negative_button], act);
    case "radio_buttons":
    case "checkboxes": {
      const group = choices(given);
      group.addEventListener("change", ({ target }) => {
        if (target instanceof HTMLInputElement) act(target.value);
      });
      return group;
    }
    default: {
      const field =
        given.type === "datepicker" ? element("input", { type: "date", class: "control" }) : menu(given, names);
      field.setAttribute("aria-label", "placeholder" in given ? (given.placeholder?.text ?? "選ぶ") : "その他の操作");
      field.addEventListener("change", () => confirmed(given.confirm, () => act(field.value)));
      return field;
    }
  }
}

/**
 * @param {Element} given
 * @param {import("./inline.js").Names} names
 */
export function menu(given, names) {
  const first = "placeholder" in given ? (given.placeholder?.text ?? "選んでください") : "…";
  const initial = "initial_option" in given ? given.initial_option?.value : undefined;
  return element(
    "select",
    { class: "control control-select" },
    element("option", { value: "", selected: initial === undefined }, first),
    ...optionsOf(given, names).map(({ value, label }) =>
      element("option", { value, selected: value === initial }, label),
    ),
  );
}

/**
 * @param {Element} given
 * @param {import("./inline.js").Names} names
 * @returns {readonly { readonly value: string, readonly label: string }[]}
 */
function optionsOf(given, names) {
  const known = given.type === "users_select" ? names.people : names.channels;
  if (given.type === "users_select" || given.type === "conversations_select") {
    return [...known].map(([value, label]) => ({ value, label }));
  }
  const grouped = "option_groups" in given ? (given.option_groups ?? []).flatMap(({ options }) => options) : [];
  const all = "options" in given ? [...(given.options ?? []), ...grouped] : grouped;
  return all.map(({ value, text }) => ({ value, label: text.text }));
}

/** @param {Extract<Element, { type: "radio_buttons" | "checkboxes" }>} given */
export function choices(given) {
  const chosen = given.type === "checkboxes" ? (given.initial_options ?? []) : [given.initial_option];
  const initial = new Set(chosen.map((option) => option?.value));
  return element(
    "div",
    { class: "choices" },
    ...given.options.map(({ value, text, description }) =>
      element(
        "label",
        {},
        element("input", {
          type: given.type === "checkboxes" ? "checkbox" : "radio",
          name: given.action_id,
          value,
          checked: initial.has(value),
        }),
        element("span", {}, text.text),
        description !== undefined && element("small", {}, description.text),
      ),
    ),
  );
}

/**
 * @param {readonly { readonly text: { readonly text: string }, readonly value: string }[]} buttons
 * @param {(value: string) => void} act
 */
function feedback(buttons, act) {
  const press = (/** @type {HTMLButtonElement} */ pressed, /** @type {string} */ value) => {
    for (const each of pressed.parentElement?.children ?? [])
      each.setAttribute("aria-pressed", String(each === pressed));
    act(value);
  };
  const made = buttons.map(({ text, value }, place) =>
    button(
      text.text,
      "control feedback-button",
      (pressed) => press(pressed, value),
      icon(place === 0 ? "good" : "bad"),
      element("span", {}, text.text),
    ),
  );
  return element("span", { class: "feedback" }, ...made);
}

/**
 * @param {Extract<Element, { type: "button" }>} given
 * @param {(value: string | undefined) => void} act
 */
function pressable({ text, style, url, value, confirm }, act) {
  const className = `control ${style === undefined ? "" : `control-${style}`}`;
  return button(text.text, className, () =>
    confirmed(confirm, () => {
      if (url !== undefined) window.open(url, "_blank", "noopener");
      act(value);
    }),
  );
}

/**
 * Asks first, where the app wants it.
 * @param {Extract<Element, { type: "button" }>["confirm"]} question
 * @param {() => void} go
 */
function confirmed(question, go) {
  if (question === undefined) return go();
  const dialog = byId("confirm", HTMLDialogElement);
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
