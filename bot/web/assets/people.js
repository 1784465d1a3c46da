import { chooseViewer, findPeople } from "./api.js";
import { byId, element } from "./dom.js";
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
  const list = dialog.querySelector("[data-search]");
  if (list instanceof HTMLElement) searchIn(list, filter, problem);
  else {
    createFilter({
      input: filter,
      items: "#people .person",
      groups: "#people .people-department",
      none: byId("people-none", HTMLElement),
    });
  }
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

/**
 * Offers who fits what is typed; until something is, the list stays as it was served.
 * @param {HTMLElement} list
 * @param {HTMLInputElement} input
 * @param {HTMLElement} problem
 */
function searchIn(list, input, problem) {
  const served = [...list.children];
  const more = byId("people-more", HTMLElement);
  const hint = more.textContent;
  let newest = 0;
  input.placeholder = input.dataset.hint ?? "";
  input.addEventListener("input", async () => {
    newest += 1;
    const mine = newest;
    const text = input.value.trim();
    if (text === "") {
      list.replaceChildren(...served);
      more.textContent = hint;
      return;
    }
    try {
      const { people, total } = await findPeople(text);
      if (mine !== newest) return;
      problem.hidden = true;
      list.replaceChildren(element("ul", { class: "people-group" }, ...people.map(choice)));
      more.textContent =
        total === 0
          ? "当てはまる職員がいません。"
          : total > people.length
            ? `${total}人のうち${people.length}人です。続けて入れると絞り込めます。`
            : `${total}人`;
    } catch (cause) {
      problem.hidden = false;
      problem.textContent = cause instanceof Error ? cause.message : String(cause);
    }
  });
}

/** @param {{ readonly id: string, readonly name: string, readonly detail: string }} person */
function choice({ id, name, detail }) {
  return element(
    "li",
    {},
    element(
      "button",
      { type: "button", class: "person", "data-person": id, "aria-pressed": "false" },
      element("span", { class: "person-name" }, name),
      element("span", { class: "person-detail" }, detail),
    ),
  );
}
