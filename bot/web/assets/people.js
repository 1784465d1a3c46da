import { chooseViewer } from "./api.js";
import { byId } from "./dom.js";
import { createFilter } from "./filter.js";

/**
 * The choice who one is. What a page shows is another person's then, so it begins anew.
 * @param {string} then the address that is opened after the choice
 */
export function setUpPeople(then) {
  const dialog = byId("people", HTMLDialogElement);
  const filter = byId("people-filter", HTMLInputElement);
  const problem = byId("people-error", HTMLElement);
  byId("open-people", HTMLButtonElement).addEventListener("click", () => {
    dialog.showModal();
    dialog.querySelector("[aria-pressed=true]")?.scrollIntoView({ block: "nearest" });
  });
  byId("close-people", HTMLButtonElement).addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  createFilter({
    input: filter,
    items: "#people .person",
    groups: "#people .people-department",
    none: byId("people-none", HTMLElement),
  });
  dialog.addEventListener("click", async (event) => {
    const choice = event.target instanceof Element ? event.target.closest("[data-person]") : null;
    if (!(choice instanceof HTMLElement)) return;
    try {
      await chooseViewer(choice.dataset.person ?? "");
      location.assign(then);
    } catch (cause) {
      problem.hidden = false;
      problem.textContent = cause instanceof Error ? cause.message : String(cause);
    }
  });
}
