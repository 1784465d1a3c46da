import { dateWords } from "./answer-text.js";
import { byId } from "./dom.js";

const COUNT_SHOWN_FROM = 0.9;
/** Key code of a key that an input method is still using; Safari says no more than this at the end of a composition. */
const IN_COMPOSITION = 229;

/**
 * The question box with the day beside it.
 * @param {{ today: string, longest: number, onAsk: (question: string, asOf: string | null) => void, onStop: () => void }} given
 */
export function createComposer({ today, longest, onAsk, onStop }) {
  const box = byId("question", HTMLTextAreaElement);
  const send = byId("send", HTMLButtonElement);
  const stop = byId("stop", HTMLButtonElement);
  const count = byId("composer-count", HTMLElement);
  const day = createDay(today, () => box.focus());
  let busy = false;

  const fitText = () => {
    box.style.height = "auto";
    box.style.height = `${box.scrollHeight}px`;
    const length = [...box.value.trim()].length;
    count.hidden = length < longest * COUNT_SHOWN_FROM;
    count.textContent = `${length.toLocaleString("ja-JP")} / ${longest.toLocaleString("ja-JP")}文字`;
    count.classList.toggle("too-long", length > longest);
    send.disabled = length === 0 || length > longest;
  };
  const submit = () => {
    const question = box.value.trim();
    if (busy || send.disabled) return;
    onAsk(question, day.chosen());
  };
  /** Ready for the next question, but out of the answer's way where a keyboard on the screen would cover it. */
  const rest = () => (matchMedia("(hover: hover)").matches ? box.focus() : box.blur());
  box.placeholder = box.dataset.hint ?? "";
  box.addEventListener("input", fitText);
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === IN_COMPOSITION) return;
    event.preventDefault();
    submit();
  });
  byId("composer", HTMLFormElement).addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  stop.addEventListener("click", onStop);
  fitText();

  return {
    focus: () => box.focus(),
    rest,
    /** @param {string} text */
    write(text) {
      box.value = text;
      fitText();
    },
    text: () => box.value,
    asOf: day.chosen,
    /** @param {boolean} answering */
    setBusy(answering) {
      const focused = document.activeElement;
      busy = answering;
      send.hidden = answering;
      stop.hidden = !answering;
      if (focused === send || focused === stop) rest();
    },
  };
}

/**
 * The day whose rules are asked for: today, unless another is chosen.
 * @param {string} today
 * @param {() => void} leave
 */
function createDay(today, leave) {
  const opener = byId("open-date", HTMLButtonElement);
  const clear = byId("clear-date", HTMLButtonElement);
  const panel = byId("date-panel", HTMLElement);
  const input = byId("as-of", HTMLInputElement);
  const words = byId("date-text", HTMLElement);
  const chosen = () => (input.value === "" || input.value === today ? null : input.value);
  const show = () => {
    const day = chosen();
    words.textContent = day === null ? "今日の規定" : `${dateWords(day)}時点の規定`;
    opener.classList.toggle("is-set", day !== null);
    clear.hidden = day === null;
  };
  /** @param {boolean} open */
  const setOpen = (open) => {
    panel.hidden = !open;
    opener.setAttribute("aria-expanded", String(open));
    if (open) input.focus();
  };
  opener.addEventListener("click", () => setOpen(panel.hidden === true));
  clear.addEventListener("click", () => {
    input.value = today;
    setOpen(false);
    show();
    leave();
  });
  input.addEventListener("input", show);
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" && event.key !== "Enter") return;
    event.preventDefault();
    event.stopPropagation();
    setOpen(false);
    leave();
  });
  show();
  return { chosen };
}
