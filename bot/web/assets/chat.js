import { ask, Failure, readThread } from "./api.js";
import { createComposer } from "./composer.js";
import { announce, byId, element } from "./dom.js";
import { setUpPeople } from "./people.js";
import { untilReady } from "./readiness.js";
import { createThreadPanel } from "./threads.js";
import { createTurn } from "./turn.js";

/** @import { Door } from "../../../rag/question/door.ts" */

const main = byId("main", HTMLElement);
const turns = byId("turns", HTMLElement);
const welcome = byId("welcome", HTMLElement);

/** @type {string | null} */
let thread = null;
/** @type {AbortController | null} */
let asking = null;

const composer = createComposer({
  today: main.dataset.today ?? "",
  longest: Number(main.dataset.longest),
  onAsk: (question, asOf) => put(question, asOf),
  onStop: () => asking?.abort(),
});
const panel = createThreadPanel({
  onOpen: (chosen) => go(chosen),
  onNew: () => go(null),
  onRemoved: () => go(null),
});
const ready = untilReady(main.dataset.ready === "true", (text) => {
  if (text === null) main.dataset.ready = "true";
  byId("starting", HTMLElement).hidden = text === null;
  byId("starting-text", HTMLElement).textContent = text;
  // The suggested questions come with the documents.
  if (text === null && asking === null && turns.childElementCount === 0 && composer.text() === "") location.reload();
});

/**
 * @param {string} question
 * @param {string | null} asOf
 * @param {Door | null} [door] what the person said they want
 */
async function put(question, asOf, door = null) {
  if (asking !== null) return;
  const own = new AbortController();
  asking = own;
  const turn = createTurn({ question, asOf, onChoose: (chosen, through) => put(chosen, asOf, through) });
  const retry = () => {
    turn.root.remove();
    if (composer.text() === question) composer.write("");
    void put(question, asOf, door);
  };
  welcome.hidden = true;
  turns.append(turn.root);
  const listeners = turn.wait();
  if (main.dataset.ready !== "true") listeners.status("資料の取り込みを待っています");
  composer.write("");
  composer.setBusy(true);
  composer.rest();
  turn.root.scrollIntoView();
  announce("回答を作成しています。");
  try {
    await Promise.race([ready, aborted(own.signal)]);
    listeners.status("資料を探しています");
    const reply = await ask({ question, asOf, thread, door }, listeners, own.signal);
    if (asking !== own) return;
    turn.show(reply);
    if (thread !== reply.thread) history.replaceState(null, "", `/?thread=${encodeURIComponent(reply.thread)}`);
    thread = reply.thread;
    panel.mark(thread);
    announce(`回答が届きました。${reply.text.replace(/\[\d+\]/gu, "").split("\n")[0] ?? ""}`);
    void panel.refresh();
  } catch (cause) {
    if (asking !== own) return;
    if (own.signal.aborted) {
      turn.stop(retry);
      announce("回答を止めました。");
    } else {
      if (cause instanceof Failure && cause.status === 404) thread = null;
      turn.fail(
        cause instanceof Failure
          ? cause
          : new Failure("画面の処理で問題が起きました。ページを読み込み直してください。"),
        retry,
      );
      announce("");
      if (!(cause instanceof Failure)) reportError(cause);
    }
    if (composer.text() === "") composer.write(question);
  }
  asking = null;
  composer.setBusy(false);
  turn.root.scrollIntoView();
}

/**
 * @param {string | null} chosen
 * @param {{ remember?: boolean }} [options]
 */
async function go(chosen, { remember = true } = {}) {
  asking?.abort();
  asking = null;
  composer.setBusy(false);
  thread = chosen;
  panel.mark(chosen);
  turns.replaceChildren();
  welcome.hidden = chosen !== null;
  if (remember) history.pushState(null, "", chosen === null ? "/" : `/?thread=${encodeURIComponent(chosen)}`);
  if (chosen === null) {
    composer.focus();
    return;
  }
  try {
    const shown = (await readThread(chosen)).map(({ question, asOf, reply }) => {
      const turn = createTurn({ question, asOf, onChoose: (next, door) => put(next, asOf, door) });
      turn.show(reply);
      return turn.root;
    });
    if (thread !== chosen) return;
    turns.replaceChildren(...shown);
    const newest = shown.at(-1);
    newest?.scrollIntoView({ behavior: "instant" });
    newest?.focus({ preventScroll: true });
  } catch (cause) {
    if (thread !== chosen) return;
    thread = null;
    welcome.hidden = false;
    history.replaceState(null, "", "/");
    const text = cause instanceof Failure ? cause.message : "この質問を開けませんでした。";
    turns.replaceChildren(element("p", { class: "banner banner-warning", role: "alert" }, text));
  }
}

/**
 * @param {AbortSignal} signal
 * @returns {Promise<never>}
 */
function aborted(signal) {
  return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
}

function setUpPage() {
  for (const suggestion of document.querySelectorAll("[data-question]")) {
    suggestion.addEventListener("click", () => put(suggestion.getAttribute("data-question") ?? "", composer.asOf()));
  }
  const showConnection = () => {
    byId("offline", HTMLElement).hidden = navigator.onLine;
  };
  window.addEventListener("online", showConnection);
  window.addEventListener("offline", showConnection);
  showConnection();
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof Element && event.target.closest("input, textarea, dialog");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    composer.focus();
  });
  const threadInAddress = () => new URLSearchParams(location.search).get("thread");
  window.addEventListener("popstate", () => {
    if (threadInAddress() !== thread) void go(threadInAddress(), { remember: false });
  });
  void panel.refresh();
  if (threadInAddress() !== null) void go(threadInAddress(), { remember: false });
  else if (matchMedia("(hover: hover)").matches) composer.focus();
}

setUpPeople("/");
setUpPage();
