import { look } from "./desk-api.js";
import { element } from "./dom.js";
import { joinButton } from "./join.js";
import { asOneTypes } from "./typing.js";

/** @typedef {{ readonly title: string, readonly text: string, readonly to: string, readonly isSame: boolean }} Available */
/** @typedef {{ readonly id: string, readonly number: string, readonly title: string, readonly count: number, readonly you: "asked" | "joined" | "may-join" | "ended", readonly isSame: boolean, readonly where: string }} Asked */

const form = document.getElementById("request-form");
const known = document.getElementById("app-known");
if (form instanceof HTMLFormElement && known !== null) {
  const value = (/** @type {string} */ name) => {
    const input = form.elements.namedItem(name);
    return input instanceof HTMLInputElement ? input.value.trim() : "";
  };
  asOneTypes(form, ["appName", "storeLink"], async (signal) => {
    const query = { name: value("appName"), link: value("storeLink") };
    if (query.name === "" && query.link === "") {
      known.hidden = true;
      return;
    }
    const { wrongLink, available, asked } = await look("/api/desk/apps/known", query, signal);
    const items = [
      ...(wrongLink === null ? [] : [element("p", { class: "known-item" }, wrongLink)]),
      ...available.map(availableItem),
      ...asked.map(askedItem),
    ];
    known.hidden = items.length === 0;
    known.replaceChildren(...items);
  });
}

/** @param {Available} available */
function availableItem({ title, text, to, isSame }) {
  const words = isSame ? `「${title}」は、もう使えます。要望は要りません。` : `似たアプリ「${title}」が使えます。`;
  return element(
    "div",
    { class: "known-item" },
    element("p", {}, element("strong", {}, words), text),
    element("a", { href: to, class: "button button-plain" }, "入れ方を見る"),
  );
}

/** @param {Asked} asked */
function askedItem({ id, number, title, count, you, isSame, where }) {
  const words = {
    "may-join": isSame
      ? `「${title}」は、もう${count}人が要望しています。賛同すると、書かずに結果が届きます。`
      : `似た要望「${title}」を${count}人がしています。同じものなら賛同できます。`,
    asked: `「${title}」は、あなたが要望しています（${number}）。`,
    joined: `「${title}」には、もう賛同しています（${number}）。`,
    ended: `「${title}」は、前に見送りになっています（${number}）。${where}`,
  }[you];
  const isOwn = you === "asked" || you === "joined";
  return element(
    "div",
    { class: "known-item" },
    element("p", {}, element("strong", {}, words)),
    you === "may-join" ? joinButton(id) : null,
    isOwn ? element("a", { href: `/desk/${id}`, class: "button button-plain" }, "状況を見る") : null,
  );
}
