import { look } from "./desk-api.js";
import { element } from "./dom.js";
import { asOneTypes } from "./typing.js";

const form = document.querySelector("form.request-form");
const choices = document.getElementById("everybody");
if (form instanceof HTMLFormElement && choices !== null) {
  asOneTypes(form, ["substitute"], async (signal) => {
    const name = String(new FormData(form).get("substitute") ?? "").trim();
    const { names } = name === "" ? { names: [] } : await look("/api/desk/people/find", { name }, signal);
    choices.replaceChildren(...names.map((/** @type {string} */ each) => element("option", { value: each })));
  });
}
