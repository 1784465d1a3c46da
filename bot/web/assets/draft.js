import { discardDraft, keepDraft } from "./desk-api.js";
import { writtenIn } from "./form-written.js";

const REST_MS = 800;

/**
 * Keeps what is written as a draft whenever one pauses, and when the page is left.
 * @param {HTMLFormElement} form
 * @returns {{ stop: () => Promise<void>, go: () => void }} `stop` while it is being sent, so that no draft outlives it
 */
export function setUpDraft(form) {
  const type = form.dataset.type ?? "";
  const state = document.getElementById("draft-state");
  if (!form.hasAttribute("data-draft")) return { stop: async () => undefined, go: () => undefined };
  let timer = 0;
  let isStopped = false;
  let isDirty = false;
  /** @type {Promise<void>} */
  let last = Promise.resolve();

  const keep = async (/** @type {boolean} */ keepalive) => {
    clearTimeout(timer);
    if (!isDirty || isStopped) return;
    isDirty = false;
    try {
      await keepDraft(type, writtenIn(form).fields, { keepalive });
      say("下書きを保存しました");
    } catch {
      isDirty = true;
      say("下書きを保存できませんでした。つながると、また保存します。");
    }
  };
  const say = (/** @type {string} */ words) => {
    if (state !== null) state.textContent = words;
  };
  form.addEventListener("input", () => {
    isDirty = true;
    clearTimeout(timer);
    timer = setTimeout(() => {
      last = keep(false);
    }, REST_MS);
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") last = keep(true);
  });
  for (const discard of document.querySelectorAll("[data-discard]")) {
    discard.addEventListener("click", async () => {
      isStopped = true;
      await last;
      await discardDraft(type);
      location.assign(location.pathname);
    });
  }
  return {
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await last;
    },
    go: () => {
      isStopped = false;
    },
  };
}
