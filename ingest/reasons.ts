import { REFUSALS } from "./refusals.ts";
import { WARNINGS } from "./warnings.ts";

interface Message<Code extends string> {
  readonly code: Code;
  readonly detail: string;
}

export type Refusal = Message<keyof typeof REFUSALS>;
export type Warning = Message<keyof typeof WARNINGS>;

export function isRefusalCode(code: string): code is Refusal["code"] {
  return Object.hasOwn(REFUSALS, code);
}

export function isWarningCode(code: string): code is Warning["code"] {
  return Object.hasOwn(WARNINGS, code);
}

export type MessageLanguage = "en" | "ja";

export function refusalText(refusal: Refusal, language: MessageLanguage): string {
  return REFUSALS[refusal.code][language].replace("{}", () => refusal.detail);
}

const DAY = /\b(\d{4})-0?(\d{1,2})-0?(\d{1,2})\b/gu;

export function warningText(warning: Warning, language: MessageLanguage): string {
  const detail = language === "ja" ? warning.detail.replace(DAY, "$1年$2月$3日") : warning.detail;
  return WARNINGS[warning.code][language].replace("{}", () => detail);
}
