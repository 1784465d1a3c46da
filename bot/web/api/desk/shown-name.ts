import type { Person } from "../../../people/people.ts";

/** How somebody is named to who reads what they sent, by what they chose. */
export function shownName(
  { name, department, section }: Pick<Person, "name" | "department" | "section">,
  credit: string,
): string {
  if (credit === "name") return `${name}（${department}${section}）`;
  return credit === "unit" ? `${department}${section}の職員` : "伝わりません（匿名）";
}
