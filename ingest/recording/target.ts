import type { RecordedStep } from "./recording.ts";

/** What a step acts on. Without a name nothing in the recording says what a person sees there. */
export interface Target {
  readonly name: string | null;
  readonly role: "button" | "link" | "tab" | "menuitem" | "checkbox" | "radio" | "option" | "list" | "field" | null;
}

const ROLES: Readonly<Record<string, Target["role"]>> = {
  button: "button",
  link: "link",
  tab: "tab",
  menuitem: "menuitem",
  checkbox: "checkbox",
  switch: "checkbox",
  radio: "radio",
  option: "option",
  combobox: "list",
  listbox: "list",
  textbox: "field",
  searchbox: "field",
  spinbutton: "field",
};
const BY_CSS: readonly (readonly [RegExp, Target["role"]])[] = [
  [/input\[type=["']?(?:submit|button|reset)|(?:^|[\s>])button(?![\w-])/u, "button"],
  [/input\[type=["']?checkbox/u, "checkbox"],
  [/input\[type=["']?radio/u, "radio"],
  [/(?:^|[\s>])select(?![\w-])/u, "list"],
  [/(?:^|[\s>])(?:input|textarea)(?![\w-])/u, "field"],
  [/(?:^|[\s>])a(?![\w-])/u, "link"],
];
const ROLE = /\[role=["']?(\w+)["']?\]$/u;
const LABELLED = /\[(?:aria-label|placeholder|title|alt|name)=["']([^"']+)["']\]/u;
/** xpath///button[contains(., "送信")] */
const XPATH_WORDS =
  /^xpath\/.*(?:contains\([^,]+,|(?:text\(\)|\.|normalize-space\([^)]*\)|@(?:aria-label|placeholder|title|alt|value))\s*=)\s*["']([^"']+)["']/u;
const XPATH_TAG = /^xpath\/.*\/([a-z]+)(?:\[[^/]*\])?$/u;
const LONGEST_NAME = 60;

/** The name that a person sees (accessible name, text, label), and what kind of thing it is. */
export function targetOf({ selectors = [] }: Pick<RecordedStep, "selectors">): Target {
  const own = selectors.flatMap((chain) => chain.at(-1) ?? []);
  const arias = selectors.map((chain) => chain.filter((one) => one.startsWith("aria/")).map((one) => one.slice(5)));
  const aria = arias.find((chain) => chain.length > 0) ?? [];
  const text = own.find((one) => one.startsWith("text/"))?.slice("text/".length);
  const css = own.filter((one) => !/^(?:aria|text|xpath)\//u.test(one)).map((one) => one.replace(/^pierce\//u, ""));
  const label = css.map((one) => LABELLED.exec(one)?.[1]).find((found) => found !== undefined && !isCode(found));
  // Of a picture within a button only the button has a name: aria/申請, aria/[role="img"].
  const named = aria.map((one) => one.replace(ROLE, "")).findLast((one) => one.trim() !== "");
  const path = own.map((one) => XPATH_WORDS.exec(one)?.[1]).find((found) => found !== undefined && !isCode(found));
  const name = [named, text, label, path].map(readable).find((one) => one !== null);
  const role = aria.map((one) => ROLES[ROLE.exec(one)?.[1] ?? ""] ?? null).findLast((one) => one !== null);
  const tags = own.flatMap((one) => XPATH_TAG.exec(one)?.[1] ?? []);
  const byCss = BY_CSS.find(([pattern]) => [...css, ...tags].some((one) => pattern.test(one)))?.[1];
  return { name: name ?? null, role: role ?? byCss ?? null };
}

/** Whether two steps act on one element: any of its ways of being found is the same. */
export function sameTarget(one: RecordedStep, other: RecordedStep): boolean {
  const keys = new Set((one.selectors ?? []).map((chain) => chain.join("\n")));
  return (other.selectors ?? []).some((chain) => keys.has(chain.join("\n")));
}

function readable(name: string | undefined): string | null {
  const plain = name?.replace(/\\(.)/gu, "$1").replace(/\s+/gu, " ").trim() ?? "";
  return plain === "" || plain.length > LONGEST_NAME ? null : plain;
}

/** A `name` attribute is mostly a programmer's word. */
function isCode(name: string): boolean {
  return /^[\w.[\]-]+$/u.test(name);
}
