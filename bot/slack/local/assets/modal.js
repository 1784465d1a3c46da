import { blocks } from "./blocks.js";
import { button, byId, element } from "./dom.js";
import { icon } from "./icons.js";

/**
 * Shows the view on top as a dialog, or none.
 * @param {import("./server.js").Modal | null} view
 * @param {{ names: import("./inline.js").Names, act: (action: object) => Promise<import("./server.js").Outcome> }} given
 */
export function showModal(view, { names, act }) {
  const dialog = byId("modal", HTMLDialogElement);
  const signature = JSON.stringify(view);
  if (dialog.dataset.signature === signature) return;
  dialog.dataset.signature = signature;
  if (view === null) return dialog.close();
  const onAct = (/** @type {string} */ actionId, /** @type {string | undefined} */ value) =>
    void act({
      ...{ kind: "click", place: { kind: "modal" }, actionId, entries: entriesOf(form) },
      ...(value === undefined ? {} : { value }),
    });
  const form = element(
    "form",
    { novalidate: false, "aria-labelledby": "modal-title" },
    element(
      "header",
      {},
      element("h2", { id: "modal-title" }, view.title.text),
      button("閉じる", "opener", close, icon("close")),
    ),
    element("div", { class: "modal-blocks" }, ...blocks(view.blocks, { names, onAct })),
    element(
      "div",
      { class: "modal-buttons" },
      button(view.close?.text ?? "キャンセル", "control", close),
      view.submit === undefined
        ? null
        : element("button", { type: "submit", class: "control control-primary" }, view.submit.text),
    ),
  );
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    clearTimeout(typing);
    const { errors = {} } = await act({ kind: "submit", entries: entriesOf(form) });
    showErrors(form, errors);
  });
  // Slack tells the app of changes after a pause in the typing.
  let typing = 0;
  /** @type {Set<string>} */
  const changed = new Set();
  const tell = async () => {
    clearTimeout(typing);
    if (changed.size === 0) return;
    const blocks = [...changed];
    changed.clear();
    await act({ kind: "enter", entries: entriesOf(form), changed: blocks });
  };
  form.addEventListener("input", ({ target }) => {
    const block = target instanceof Element ? target.closest("[data-block]") : null;
    if (block instanceof HTMLElement) changed.add(block.dataset.block ?? "");
    clearTimeout(typing);
    typing = setTimeout(tell, TYPING_PAUSE_MS);
  });
  dialog.replaceChildren(form);
  dialog.oncancel = (event) => {
    event.preventDefault();
    void close();
  };
  if (!dialog.open) dialog.showModal();

  async function close() {
    await tell();
    await act({ kind: "close" });
  }
}

const TYPING_PAUSE_MS = 400;

/**
 * @param {HTMLFormElement} form
 * @returns {Record<string, string | string[]>}
 */
function entriesOf(form) {
  /** @type {Record<string, string | string[]>} */
  const entries = {};
  for (const input of form.querySelectorAll("[data-block]")) {
    if (!(input instanceof HTMLElement)) continue;
    const key = input.dataset.block ?? "";
    const boxes = [...input.querySelectorAll("input[type=checkbox]")];
    const checked = [...input.querySelectorAll("input:checked")].flatMap((box) =>
      box instanceof HTMLInputElement ? box.value : [],
    );
    const field = input.querySelector("input:not([type=radio]):not([type=checkbox]), textarea, select");
    if (boxes.length > 0) entries[key] = checked;
    else if (
      field instanceof HTMLInputElement ||
      field instanceof HTMLTextAreaElement ||
      field instanceof HTMLSelectElement
    )
      entries[key] = field.value;
    else entries[key] = checked[0] ?? "";
  }
  return entries;
}

/**
 * @param {HTMLFormElement} form
 * @param {Readonly<Record<string, string>>} errors
 */
function showErrors(form, errors) {
  for (const input of form.querySelectorAll("[data-block]")) {
    const line = input.querySelector(".error");
    const error = input instanceof HTMLElement ? errors[input.dataset.block ?? ""] : undefined;
    if (!(line instanceof HTMLElement)) continue;
    line.hidden = error === undefined;
    line.textContent = error ?? "";
  }
}
