import { look } from "./desk-api.js";
import { button, element } from "./dom.js";
import { joinButton } from "./join.js";
import { asOneTypes } from "./typing.js";

/** @typedef {{ readonly kind: "join" | "builds-on", readonly id: string, readonly title: string, readonly text: string, readonly to: string | null }} Similar */

/** In characters: less says too little to find anything like it. */
const SHORTEST = 6;

const form = document.getElementById("request-form");
const nudge = document.getElementById("effect-nudge");
const known = document.getElementById("cases-known");
if (form instanceof HTMLFormElement && nudge !== null && known !== null) setUp(form, nudge, known);

/**
 * @param {HTMLFormElement} own
 * @param {HTMLElement} nudgePlace
 * @param {HTMLElement} knownPlace
 */
function setUp(own, nudgePlace, knownPlace) {
  const input = (/** @type {string} */ name) => {
    const found = own.elements.namedItem(name);
    if (found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement) return found;
    throw new Error(`The form has no field ${name}.`);
  };
  const value = (/** @type {string} */ name) => input(name).value.trim();

  asOneTypes(own, ["effect", "hours", "money"], async (signal) => {
    const effect = value("effect");
    if (effect === "" || value("hours") !== "" || value("money") !== "") {
      nudgePlace.hidden = true;
      return;
    }
    const { sentence } = await look("/api/desk/cases/nudge", { effect }, signal);
    nudgePlace.hidden = sentence === null;
    if (sentence !== null && nudgePlace.textContent !== sentence) nudgePlace.textContent = sentence;
  });
  asOneTypes(own, ["name", "before", "action"], async (signal) => {
    const draft = { name: value("name"), before: value("before"), action: value("action") };
    if (Object.values(draft).join("").length < SHORTEST) {
      knownPlace.hidden = true;
      return;
    }
    const { cases } = await look("/api/desk/cases/similar", shortened(draft), signal);
    knownPlace.hidden = cases.length === 0;
    knownPlace.replaceChildren(
      element("p", {}, element("strong", {}, "似た事例があります。")),
      ...cases.map((/** @type {Similar} */ each) => similar(each)),
    );
  });

  /** @param {Similar} found */
  function similar({ kind, id, title, text, to }) {
    const buildOn = button({
      label: "もとにした事例にする",
      className: "button button-plain",
      onPress: () => {
        input("buildsOn").value = title;
        input("buildsOn").dispatchEvent(new Event("input", { bubbles: true }));
        input("buildsOn").focus();
      },
    });
    return element(
      "div",
      { class: "known-item" },
      element("p", {}, element("strong", {}, title), element("span", { class: "quiet" }, ` ${text}`)),
      kind === "join"
        ? joinButton(id)
        : element(
            "div",
            { class: "act-row" },
            to === null
              ? null
              : element("a", { href: to, class: "button button-plain", target: "_blank", rel: "noopener" }, "読む"),
            buildOn,
          ),
    );
  }

  setUpSum(input("hours"));
}

/**
 * Minutes a time, times a month and people make hours a year.
 * @param {HTMLInputElement | HTMLTextAreaElement} hours
 */
function setUpSum(hours) {
  const parts = ["sum-minutes", "sum-times", "sum-people"].map((id) => document.getElementById(id));
  const result = document.getElementById("sum-hours");
  const use = document.getElementById("sum-use");
  if (result === null || use === null) return;
  let sum = 0;
  const reckon = () => {
    const [minutes = 0, times = 0, people = 0] = parts.map((part) =>
      part instanceof HTMLInputElement ? Number(part.value.normalize("NFKC").replaceAll(",", "")) : 0,
    );
    sum = Math.round((minutes * times * 12 * people) / 60);
    const isThere = Number.isFinite(sum) && sum > 0;
    use.hidden = !isThere;
    result.textContent = isThere
      ? `${minutes}分×月${times}回×12か月×${people}人＝年間 ${sum.toLocaleString("ja-JP")}時間`
      : "3つの数を入れると、年間の時間が出ます。";
  };
  for (const part of parts) part?.addEventListener("input", reckon);
  use.addEventListener("click", () => {
    hours.value = String(sum);
    hours.dispatchEvent(new Event("input", { bubbles: true }));
    hours.focus();
  });
}

/**
 * As much of a text as an address holds.
 * @param {Readonly<Record<string, string>>} draft
 */
function shortened(draft) {
  return Object.fromEntries(Object.entries(draft).map(([name, text]) => [name, text.slice(0, 600)]));
}
