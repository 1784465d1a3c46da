import { type CellObject, SSF } from "@e965/xlsx";
import { z } from "zod";

const DATE = z.object({ y: z.number(), m: z.number(), d: z.number() });
/** Quoted text and conditions of a number format, between which its codes stand. */
const LITERAL = /("[^"]*"|\[[^\]]*\]|\\.)/u;
const ERA_CODE = /g{1,3}|e{1,2}/u;

/** The cell as a person sees it in Excel; the library itself knows no Japanese eras. */
export function cellText(cell: CellObject | undefined): string {
  if (cell === undefined || cell.t === "z" || cell.t === "e") return "";
  const format = typeof cell.z === "string" ? cell.z : "";
  const own = typeof cell.v === "number" ? ownText(cell.v, format) : undefined;
  return (own ?? cell.w ?? String(cell.v ?? "")).replace(/\s*\r?\n\s*/gu, " ").trim();
}

/** What the library itself cannot format: eras, and words that stand in a format without quotes, #,##0;△#,##0. */
function ownText(value: number, format: string): string | undefined {
  if (hasEra(format)) return eraText(value, format);
  const quoted = format
    .split(LITERAL)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/[^\p{ASCII}]+/gu, '"$&"')))
    .join("");
  if (quoted === format) return undefined;
  try {
    const text: unknown = SSF.format(quoted, value);
    return typeof text === "string" ? text : undefined;
  } catch {
    return undefined;
  }
}

function hasEra(format: string): boolean {
  return format
    .split(LITERAL)
    .some((part, index) => index % 2 === 0 && ERA_CODE.test(part) && !/^general$|0e/iu.test(part));
}

/** `ggge` are era and year within it: the codes become text, and the rest of the format is the library's. */
function eraText(serial: number, format: string): string | undefined {
  const date = DATE.safeParse(SSF.parse_date_code(serial)).data;
  if (date === undefined) return undefined;
  const parts = new Intl.DateTimeFormat("ja-JP-u-ca-japanese", {
    era: "long",
    year: "numeric",
    timeZone: "UTC",
  }).formatToParts(Date.UTC(date.y, date.m - 1, date.d));
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? "";
  const era = part("era");
  const replaced = format
    .split(";")[0]
    ?.split(LITERAL)
    .map((literal, index) => {
      if (index % 2 === 1) return literal.startsWith("[$") ? "" : literal;
      return literal
        .replace(/g{1,3}/gu, (code) => `"${code.length === 3 ? era : era.slice(0, 1)}"`)
        .replace(/e{1,2}/gu, `"${part("year")}"`);
    });
  const text: unknown = SSF.format((replaced ?? []).join(""), serial);
  return typeof text === "string" ? text : undefined;
}
