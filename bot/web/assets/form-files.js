import { keepFile } from "./desk-api.js";
import { button, element } from "./dom.js";

const MOST = 10;
const LARGEST_BYTES = 10 * 1024 * 1024;

/**
 * Brings files in as soon as they are chosen; the form then sends their hashes.
 * @param {HTMLFormElement} form
 */
export function setUpFiles(form) {
  for (const box of form.querySelectorAll("[data-files]")) {
    const input = box.querySelector("input[type=file]");
    const list = box.querySelector(".file-list");
    const problem = box.closest(".field")?.querySelector(".field-error");
    if (!(box instanceof HTMLElement && input instanceof HTMLInputElement && list instanceof HTMLElement)) continue;
    const changed = () => form.dispatchEvent(new Event("input"));
    list.addEventListener("click", (event) => {
      const pressed = event.target instanceof Element ? event.target.closest("[data-remove-file]") : null;
      if (pressed === null) return;
      pressed.closest("li")?.remove();
      input.focus();
      changed();
    });
    input.addEventListener("change", async () => {
      const sentences = [];
      for (const file of [...(input.files ?? [])]) {
        if (list.children.length >= MOST) {
          sentences.push(`添付は${MOST}個までです。「${file.name}」は入りませんでした。`);
          continue;
        }
        const sentence = await bring(file, box.dataset.files ?? "", list);
        if (sentence !== "") sentences.push(sentence);
      }
      input.value = "";
      if (problem instanceof HTMLElement) {
        problem.textContent = sentences.join(" ");
        problem.hidden = sentences.length === 0;
      }
      changed();
    });
  }
}

/**
 * @param {File} file
 * @param {string} field
 * @param {HTMLElement} list
 * @returns {Promise<string>} why it could not be taken; empty where it was
 */
async function bring(file, field, list) {
  if (file.size > LARGEST_BYTES) return `「${file.name}」は10MBを超えています。小さくするか、分けてください。`;
  const item = element("li", { class: "file" }, element("span", { class: "file-name" }, `${file.name}（送信中）`));
  list.append(item);
  try {
    const { hash, name } = await keepFile(file);
    const remove = button({ label: "", className: "icon-button icon-small", icon: "close", onPress: () => undefined });
    remove.setAttribute("aria-label", `${name}を外す`);
    remove.dataset.removeFile = "";
    item.replaceChildren(
      element("input", { type: "hidden", name: field, value: hash }),
      element("span", { class: "file-name" }, name),
      remove,
    );
    return "";
  } catch (cause) {
    item.remove();
    return cause instanceof Error ? cause.message : String(cause);
  }
}
