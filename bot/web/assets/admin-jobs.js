import { act } from "./admin-api.js";
import { listenToJobs } from "./admin-jobs-events.js";
import { Failure } from "./api.js";
import { announce, byId, element } from "./dom.js";

/** @import { Items, Summary } from "./admin-jobs-events.js" */

const MOST_SHOWN = 200;

/** The list of files on their way in, kept up to date, and what may be done about each. */
export function setUpJobs() {
  const list = byId("jobs", HTMLUListElement);
  listenToJobs(
    (items) => {
      for (const item of items.toReversed()) put(list, item);
      show(list);
    },
    (summary) => sum(list, summary),
  );
  list.addEventListener("click", (event) => {
    const pressed = event.target instanceof Element ? event.target.closest("[data-act]") : null;
    if (pressed instanceof HTMLButtonElement) void press(pressed);
  });
  byId("cancel-all", HTMLButtonElement).addEventListener("click", ({ currentTarget }) => {
    if (currentTarget instanceof HTMLButtonElement) void press(currentTarget);
  });
  list.addEventListener("submit", async (event) => {
    event.preventDefault();
    const form = event.target;
    if (!(form instanceof HTMLFormElement)) return;
    const pressed = event.submitter instanceof HTMLButtonElement ? event.submitter.value : "";
    const day = pressed || String(new FormData(form).get("day") ?? "");
    await told(form, form.dataset.date ?? "", { from: form.dataset.from, fields: { day } });
  });
  show(list);
}

/** @param {HTMLButtonElement} pressed */
async function press(pressed) {
  // A button that is disabled loses the focus.
  if (pressed.ariaDisabled === "true") return;
  pressed.ariaDisabled = "true";
  await told(pressed, pressed.dataset.act ?? "", {});
  pressed.ariaDisabled = null;
}

/**
 * Does something and says what came of it, where it was pressed if it was refused.
 * @param {HTMLElement} pressed
 * @param {string} path
 * @param {object} body
 */
async function told(pressed, path, body) {
  const place = pressed.closest("[data-acts]");
  place?.querySelector(".field-error")?.remove();
  try {
    announce((await act(path, body)).sentence);
  } catch (cause) {
    if (!(cause instanceof Failure)) throw cause;
    const sentence = Object.values(cause.fields)[0] ?? cause.message;
    place?.append(element("p", { class: "field-error", role: "alert" }, sentence));
  }
}

/**
 * Puts an item in the place of the one before, or on top. What somebody is doing in it goes on.
 * @param {HTMLUListElement} list
 * @param {Items[number]} item
 */
function put(list, { id, html }) {
  const template = document.createElement("template");
  // Made by the server's own templates, which escape every value.
  template.innerHTML = html;
  const made = template.content.firstElementChild;
  const before = document.getElementById(`job-${id}`);
  if (!(made instanceof HTMLElement)) return;
  if (before === null) list.prepend(made);
  else if (before.dataset.kind !== made.dataset.kind || made.dataset.kind === "reading") {
    const focused = before.contains(document.activeElement) ? document.activeElement : null;
    const act = focused instanceof HTMLElement ? focused.dataset.act : undefined;
    before.replaceWith(made);
    if (focused === null) return;
    const same = [...made.querySelectorAll("[data-act]")].find(
      (each) => each instanceof HTMLElement && each.dataset.act === act,
    );
    (same instanceof HTMLElement ? same : made).focus();
  }
}

/** @param {HTMLUListElement} list */
function show(list) {
  const items = [...list.querySelectorAll(".job")];
  const onlyAttention = list.dataset.show === "attention";
  if (!onlyAttention) for (const old of items.slice(MOST_SHOWN)) old.remove();
  const shown = onlyAttention ? list.querySelectorAll(".job-attention").length : items.length;
  byId("jobs-none", HTMLElement).hidden = shown > 0;
}

/**
 * @param {HTMLUListElement} list
 * @param {Summary} summary
 */
function sum(list, { all, attention, open }) {
  byId("cancel-all", HTMLElement).hidden = open < 2;
  const place = byId("jobs-summary", HTMLElement);
  const text = list.dataset.show === "attention" ? attention : all;
  // Said again unchanged, it would be read aloud again.
  if (place.textContent !== text) place.textContent = text;
}
