import { look } from "./desk-api.js";
import { element } from "./dom.js";
import { asOneTypes } from "./typing.js";

const form = document.getElementById("request-form");
const place = document.getElementById("preview-text");
if (form instanceof HTMLFormElement && place !== null) {
  const value = (/** @type {string} */ name) => String(new FormData(form).get(name) ?? "").trim();
  const show = async (/** @type {AbortSignal} */ signal) => {
    const query = {
      question: value("question").slice(0, 1000),
      found: value("found").slice(0, 500),
      owner: value("owner"),
      credit: value("credit"),
    };
    const { to, from, note } = await look("/api/desk/people/preview", query, signal);
    const found = value("found");
    place.replaceChildren(
      element(
        "dl",
        { class: "facts" },
        row("届く先", to),
        row("あなたの名前", from),
        row("質問", value("question") || "（まだ書いていません）"),
        ...(found === "" ? [] : [row("資料から見つかったこと", found)]),
      ),
      ...(note === null ? [] : [element("p", { class: "banner" }, note)]),
    );
  };
  asOneTypes(form, ["question", "found", "owner"], show);
  form.addEventListener("change", () => void show(new AbortController().signal).catch(() => undefined));
}

/**
 * @param {string} name
 * @param {string} text
 */
function row(name, text) {
  return element("div", {}, element("dt", {}, name), element("dd", { class: "written" }, text));
}
