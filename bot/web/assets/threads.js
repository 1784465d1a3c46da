import { deleteThread, listThreads } from "./api.js";
import { byId, element, icon } from "./dom.js";
import { createDrawer } from "./drawer.js";
import { showToast } from "./toast.js";
/** @import { ThreadSummary } from "../../conversation/contract.ts" */

/**
 * The list of earlier threads, with a way to a new one and to delete each.
 * @param {{ onOpen: (thread: string) => void, onNew: () => void, onRemoved: (thread: string) => void }} given
 */
export function createThreadPanel({ onOpen, onNew, onRemoved }) {
  const list = byId("thread-list", HTMLElement);
  const none = byId("thread-none", HTMLElement);
  const drawer = createDrawer();
  /** Deleted here, but not yet for good: each with what ends the wait. @type {Map<string, () => void>} */
  const leaving = new Map();
  /** @type {readonly ThreadSummary[]} */
  let threads = [];
  /** @type {string | null} */
  let current = null;

  const draw = () => {
    const shown = threads.filter(({ thread }) => !leaving.has(thread));
    list.replaceChildren(...shown.map(item));
    none.hidden = shown.length > 0;
  };
  /** @param {ThreadSummary} summary */
  const item = ({ thread, title, lastAskedAt }) => {
    const link = element(
      "a",
      {
        class: "thread-link",
        href: `/?thread=${encodeURIComponent(thread)}`,
        "aria-current": thread === current ? "page" : null,
      },
      element("span", { class: "thread-name" }, title),
      element("time", { datetime: lastAskedAt }, whenWords(new Date(lastAskedAt), new Date())),
    );
    link.addEventListener("click", (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      drawer.close();
      onOpen(thread);
    });
    const remove = element(
      "button",
      { type: "button", class: "icon-button icon-small thread-remove", "aria-label": `「${title}」を削除` },
      icon("trash"),
    );
    remove.addEventListener("click", () => leave(thread));
    return element("li", {}, link, remove);
  };
  /** @param {string} thread */
  const leave = (thread) => {
    const wasCurrent = thread === current;
    const end = showToast({
      text: "質問を削除しました。",
      action: "元に戻す",
      onAction: () => {
        leaving.delete(thread);
        draw();
        if (wasCurrent) onOpen(thread);
      },
      onEnd: () => {
        deleteThread(thread)
          .catch(() => undefined)
          .finally(() => {
            leaving.delete(thread);
            return refresh();
          });
      },
    });
    leaving.set(thread, end);
    draw();
    byId("new-thread", HTMLElement).focus();
    if (wasCurrent) onRemoved(thread);
  };
  const refresh = async () => {
    try {
      threads = await listThreads();
      draw();
    } catch {
      // The list is a convenience: what is there stays, and the next answer tries again.
    }
  };
  byId("new-thread", HTMLElement).addEventListener("click", () => {
    drawer.close();
    onNew();
  });
  window.addEventListener("pagehide", () => {
    for (const end of [...leaving.values()]) end();
  });
  return {
    refresh,
    /** @param {string | null} thread */
    mark(thread) {
      current = thread;
      draw();
    },
  };
}

/**
 * The time today, the day otherwise.
 * @param {Date} moment
 * @param {Date} now
 */
function whenWords(moment, now) {
  if (moment.toDateString() === now.toDateString()) {
    return `今日 ${moment.getHours()}:${String(moment.getMinutes()).padStart(2, "0")}`;
  }
  const year = moment.getFullYear() === now.getFullYear() ? "" : `${moment.getFullYear()}年`;
  return `${year}${moment.getMonth() + 1}月${moment.getDate()}日`;
}
