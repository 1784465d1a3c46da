import type { Definition, Field, FieldValue, FieldValues } from "./definition.ts";

export type FieldCheck =
  | { readonly kind: "good"; readonly fields: FieldValues }
  | { readonly kind: "bad"; readonly reason: "field-missing" | "field-wrong"; readonly field: string };

/** What a new request's form begins with. */
export function initialFields({ fields }: Pick<Definition, "fields">): FieldValues {
  return Object.fromEntries(fields.flatMap(({ id, initial }) => (initial === null ? [] : [[id, initial]])));
}

/**
 * The values that a definition lets somebody fill in, trimmed and without what is empty; the first that is missing or
 * does not fit its field.
 */
export function checkFields(
  { fields }: Pick<Definition, "fields">,
  given: FieldValues,
  filledBy: Field["filledBy"],
): FieldCheck {
  const good: Record<string, FieldValue> = {};
  for (const field of fields) {
    if (field.filledBy !== filledBy) continue;
    const value = trimmed(given[field.id]);
    if (value === undefined) {
      if (field.required) return { kind: "bad", reason: "field-missing", field: field.id };
      continue;
    }
    if (!fits(field, value)) return { kind: "bad", reason: "field-wrong", field: field.id };
    good[field.id] = value;
  }
  return { kind: "good", fields: good };
}

function trimmed(value: FieldValue | undefined): FieldValue | undefined {
  if (typeof value === "string") return value.trim() === "" ? undefined : value.trim();
  if (Array.isArray(value)) return value.length === 0 ? undefined : value;
  return value;
}

function fits(field: Field, value: FieldValue): boolean {
  const isOption = (each: string) => field.options.some((option) => option.value === each);
  switch (field.kind) {
    case "line":
    case "unit":
      return typeof value === "string" && isShort(field, value) && !/[\r\n]/u.test(value);
    case "paragraph":
      return typeof value === "string" && isShort(field, value);
    case "choice":
      return typeof value === "string" && isOption(value);
    case "choices":
      return typeof value === "object" && value.every(isOption);
    case "files":
      return typeof value === "object" && value.every((each) => /^[0-9a-f]{64}$/u.test(each));
    case "number":
      return typeof value === "number" && Number.isFinite(value) && value >= 0 && value <= Number.MAX_SAFE_INTEGER;
    case "date":
      return typeof value === "string" && isDate(value);
    case "link":
      return typeof value === "string" && isShort(field, value) && isLink(value);
  }
}

/** In characters as people count them, not in UTF-16 units. */
function isShort({ maxLength }: Field, value: string): boolean {
  return [...value].length <= maxLength;
}

function isDate(value: string): boolean {
  const moment = Date.parse(`${value}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/u.test(value) && !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(value);
}

function isLink(value: string): boolean {
  return URL.canParse(value) && ["https:", "http:", "market:", "itms-apps:"].includes(new URL(value).protocol);
}
