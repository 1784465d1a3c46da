import { choices } from "./admin-api.js";
import { Failure } from "./api.js";
import { announce, element } from "./dom.js";

const REST_MS = 150;

for (const box of document.querySelectorAll("[data-audience]")) {
  if (box instanceof HTMLElement) setUpAudience(box);
}
for (const box of document.querySelectorAll("[data-picker]")) {
  if (box instanceof HTMLElement) setUpPicker(box);
}

/**
 * Who may read is chosen only where not everybody may.
 * @param {HTMLElement} box
 */
function setUpAudience(box) {
  const form = box.closest("form");
  const show = () => {
    box.hidden = form === null || new FormData(form).get("audience") !== "limited";
  };
  form?.addEventListener("change", show);
  show();
}

/**
 * Names out of the directory, of which any number may be chosen.
 * @param {HTMLElement} box
 */
function setUpPicker(box) {
  const name = box.dataset.picker ?? "";
  const input = box.querySelector("input.input");
  const list = box.querySelector("datalist");
  const picked = box.querySelector(".picked");
  const problem = box.querySelector(".field-error");
  if (!(input instanceof HTMLInputElement) || list === null) return;
  if (!(picked instanceof HTMLElement) || !(problem instanceof HTMLElement)) return;
  input.placeholder = input.dataset.hint ?? "";
  /** @type {readonly import("./admin-api.js").Choice[]} */
  let known = [];
  let looking = new AbortController();
  let timer = 0;

  const look = async () => {
    // One that is still to come would end this one.
    clearTimeout(timer);
    looking.abort();
    looking = new AbortController();
    try {
      known = await choices(name, input.value.trim(), looking.signal);
    } catch (cause) {
      if (cause instanceof DOMException || cause instanceof Failure) return;
      throw cause;
    }
    list.replaceChildren(...known.map(({ text }) => element("option", { value: text })));
  };
  const add = () => {
    const text = input.value.trim();
    const found = known.find((each) => each.text === text) ?? (known.length === 1 ? known[0] : undefined);
    if (text === "") return;
    problem.hidden = found !== undefined;
    if (found === undefined) {
      problem.textContent =
        known.length === 0
          ? `「${text}」は名簿にありません。`
          : `「${text}」に当てはまるものが${known.length}件あります。候補から選んでください。`;
      return;
    }
    const isChosen = [...picked.querySelectorAll("input")].some(({ value }) => value === found.value);
    if (!isChosen) picked.append(pick(name, found));
    input.value = "";
    announce(`${found.text}を加えました。`);
    void look();
  };
  input.addEventListener("focus", () => void look(), { once: true });
  input.addEventListener("input", () => {
    clearTimeout(timer);
    problem.hidden = true;
    // Chosen from the list, it is meant.
    if (known.some(({ text }) => text === input.value)) return add();
    timer = setTimeout(look, REST_MS);
  });
  input.addEventListener("keydown", async (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    await look();
    add();
  });
  box.querySelector("button")?.addEventListener("click", async () => {
    await look();
    add();
    input.focus();
  });
  picked.addEventListener("click", (event) => {
    const pressed = event.target instanceof Element ? event.target.closest(".pick-remove") : null;
    if (pressed === null) return;
    pressed.closest("li")?.remove();
    input.focus();
  });
}

/**
 * @param {string} name
 * @param {import("./admin-api.js").Choice} choice
 */
function pick(name, { value, text }) {
  return element(
    "li",
    { class: "pick" },
    element("input", { type: "hidden", name, value }),
    element("span", {}, text),
    element("button", { type: "button", class: "pick-remove", "aria-label": `${text}を外す` }, "×"),
  );
}
