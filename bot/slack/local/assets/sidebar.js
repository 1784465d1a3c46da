import { button, byId, element } from "./dom.js";
import { icon } from "./icons.js";

/**
 * @param {import("./server.js").Screen} screen
 * @param {{ users: readonly { id: string, name: string }[], tab: string, seen: ReadonlyMap<string, string>, go: (to: { user?: string, place?: string, tab?: string }) => void }} given
 */
export function showSidebar(screen, { users, tab, seen, go }) {
  const sidebar = byId("sidebar", HTMLElement);
  const signature = JSON.stringify([screen.me, screen.channels, screen.direct, screen.place.id, tab, [...seen]]);
  if (sidebar.dataset.signature === signature) return;
  sidebar.dataset.signature = signature;
  const who = element(
    "select",
    { class: "who", "aria-label": "利用者を選ぶ" },
    ...users.map(({ id, name }) => element("option", { value: id, selected: id === screen.me }, name)),
  );
  who.addEventListener("change", () => go({ user: who.value }));
  const entry = (
    /** @type {import("./server.js").Conversation} */ conversation,
    /** @type {string} */ label,
    /** @type {Node | string} */ sign = "",
  ) => {
    const isHere = conversation.id === screen.place.id;
    const isNew = !isHere && conversation.latest > (seen.get(conversation.id) ?? "");
    const made = button(label, `entry ${isNew ? "entry-new" : ""}`, () =>
      go({ place: conversation.id, tab: "messages" }),
    );
    made.prepend(sign, " ");
    if (isHere) made.setAttribute("aria-current", "page");
    if (isNew) made.append(element("span", { class: "visually-hidden" }, "（未読あり）"));
    return made;
  };
  sidebar.replaceChildren(
    element("p", { class: "workspace" }, "星見県庁"),
    element("label", { class: "who-label" }, "だれとして使うか", who),
    element("h2", {}, "チャンネル"),
    ...screen.channels.map((each) => entry(each, each.name, mark(each))),
    element("h2", {}, "アプリ"),
    entry(screen.direct, "Do アシスタント"),
    element("p", { class: "hint" }, "この画面は手もとで試すためのSlackの代わりです。"),
  );
}

/**
 * What shows the kind of a conversation.
 * @param {import("./server.js").Conversation} conversation
 */
export function mark({ kind, external }) {
  if (external) return icon("shared");
  return kind === "private" ? icon("lock") : "#";
}
