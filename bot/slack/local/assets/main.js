import { blocks } from "./blocks.js";
import { base64, composer } from "./composer.js";
import { button, byId, element, reconcile } from "./dom.js";
import { icon } from "./icons.js";
import { messageView, statusLine } from "./message.js";
import { showModal } from "./modal.js";
import { users as listUsers, screen as look, act as send, watch } from "./server.js";
import { mark, showSidebar } from "./sidebar.js";

const users = await listUsers();
const query = new URLSearchParams(location.search);
let looking = {
  user: query.get("as") ?? users[0]?.id ?? "",
  place: query.get("in") ?? "",
  thread: query.get("thread"),
  tab: query.get("tab") ?? "messages",
};
/** @type {Map<string, string>} */
const seen = new Map();
/** @type {import("./server.js").Screen | null} */
let shown = null;
let showing = Promise.resolve();

watch(refresh);
window.addEventListener("popstate", () => location.reload());
refresh();

/** Shows the newest, one after another, so that an older answer never covers a newer one. */
function refresh() {
  showing = showing.then(show, show);
}

async function show() {
  const asked = looking;
  const screen = await look(asked);
  if (asked !== looking) return;
  shown = screen;
  seen.set(screen.place.id, screen.place.latest);
  const isDirect = screen.place.id === screen.direct.id;
  document.body.dataset.tab = isDirect ? looking.tab : "messages";
  byId("starting", HTMLElement).hidden = screen.ready;
  showSidebar(screen, { users, tab: looking.tab, seen, go });
  showBar(screen, isDirect);
  showPlace(screen, isDirect);
  showThread(screen);
  showModal(screen.modal, { names: namesOf(screen), act });
}

/** @param {import("./server.js").Screen} screen */
function namesOf({ people, channels }) {
  return {
    people: new Map(people.map(({ id, name, kind }) => [id, kind === "bot" ? "Do" : name])),
    channels: new Map(channels.map(({ id, name }) => [id, name])),
  };
}

/**
 * @param {import("./server.js").Screen} screen
 * @param {boolean} isDirect
 */
function showBar({ place }, isDirect) {
  const bar = byId("bar", HTMLElement);
  const signature = JSON.stringify([place.id, place.members, looking.tab]);
  if (bar.dataset.signature === signature) return;
  bar.dataset.signature = signature;
  const tab = (/** @type {string} */ name, /** @type {string} */ label) => {
    const made = button(label, "tab", () => go({ tab: name }));
    made.setAttribute("aria-pressed", String(looking.tab === name));
    return made;
  };
  bar.replaceChildren(
    button("会話の一覧", "opener only-narrow", () => document.body.classList.toggle("with-sidebar"), icon("list")),
    element("h1", { id: "title" }, isDirect ? "" : mark(place), isDirect ? "Do アシスタント" : ` ${place.name}`),
    isDirect
      ? element("div", { class: "tabs" }, tab("home", "ホーム"), tab("messages", "メッセージ"))
      : element("span", { class: "members" }, `${place.members}人${place.external ? "・社外と共有" : ""}`),
  );
}

/**
 * @param {import("./server.js").Screen} screen
 * @param {boolean} isDirect
 */
function showPlace(screen, isDirect) {
  const list = byId("messages", HTMLElement);
  const area = byId("composer", HTMLElement);
  const names = namesOf(screen);
  if (isDirect && looking.tab === "home") {
    const onAct = (/** @type {string} */ actionId, /** @type {string | undefined} */ value) =>
      void act({ kind: "click", place: { kind: "home" }, actionId, ...(value === undefined ? {} : { value }) });
    const items = screen.home ?? [];
    reconcile(
      list,
      items,
      (block) => `home-${block.block_id}`,
      (block) => blocks([block], { names, onAct })[0] ?? element("div"),
    );
    if (screen.home === null)
      list.replaceChildren(element("p", { class: "empty" }, "アプリのホームはまだありません。"));
    area.hidden = true;
    return;
  }
  area.hidden = false;
  const wasAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
  const context = contextFor(screen, false);
  reconcile(
    list,
    screen.place.messages,
    ({ ts }) => `${screen.me}-${screen.place.id}-${ts}`,
    (message) => messageView(message, context),
  );
  if (screen.place.messages.length === 0) {
    list.replaceChildren(
      element(
        "p",
        { class: "empty" },
        isDirect ? "質問を書いて送ると、Doが答えます。" : "まだ投稿がありません。「@Do」を付けて質問してみてください。",
      ),
    );
  }
  if (wasAtEnd) list.scrollTop = list.scrollHeight;
  showComposer(area, screen, isDirect);
}

/**
 * @param {HTMLElement} area
 * @param {import("./server.js").Screen} screen
 * @param {boolean} isDirect
 */
function showComposer(area, screen, isDirect) {
  const { place, shortcuts } = screen;
  const signature = JSON.stringify([screen.me, place.id, place.prompts]);
  if (area.dataset.signature === signature) return;
  area.dataset.signature = signature;
  area.replaceChildren(
    isDirect && place.prompts.length > 0
      ? element(
          "div",
          { class: "prompts" },
          ...place.prompts.map(({ title, message }) => button(title, "prompt", () => void say(message, null))),
        )
      : "",
    composer({
      id: "composer-text",
      label: isDirect ? "Do アシスタントへのメッセージ" : `${place.name} へのメッセージ`,
      send: (text) => void say(text, null),
      upload: (file) => void upload(file, null),
      shortcuts: shortcuts.global,
      onShortcut: (id) => void act({ kind: "shortcut", id }),
    }),
  );
}

/** @param {import("./server.js").Screen} screen */
function showThread(screen) {
  const panel = byId("thread", HTMLElement);
  panel.hidden = screen.thread === null;
  document.body.classList.toggle("with-thread", screen.thread !== null);
  if (screen.thread === null) return panel.replaceChildren();
  const { ts, status, messages } = screen.thread;
  if (panel.dataset.thread !== `${screen.me}-${ts}` || panel.childElementCount === 0) {
    panel.dataset.thread = `${screen.me}-${ts}`;
    panel.replaceChildren(
      element(
        "header",
        { class: "bar" },
        element("h2", {}, "スレッド"),
        element("span", { class: "space" }),
        button("スレッドを閉じる", "opener", () => go({ thread: null }), icon("close")),
      ),
      element("div", { class: "messages", role: "log", tabindex: 0, "aria-label": "スレッドのメッセージ" }),
      element("div", { class: "status-area" }),
      element(
        "div",
        { class: "composer-area" },
        composer({
          id: "thread-text",
          label: "返信する",
          send: (text) => void say(text, ts),
          upload: (file) => void upload(file, ts),
        }),
      ),
    );
  }
  const [, list, statusArea] = panel.children;
  if (!(list instanceof HTMLElement) || !(statusArea instanceof HTMLElement)) return;
  const context = contextFor(screen, true);
  const wasAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
  reconcile(
    list,
    messages,
    (message) => message.ts,
    (message) => messageView(message, context),
  );
  statusArea.replaceChildren(status === "" ? "" : statusLine(status));
  if (wasAtEnd) list.scrollTop = list.scrollHeight;
}

/**
 * @param {import("./server.js").Screen} screen
 * @param {boolean} inThread
 */
function contextFor(screen, inThread) {
  const openThread = (/** @type {string} */ ts) => go({ thread: ts });
  return { names: namesOf(screen), me: screen.me, shortcuts: screen.shortcuts.message, act, openThread, inThread };
}

/** @param {object} action */
async function act(action) {
  const outcome = await send(looking.user, action);
  const notice = byId("notice", HTMLElement);
  notice.hidden = outcome.notice === null || outcome.notice === undefined;
  notice.textContent = outcome.notice ?? "";
  if (!notice.hidden)
    setTimeout(() => {
      notice.hidden = true;
    }, 8_000);
  refresh();
  return outcome;
}

/**
 * What is said to the app opens its thread, where the answer comes.
 * @param {string} text
 * @param {string | null} thread
 */
async function say(text, thread) {
  if (shown === null) return;
  const channel = shown.place.id;
  const { ts } = await act({ kind: "say", channel, thread, text });
  if (ts !== undefined && thread === null && (channel === shown.direct.id || /@do\b/iu.test(text))) go({ thread: ts });
}

/**
 * @param {File} file
 * @param {string | null} thread
 */
async function upload(file, thread) {
  if (shown === null) return;
  const { name, type: mimetype } = file;
  await act({ kind: "upload", channel: shown.place.id, thread, name, mimetype, base64: await base64(file) });
}

/** @param {{ user?: string, place?: string, thread?: string | null, tab?: string }} to */
function go(to) {
  const isElsewhere = to.user !== undefined || to.place !== undefined;
  looking = { ...looking, ...(isElsewhere ? { thread: null } : {}), ...to };
  document.body.classList.remove("with-sidebar");
  const { user, place, thread, tab } = looking;
  history.pushState(
    null,
    "",
    `?${new URLSearchParams({ as: user, in: place, ...(thread === null ? {} : { thread }), tab })}`,
  );
  if (
    shown !== null &&
    looking.place !== "" &&
    (to.tab !== undefined || to.place === shown.direct.id) &&
    (to.place ?? shown.place.id) === shown.direct.id
  ) {
    void act({ kind: "open", tab: looking.tab === "home" ? "home" : "messages" });
  }
  refresh();
}
