import type { Context } from "hono";
import type { CalendarDate } from "../../../../corpus/document.ts";
import type { Attachments } from "../../../desk/attachments/attachments.ts";
import type { Desk } from "../../../desk/contract.ts";
import type { Organisation } from "../../../people/organisation.ts";
import type { Person } from "../../../people/people.ts";

/** What the desk's pages and its API stand on. */
export interface DeskParts {
  readonly desk: Desk;
  readonly organisation: Organisation;
  readonly attachments: Attachments;
  readonly people: (day: CalendarDate) => Promise<readonly Person[]>;
  readonly today: () => CalendarDate;
  /** Id of who asks; null for nobody in particular. */
  readonly personIn: (context: Context) => Promise<string | null>;
}

/** Departments and sections of a day, as documents name them: 総務部, 総務部人事課. */
export function unitsOf(people: readonly Person[]): readonly string[] {
  const names = people.flatMap(({ department, section }) =>
    section === "" ? [department] : [department, `${department}${section}`],
  );
  return [...new Set(names)].toSorted((one, other) => one.localeCompare(other, "ja"));
}

/** All posts of a day that have a title: 総務部/人事課/課長. */
export function postsOf(people: readonly Person[]): readonly string[] {
  const posts = people.flatMap(({ department, section, post }) =>
    post === "" ? [] : [`${department}/${section}/${post}`],
  );
  return [...new Set(posts)].toSorted((one, other) => one.localeCompare(other, "ja"));
}
