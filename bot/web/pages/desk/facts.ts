import { html } from "hono/html";
import type { CalendarDate } from "../../../../corpus/document.ts";
import type { SeenRequest } from "../../../desk/contract.ts";
import type { Definition, Field, FieldValue } from "../../../desk/engine/definition.ts";
import { dayWords } from "../../../wording.ts";
import { icon } from "../icons.ts";
import type { Html } from "../layout.ts";
import type { HeldFile } from "./fields.ts";

/** What the request says, field by field; what is empty is left out. */
export function facts(
  { id, state }: SeenRequest,
  { fields }: Definition,
  files: readonly HeldFile[],
  today: CalendarDate,
): Html {
  const rows = fields.flatMap((field) => {
    const value = state.fields[field.id];
    return value === undefined || !field.shown ? [] : [{ field, shown: shown(field, value, { id, files, today }) }];
  });
  return html`<dl class="facts">${rows.map(({ field, shown: text }) => html`<div><dt>${field.label}</dt><dd>${text}</dd></div>`)}</dl>`;
}

/** The words of a value, as lists and files have it. */
export function valueWords(field: Field, value: FieldValue): string {
  const label = (chosen: string) => field.options.find((option) => option.value === chosen)?.label ?? chosen;
  if (typeof value === "number") return `${value.toLocaleString("ja-JP")}${field.unit === "" ? "" : ` ${field.unit}`}`;
  if (typeof value === "string") return field.options.length > 0 ? label(value) : value;
  return value.map(label).join("、");
}

function shown(
  field: Field,
  value: FieldValue,
  { id, files, today }: { readonly id: string; readonly files: readonly HeldFile[]; readonly today: CalendarDate },
): Html | string {
  if (field.kind === "files" && typeof value === "object") {
    return html`<ul class="file-list">${value.map((hash) => {
      const name = files.find((each) => each.hash === hash)?.name ?? "添付ファイル";
      return html`<li><a class="file-link" href="/desk/${id}/files/${hash}" download>${icon("documents")}<span>${name}</span></a></li>`;
    })}</ul>`;
  }
  const words = valueWords(field, value);
  if (field.kind === "link" && /^https?:/u.test(words)) {
    return html`<a href="${words}" target="_blank" rel="noopener noreferrer">${words}<span class="visually-hidden">（別の画面で開く）</span></a>`;
  }
  if (field.kind === "date") return dayWords(words, today);
  return html`<span class="written">${words}</span>`;
}
