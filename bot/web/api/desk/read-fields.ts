import { z } from "zod";
import { writtenText } from "../../../conversation/written-text.ts";
import type { Definition, Field, FieldValue, FieldValues } from "../../../desk/engine/definition.ts";
import { checkFields } from "../../../desk/engine/fields.ts";

/** Fields as a form sends them: text, or several of it. */
export const WrittenFields = z.record(
  z.string().max(50),
  z.union([z.string().max(20_000), z.array(z.string().max(200)).max(50)]),
);
export type WrittenFields = z.infer<typeof WrittenFields>;

export interface ReadFields {
  readonly values: FieldValues;
  /** What is wrong, a sentence for each field. */
  readonly problems: Readonly<Record<string, string>>;
}

interface Given {
  readonly definition: Definition;
  readonly filledBy: Field["filledBy"];
  /** Departments and sections as documents name them. */
  readonly units: ReadonlySet<string>;
}

/** What was written, as values; everything that is wrong at once, so that nobody mends one field after the other. */
export function readFields(written: WrittenFields, { definition, filledBy, units }: Given): ReadFields {
  const values: Record<string, FieldValue> = {};
  const problems: Record<string, string> = {};
  for (const field of definition.fields.filter((each) => each.filledBy === filledBy)) {
    const value = valueFrom(field, written[field.id]);
    const sentence = problemOf(field, value, written[field.id], units);
    if (sentence !== null) problems[field.id] = sentence;
    else if (value !== undefined) values[field.id] = value;
  }
  return { values, problems };
}

/** What a form holds on its way: kept as it is, also where it is not yet right. */
export function unchecked(written: WrittenFields, { fields }: Pick<Definition, "fields">): FieldValues {
  const kept = fields.flatMap(({ id }): [string, FieldValue][] => {
    const value = written[id];
    return value === undefined || value.length === 0 ? [] : [[id, value]];
  });
  return Object.fromEntries(kept);
}

function valueFrom(field: Field, written: string | readonly string[] | undefined): FieldValue | undefined {
  if (field.kind === "files" || field.kind === "choices") {
    const several = typeof written === "string" ? [written] : (written ?? []);
    return several.filter((each) => each !== "");
  }
  const text = writtenText(typeof written === "string" ? written : (written?.[0] ?? ""));
  if (text === "") return undefined;
  if (field.kind === "number") return numberIn(text);
  if (field.kind === "link") return linkIn(text);
  return text;
}

/** 「１，２００円」 is 1200; NaN for what is no number. */
export function numberIn(text: string): number {
  const plain = text.normalize("NFKC").replace(/[,、\s]|円|時間|人/gu, "");
  return /^\d+(?:\.\d+)?$/u.test(plain) ? Number(plain) : Number.NaN;
}

function linkIn(text: string): string {
  return /^[a-z][a-z-]*:/iu.test(text) || !/^[\w-]+(?:\.[\w-]+)+(?:\/|$)/u.test(text) ? text : `https://${text}`;
}

function problemOf(
  field: Field,
  value: FieldValue | undefined,
  written: string | readonly string[] | undefined,
  units: ReadonlySet<string>,
): string | null {
  const checked = checkFields({ fields: [field] }, value === undefined ? {} : { [field.id]: value }, field.filledBy);
  if (checked.kind === "bad") {
    return checked.reason === "field-missing"
      ? missing(field)
      : wrong(field, typeof written === "string" ? written : "");
  }
  if (field.kind === "unit" && typeof value === "string" && !units.has(value)) {
    return "名簿にない所属です。候補から選ぶか、空欄にしてください。";
  }
  return null;
}

function missing({ kind, label }: Field): string {
  return kind === "choice" || kind === "choices" ? "1つ選んでください。" : `「${label}」を入力してください。`;
}

function wrong({ kind, maxLength }: Field, written: string): string {
  const length = [...written.trim()].length;
  if (length > maxLength) {
    return `${maxLength.toLocaleString("ja-JP")}文字以内にしてください（いまは${length.toLocaleString("ja-JP")}文字です）。`;
  }
  switch (kind) {
    case "number":
      return "0以上の数で入力してください（例：1200）。";
    case "date":
      return "正しい日付を選んでください。";
    case "link":
      return "ストアのページのアドレスをそのまま貼り付けてください（https:// で始まります）。";
    case "line":
    case "unit":
      return "改行を入れずに入力してください。";
    case "files":
      return "添付をもう一度選び直してください。";
    default:
      return "入力を確かめてください。";
  }
}
