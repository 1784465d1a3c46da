import { element } from "./dom.js";

const COUNT_SHOWN_FROM = 0.8;

/**
 * Shows how many characters are left where they run short.
 * @param {HTMLFormElement} form
 */
export function setUpCounts(form) {
  for (const count of form.querySelectorAll(".field-count")) {
    const input = count.closest(".field")?.querySelector("input, textarea");
    if (!(count instanceof HTMLElement)) continue;
    if (!(input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement)) continue;
    const longest = Number(count.dataset.longest);
    const show = () => {
      const left = longest - [...input.value.trim()].length;
      count.hidden = left > longest * (1 - COUNT_SHOWN_FROM);
      count.textContent =
        left < 0 ? `${(-left).toLocaleString("ja-JP")}文字多すぎます` : `あと${left.toLocaleString("ja-JP")}文字`;
      count.classList.toggle("too-long", left < 0);
      if (input instanceof HTMLTextAreaElement) grow(input);
    };
    input.addEventListener("input", show);
    show();
  }
}

/** @param {HTMLFormElement} form */
export function clearProblems(form) {
  for (const problem of form.querySelectorAll(".field-error, .form-problem")) {
    if (!(problem instanceof HTMLElement)) continue;
    problem.hidden = true;
    problem.replaceChildren();
  }
  for (const input of form.querySelectorAll("[aria-invalid]")) input.removeAttribute("aria-invalid");
}

/**
 * Says what is wrong, at the form's end and at every field, and leads to the first. What was written stays as it is.
 * @param {HTMLFormElement} form
 * @param {string} message
 * @param {Readonly<Record<string, string>>} fields
 * @param {{ isStale?: boolean }} [options] `isStale`: the request has moved on since the page was made
 */
export function showProblems(form, message, fields, { isStale = false } = {}) {
  /** @type {HTMLElement | null} */
  let first = null;
  for (const field of form.querySelectorAll("[data-field]")) {
    const sentence = field instanceof HTMLElement ? fields[field.dataset.field ?? ""] : undefined;
    const place = field.querySelector(".field-error");
    if (sentence === undefined || !(place instanceof HTMLElement)) continue;
    place.textContent = sentence;
    place.hidden = false;
    const input = field.querySelector("input:not([type=hidden]), textarea, select");
    if (!(input instanceof HTMLElement)) continue;
    input.setAttribute("aria-invalid", "true");
    first ??= input;
  }
  const problem = form.querySelector(".form-problem");
  if (problem instanceof HTMLElement) {
    problem.replaceChildren(message, isStale ? reload() : "");
    problem.hidden = false;
  }
  first?.focus();
}

/** The page of the request as it is now, in another window: what was typed here is still needed. */
function reload() {
  return element(
    "a",
    { href: location.pathname, target: "_blank", rel: "noopener", class: "problem-way" },
    "いまの状態を別の画面で見る",
  );
}

/** @param {HTMLTextAreaElement} input */
function grow(input) {
  input.style.height = "auto";
  input.style.height = `${input.scrollHeight + 2}px`;
}
