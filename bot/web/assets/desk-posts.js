import { look } from "./desk-api.js";
import { element } from "./dom.js";
import { asOneTypes } from "./typing.js";

const input = document.getElementById("reassign-to");
const choices = document.getElementById("posts");
if (input instanceof HTMLInputElement && input.form !== null && choices !== null) {
  asOneTypes(input.form, ["to"], async (signal) => {
    const name = input.value.trim();
    const { names } = name === "" ? { names: [] } : await look("/api/desk/people/posts", { name }, signal);
    choices.replaceChildren(...names.map((/** @type {string} */ each) => element("option", { value: each })));
  });
}
