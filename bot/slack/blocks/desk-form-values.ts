import { z } from "zod";
import type { Definition, Field, FieldValue, FieldValues } from "../../desk/engine/definition.ts";
import { checkFields } from "../../desk/engine/fields.ts";
import { fieldId } from "./desk-actions.ts";

/** What was put into a form: what can be kept of it, and what is wrong by block id, in sentences. */
export interface Filled {
  readonly values: FieldValues;
  readonly errors: Readonly<Record<string, string>>;
}

const VALUES = z.record(z.string(), z.record(z.string(), z.unknown()));
const OPTION = z.object({ value: z.string() });
const ENTERED = z.object({
  value: z.string().nullish(),
  selected_option: OPTION.nullish(),
  selected_options: z.array(OPTION).nullish(),
  selected_date: z.string().nullish(),
});

/**
 * @param state `state.values` of a view
 * @param before values of fields that the view does not show, which stay
 */
export function filledIn(definition: Definition, state: unknown, before: FieldValues): Filled {
  const values: Record<string, FieldValue> = { ...before };
  const errors: Record<string, string> = {};
  const given = VALUES.safeParse(state).data ?? {};
  for (const field of definition.fields) {
    const id = fieldId(field.id);
    const entered = ENTERED.safeParse(given[id]?.[id]).data;
    if (field.filledBy !== "asker" || entered === undefined) continue;
    delete values[field.id];
    const value = enteredValue(field, entered);
    if (value !== undefined) values[field.id] = value;
    const wrong = objection(field, value);
    if (wrong !== undefined) errors[id] = wrong;
  }
  return { values, errors };
}

/** What the desk says of a field in a sentence; `reason` as it refuses. */
export function fieldError(field: Field | undefined, reason: "field-missing" | "field-wrong"): string {
  if (reason === "field-missing" || field === undefined) return "ここを入力してください。";
  switch (field.kind) {
    case "number":
      return "数字だけで書いてください（例：1200）。";
    case "link":
      return "https:// で始まるページのアドレスを書いてください。わからなければ空欄にしてください。";
    case "date":
      return "日付を選び直してください。";
    case "line":
    case "unit":
    case "paragraph":
      return `${field.maxLength}文字以内で書いてください。`;
    case "choice":
    case "choices":
    case "files":
      return "選び直してください。";
  }
}

function objection(field: Field, value: FieldValue | undefined): string | undefined {
  const checked = checkFields({ fields: [field] }, value === undefined ? {} : { [field.id]: value }, "asker");
  return checked.kind === "good" ? undefined : fieldError(field, checked.reason);
}

function enteredValue(field: Field, entered: z.infer<typeof ENTERED>): FieldValue | undefined {
  const text = entered.value?.trim() ?? "";
  switch (field.kind) {
    case "choice":
      return entered.selected_option?.value;
    case "choices":
      return (entered.selected_options ?? []).map(({ value }) => value);
    case "date":
      return entered.selected_date ?? undefined;
    case "number":
      return text === "" ? undefined : (numberIn(text, field.unit) ?? text);
    case "link":
      return text === "" ? undefined : withScheme(text);
    default:
      return text === "" ? undefined : text;
  }
}

const MULTIPLES: Readonly<Record<string, number>> = { "": 1, 千: 1_000, 万: 10_000, 億: 100_000_000 };

/** `１，２００円` and `3万` as people write them; undefined where it is no number. */
export function numberIn(text: string, unit: string): number | undefined {
  const bare = text.normalize("NFKC").replace(/[,、\s約]/gu, "");
  const [, digits, multiple = "", rest = ""] = /^(\d+(?:\.\d+)?)([千万億]?)(.*)$/u.exec(bare) ?? [];
  const units = ["", unit, unit.split("/")[0], "円", "人", "名", "時間"].map((each) => each?.normalize("NFKC"));
  if (digits === undefined || !units.includes(rest)) return undefined;
  return Math.round(Number(digits) * (MULTIPLES[multiple] ?? 1) * 1_000) / 1_000;
}

/** People copy addresses without what stands before them. */
function withScheme(text: string): string {
  return /^(?:apps\.apple\.com|play\.google\.com|www\.)\S*$/iu.test(text) ? `https://${text}` : text;
}
