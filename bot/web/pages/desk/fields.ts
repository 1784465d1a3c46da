import { html } from "hono/html";
import type { Field, FieldValue, FieldValues } from "../../../desk/engine/definition.ts";
import { icon } from "../icons.ts";
import type { Html } from "../layout.ts";

/** A file that a field already holds, as its list shows it. */
export interface HeldFile {
  readonly hash: string;
  readonly name: string;
}

interface Given {
  readonly values: FieldValues;
  readonly files: readonly HeldFile[];
  /** Tells the inputs of several forms on one page apart. */
  readonly prefix?: string;
}

/** A field with its help, the characters left and room for what is wrong with it. */
export function fieldInput(field: Field, { values, files, prefix = "f" }: Given): Html {
  const id = `${prefix}-${field.id}`;
  const value = values[field.id];
  if (field.kind === "choice" || field.kind === "choices") return choices(field, id, value);
  const described = html`${hint(field, id)}`;
  return html`<div class="field" data-field="${field.id}">
<label class="field-label" for="${id}">${label(field)}</label>
${described}
${control(field, id, { value, files })}
${isWritten(field) ? html`<p id="${id}-count" class="field-count" data-longest="${field.maxLength}"></p>` : ""}
${problem(id)}
</div>`;
}

/** The list that every unit field picks from. */
export function unitOptions(units: readonly string[]): Html {
  return html`<datalist id="units">${units.map((unit) => html`<option value="${unit}"></option>`)}</datalist>`;
}

function control(
  field: Field,
  id: string,
  { value, files }: { readonly value: FieldValue | undefined; readonly files: readonly HeldFile[] },
): Html {
  const text = typeof value === "string" || typeof value === "number" ? String(value) : "";
  const described = `${id}-hint ${id}-error${isWritten(field) ? ` ${id}-count` : ""}`;
  const required = field.required ? html` aria-required="true"` : "";
  switch (field.kind) {
    case "paragraph":
      return html`<textarea id="${id}" name="${field.id}" class="input" rows="4" aria-describedby="${described}"${required}>${text}</textarea>`;
    case "number":
      return html`<span class="input-unit"><input id="${id}" name="${field.id}" class="input input-number" inputmode="decimal" autocomplete="off" value="${text}" aria-describedby="${described} ${id}-unit"${required}><span id="${id}-unit">${field.unit}</span></span>`;
    case "date":
      return html`<input id="${id}" name="${field.id}" type="date" class="input input-date" value="${text}" aria-describedby="${described}"${required}>`;
    case "link":
      return html`<input id="${id}" name="${field.id}" type="text" inputmode="url" class="input" autocomplete="off" value="${text}" aria-describedby="${described}"${required}>`;
    case "unit":
      return html`<input id="${id}" name="${field.id}" type="text" class="input" list="units" autocomplete="off" value="${text}" aria-describedby="${described}"${required}>`;
    case "files":
      return html`<div class="files" data-files="${field.id}">
<ul class="file-list">${files.map(({ hash, name }) => fileItem(field.id, hash, name))}</ul>
<input id="${id}" type="file" class="file-input" multiple aria-describedby="${described}">
</div>`;
    default:
      return html`<input id="${id}" name="${field.id}" type="text" class="input" autocomplete="off" value="${text}" aria-describedby="${described}"${required}>`;
  }
}

function fileItem(field: string, hash: string, name: string): Html {
  return html`<li class="file"><input type="hidden" name="${field}" value="${hash}"><span class="file-name">${name}</span><button type="button" class="icon-button icon-small" data-remove-file aria-label="${name}を外す">${icon("close")}</button></li>`;
}

function choices(field: Field, id: string, value: FieldValue | undefined): Html {
  const chosen: readonly string[] = typeof value === "object" ? value : [String(value ?? "")];
  const type = field.kind === "choice" ? "radio" : "checkbox";
  return html`<fieldset class="field field-choices" id="${id}" tabindex="-1" data-field="${field.id}" aria-describedby="${id}-hint ${id}-error">
<legend class="field-label">${label(field)}</legend>
${hint(field, id)}
<div class="choice-row">${field.options.map((option) => {
    const input = chosen.includes(option.value)
      ? html`<input type="${type}" name="${field.id}" value="${option.value}" checked>`
      : html`<input type="${type}" name="${field.id}" value="${option.value}">`;
    return html`<label class="choice-option">${input}<span>${option.label}</span></label>`;
  })}</div>
${problem(id)}
</fieldset>`;
}

function label({ label: text, required }: Field): Html {
  return html`${text}${required ? html`<span class="need">必須</span>` : html`<span class="need need-not">任意</span>`}`;
}

/** The example stands in the hint, where it stays while one writes. */
function hint({ help, placeholder, kind }: Field, id: string): Html {
  const files = kind === "files" ? "PDF・Word・Excel・PowerPoint・画像・テキスト、1つ10MBまで、10個まで。" : "";
  const text = [help, placeholder, files].filter((each) => each !== "").join(" ");
  return text === "" ? html`<span id="${id}-hint"></span>` : html`<p id="${id}-hint" class="field-hint">${text}</p>`;
}

function problem(id: string): Html {
  return html`<p id="${id}-error" class="field-error" hidden></p>`;
}

function isWritten({ kind }: Field): boolean {
  return kind === "line" || kind === "paragraph";
}
