import { button, byId, element } from "./dom.js";

const SHOWN_MS = 8000;

/**
 * Says something at the edge of the page, with one thing to do about it.
 * @param {{ text: string, action: string, onAction: () => void, onEnd: () => void }} given `onEnd` comes unless `onAction` came
 * @returns {() => void} ends it at once
 */
export function showToast({ text, action, onAction, onEnd }) {
  let over = false;
  /** @param {() => void} then */
  const finish = (then) => {
    if (over) return;
    over = true;
    clearTimeout(timer);
    shown.remove();
    then();
  };
  const shown = element(
    "div",
    { class: "toast" },
    element("span", {}, text),
    button({ label: action, className: "toast-action", onPress: () => finish(onAction) }),
  );
  byId("toasts", HTMLElement).append(shown);
  let timer = setTimeout(() => finish(onEnd), SHOWN_MS);
  // Nobody loses the way back while reaching for it.
  shown.addEventListener("focusin", () => clearTimeout(timer));
  shown.addEventListener("focusout", () => {
    timer = setTimeout(() => finish(onEnd), SHOWN_MS);
  });
  return () => finish(onEnd);
}
