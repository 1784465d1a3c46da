import { Failure } from "./api.js";
import { look, send } from "./desk-api.js";
import { button, element } from "./dom.js";
import { leaveFlash } from "./flash.js";
import { asOneTypes } from "./typing.js";

/** @typedef {{ readonly title: string, readonly text: string, readonly to: string }} Available */
/** @typedef {{ readonly id: string, readonly number: string, readonly title: string, readonly count: number, readonly mayJoin: boolean }} Asked */

const form = document.getElementById("request-form");
const known = document.getElementById("app-known");
if (form instanceof HTMLFormElement && known !== null) {
  const value = (/** @type {string} */ name) => {
    const input = form.elements.namedItem(name);
    return input instanceof HTMLInputElement ? input.value.trim() : "";
  };
  asOneTypes(form, ["appName", "storeLink"], async (signal) => {
    const query = { name: value("appName"), link: value("storeLink") };
    if (query.name === "" && query.link === "") return show(known, [], []);
    const { available, asked } = await look("/api/desk/apps/known", query, signal);
    show(known, available, asked);
  });
}

/**
 * @param {HTMLElement} place
 * @param {readonly Available[]} available
 * @param {readonly Asked[]} asked
 */
function show(place, available, asked) {
  place.hidden = available.length === 0 && asked.length === 0;
  place.replaceChildren(
    ...available.map(({ title, text, to }) =>
      element(
        "div",
        { class: "known-item" },
        element("p", {}, element("strong", {}, `「${title}」はもう使えます。`), text),
        element("a", { href: to, class: "button button-plain" }, "入れ方を見る"),
      ),
    ),
    ...asked.map(askedItem),
  );
}

/** @param {Asked} asked */
function askedItem({ id, number, title, count, mayJoin }) {
  const problem = element("p", { class: "form-problem", role: "alert", hidden: true });
  const key = crypto.randomUUID();
  const join = button({
    label: "賛同する",
    className: "button",
    onPress: async (pressed) => {
      pressed.disabled = true;
      try {
        const done = await send(`/api/desk/requests/${id}`, "POST", { key, kind: "join" });
        leaveFlash(done);
        location.assign(done.to);
      } catch (cause) {
        pressed.disabled = false;
        problem.hidden = false;
        problem.textContent = cause instanceof Failure ? cause.message : String(cause);
      }
    },
  });
  return element(
    "div",
    { class: "known-item" },
    element(
      "p",
      {},
      element("strong", {}, `「${title}」は、もう${count}人が要望しています。`),
      mayJoin ? "賛同すると、書かずに結果が届きます。" : "",
    ),
    element(
      "div",
      { class: "act-row" },
      mayJoin ? join : null,
      element("a", { href: `/desk/${id}`, class: "button button-plain" }, `${number}を見る`),
    ),
    problem,
  );
}
