import { blocks } from "./blocks.js";
import { button, element } from "./dom.js";
import { icon } from "./icons.js";
import { mrkdwn } from "./inline.js";

/**
 * @typedef {{
 *   names: import("./inline.js").Names, me: string, shortcuts: readonly import("./server.js").Shortcut[],
 *   act: (action: object) => void, openThread: (ts: string) => void, inThread: boolean,
 * }} Context
 */

/**
 * One message, with what one can do to it.
 * @param {import("./server.js").Message} message
 * @param {Context} context
 */
export function messageView(message, context) {
  const { ts, channel, user, byApp, ephemeral, streaming, status, replies, files, reactions } = message;
  const { names, openThread, inThread } = context;
  const name = names.people.get(user) ?? user;
  const at = new Date(Number(ts) * 1_000);
  const body = element("div", { class: "message-body" });
  showContent(body, message, context);
  return element(
    "article",
    {
      class: `message ${ephemeral ? "message-ephemeral" : ""} ${streaming ? "message-streaming" : ""}`,
      "aria-label": `${name}のメッセージ`,
    },
    element(
      "span",
      { class: `avatar ${byApp ? "avatar-app" : `avatar-${colour(user)}`}`, "aria-hidden": "true" },
      byApp ? "Do" : ([...name][0] ?? ""),
    ),
    element(
      "div",
      { class: "message-main" },
      element("span", { class: "message-name" }, byApp ? "Do アシスタント" : name),
      byApp && element("span", { class: "tag" }, "アプリ"),
      element(
        "time",
        { datetime: at.toISOString() },
        at.toLocaleTimeString("ja-JP", { hour: "numeric", minute: "2-digit" }),
      ),
      ephemeral && element("span", { class: "only-you" }, icon("eye"), " あなただけに表示"),
      body,
      ...files.map(({ name: file, size }) =>
        element(
          "div",
          { class: "file" },
          icon("file"),
          ` ${file}`,
          element("small", {}, ` ${Math.ceil(size / 1_024)} KB`),
        ),
      ),
      reactions.length > 0 &&
        element(
          "div",
          { class: "reactions" },
          ...reactions.map((each) =>
            element("span", { class: "reaction" }, `${EMOJI[each.name] ?? `:${each.name}:`} ${each.users.length}`),
          ),
        ),
      status !== "" && !inThread && statusLine(status),
      replies > 0 && !inThread && button(`${replies}件の返信`, "replies", () => openThread(ts)),
    ),
    !ephemeral && menu(message, context, body, channel),
  );
}

/** @param {string} status */
export function statusLine(status) {
  return element(
    "p",
    { class: "status", role: "status" },
    element("span", { class: "dots", "aria-hidden": "true" }, "•••"),
    `Do アシスタント ${status}`,
  );
}

/** @type {Readonly<Record<string, string>>} */
const EMOJI = { eyes: "👀", "+1": "👍", thumbsup: "👍", white_check_mark: "✅" };

/**
 * @param {HTMLElement} body
 * @param {import("./server.js").Message} message
 * @param {Context} context
 */
function showContent(body, { ts, channel, text, blocks: given, edited, streaming }, { names, act }) {
  const onAct = (/** @type {string} */ actionId, /** @type {string | undefined} */ value) =>
    act({
      kind: "click",
      place: { kind: "message", channel, ts },
      actionId,
      ...(value === undefined ? {} : { value }),
    });
  // A stream is Markdown until its end makes blocks of it.
  /** @type {readonly import("./server.js").Block[]} */
  const shown = streaming ? [{ type: "markdown", text }] : given;
  body.replaceChildren(
    ...(shown.length > 0
      ? blocks(shown, { names, onAct })
      : [element("div", { class: "prose" }, ...mrkdwn(text, names))]),
    ...(edited ? [element("small", { class: "edited" }, "（編集済み）")] : []),
  );
}

/**
 * @param {import("./server.js").Message} message
 * @param {Context} context
 * @param {HTMLElement} body
 * @param {string} channel
 */
function menu(message, context, body, channel) {
  const { ts, user, text } = message;
  const { me, shortcuts, act, openThread, inThread } = context;
  const list = element("div", { class: "menu", hidden: true, role: "menu" });
  const opener = button("この投稿のメニュー", "opener", () => toggle(list.hidden === true), icon("more"));
  opener.setAttribute("aria-expanded", "false");
  const toggle = (/** @type {boolean} */ open) => {
    list.hidden = !open;
    opener.setAttribute("aria-expanded", String(open));
    const [first] = list.children;
    if (open && first instanceof HTMLElement) first.focus();
  };
  const item = (/** @type {string} */ label, /** @type {() => void} */ go) => {
    const made = button(label, "menu-item", () => {
      toggle(false);
      go();
    });
    made.setAttribute("role", "menuitem");
    list.append(made);
  };
  if (!inThread) item("スレッドで返信", () => openThread(ts));
  for (const { id, label } of shortcuts) item(label, () => act({ kind: "shortcut", id, channel, ts }));
  item("「見ています」をつける", () => act({ kind: "react", channel, ts, name: "eyes" }));
  if (user === me) {
    item("編集する", () => edit(body, message, context));
    item("削除する", () => act({ kind: "delete", channel, ts }));
  }
  const frame = element("div", { class: "message-menu" }, opener, list);
  frame.addEventListener("keydown", ({ key, target }) => {
    if (key === "Escape" && !list.hidden) {
      toggle(false);
      opener.focus();
    }
    const items = [...list.children];
    const step = key === "ArrowDown" ? 1 : key === "ArrowUp" ? -1 : 0;
    const next =
      target instanceof Element ? items[(items.indexOf(target) + step + items.length) % items.length] : undefined;
    if (step !== 0 && next instanceof HTMLElement) next.focus();
  });
  frame.addEventListener("focusout", ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && frame.contains(relatedTarget))) toggle(false);
  });
  frame.dataset.text = text;
  return frame;
}

/**
 * @param {HTMLElement} body
 * @param {import("./server.js").Message} message
 * @param {Context} context
 */
function edit(body, message, context) {
  const { ts, channel, text } = message;
  const plain = text
    .replace(/<@U0BOT>/gu, "@Do")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
  const field = element("textarea", { class: "edit-text", rows: 3, "aria-label": "メッセージを編集" }, plain);
  body.replaceChildren(
    field,
    button("やめる", "control", () => showContent(body, message, context)),
    button("保存する", "control control-primary", () => context.act({ kind: "edit", channel, ts, text: field.value })),
  );
  field.focus();
}

/** @param {string} user */
function colour(user) {
  return [...user].reduce((sum, sign) => sum + (sign.codePointAt(0) ?? 0), 0) % 6;
}
