import { act } from "./admin-api.js";
import { Failure } from "./api.js";
import { announce, byId } from "./dom.js";

/** @typedef {readonly { readonly id: string, readonly html: string }[]} Items as the server renders them, newest first */

const MOST_SHOWN = 200;
const AGAIN_MS = 3000;

/** The list of files on their way in, kept up to date, and what may be done about each. */
export function setUpJobs() {
  const list = byId("jobs", HTMLUListElement);
  listen(list);
  list.addEventListener("click", async (event) => {
    const pressed = event.target instanceof Element ? event.target.closest("[data-act]") : null;
    if (!(pressed instanceof HTMLButtonElement) || pressed.disabled) return;
    pressed.disabled = true;
    try {
      announce((await act(pressed.dataset.act ?? "", {})).sentence);
    } catch (cause) {
      pressed.disabled = false;
      showProblem(pressed, cause);
    }
  });
  list.addEventListener("submit", async (event) => {
    event.preventDefault();
    const form = event.target;
    if (!(form instanceof HTMLFormElement)) return;
    const pressed = event.submitter instanceof HTMLButtonElement ? event.submitter.value : "";
    const day = pressed || String(new FormData(form).get("day") ?? "");
    try {
      announce((await act(form.dataset.date ?? "", { from: form.dataset.from, fields: { day } })).sentence);
    } catch (cause) {
      showProblem(form, cause);
    }
  });
  show(list);
}

/** @param {HTMLUListElement} list */
function listen(list) {
  const lost = byId("jobs-lost", HTMLElement);
  // The browser connects again by itself, and each connection begins with all that is shown.
  const events = new EventSource("/api/admin/jobs/events");
  events.addEventListener("open", () => {
    lost.hidden = true;
  });
  events.addEventListener("error", () => {
    lost.hidden = false;
    // Where something on the way answered in the server's place, the browser gives up.
    if (events.readyState === EventSource.CLOSED) setTimeout(() => listen(list), AGAIN_MS);
  });
  for (const name of ["jobs", "job"]) {
    events.addEventListener(name, (event) => {
      /** @type {Items} */
      const items = JSON.parse(event.data);
      for (const item of items.toReversed()) put(list, item);
      show(list);
    });
  }
  addEventListener("pagehide", () => events.close());
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
  const items = [...list.querySelectorAll(".job")].filter((each) => each instanceof HTMLElement);
  const onlyAttention = list.dataset.show === "attention";
  if (!onlyAttention) for (const old of items.slice(MOST_SHOWN)) old.remove();
  const open = items.filter((each) => each.dataset.settled !== "1").length;
  const attention = items.filter((each) => each.classList.contains("job-attention")).length;
  const shown = onlyAttention ? attention : items.length;
  byId("jobs-none", HTMLElement).hidden = shown > 0;
  const words = open === 0 ? `${items.length}件すべて終わりました` : `${items.length}件のうち${open}件を処理しています`;
  const summary = byId("jobs-summary", HTMLElement);
  summary.textContent =
    shown === 0
      ? ""
      : onlyAttention
        ? `${attention}件`
        : `${words}${attention === 0 ? "" : `（対応が要るもの${attention}件）`}。`;
}

/**
 * @param {HTMLElement} within
 * @param {unknown} cause
 */
function showProblem(within, cause) {
  if (!(cause instanceof Failure)) throw cause;
  const place = within.closest("form")?.querySelector(".field-error");
  const sentence = Object.values(cause.fields)[0] ?? cause.message;
  if (place instanceof HTMLElement) {
    place.textContent = sentence;
    place.hidden = false;
  } else announce(sentence);
}
