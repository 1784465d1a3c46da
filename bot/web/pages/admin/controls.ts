import { html } from "hono/html";
import type { Html } from "../layout.ts";

export function option(value: string, text: string, chosen: boolean): Html {
  return chosen
    ? html`<option value="${value}" selected>${text}</option>`
    : html`<option value="${value}">${text}</option>`;
}

/** A radio button or a box to check, as large as a finger. */
export function choice(type: "radio" | "checkbox", name: string, value: string, text: string, chosen: boolean): Html {
  const input = chosen
    ? html`<input type="${type}" name="${name}" value="${value}" checked>`
    : html`<input type="${type}" name="${name}" value="${value}">`;
  return html`<label class="choice-option">${input}<span>${text}</span></label>`;
}

/** One line to be written in, with the place for what is wrong about it. */
export function textField(name: string, label: string, value: string, hint = "", list = ""): Html {
  const described = hint === "" ? "" : html` aria-describedby="${name}-hint"`;
  const listed = list === "" ? "" : html` list="${list}"`;
  return html`<div class="field" data-field="${name}"><label class="field-label" for="field-${name}">${label}</label>
${hint === "" ? "" : html`<p id="${name}-hint" class="field-hint">${hint}</p>`}
<input id="field-${name}" class="input" name="${name}" value="${value}" autocomplete="off"${listed}${described}>
<p class="field-error" role="alert" hidden></p></div>`;
}
