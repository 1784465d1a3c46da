import type { CalendarDate } from "../../corpus/document.ts";

/**
 * A place in the organisation that people hold in turn: `総務部/人事課/課長`, with an empty section for who belongs to the
 * department itself; `総務部/人事課/*` is everybody there; `@審査員` is a group.
 */
export type Post = string;

/** Somebody who acts for a post on a day, and why they may. */
export interface Acting {
  readonly personId: string;
  /**
   * `holder` has the post; `substitute` was named for a period of absence; `superior` steps in while the post is vacant;
   * `fallback` is the office that runs the desks, where nobody else is left.
   */
  readonly as: "holder" | "substitute" | "superior" | "fallback";
}

/** The organisation as it stands on one day: a value, so that what is decided over it can be decided again. */
export interface OrganisationDay {
  readonly day: CalendarDate;
  /** Who acts for a post, following its successors; never empty while the office that runs the desks has anybody. */
  acting(post: Post): readonly Acting[];
  /** Those of a person's posts, held at once or in substitution, that the rest of the desk may name: 兼務 included. */
  postsOf(personId: string): readonly Post[];
  /** The post that took over from a renamed or dissolved one until this day; the post itself where none did. */
  successor(post: Post): Post;
  /**
   * The post of a role nearest to a department: in the section, else in its department. `unit` is the department, the
   * section or both joined, as documents and forms name it, also under the name it had; a group's post is the group
   * itself. null where there is no such unit.
   */
  find(unit: string, role: string): Post | null;
  /** Department and section of a person's main position, joined as documents name it; null for who has none. */
  unitOf(personId: string): string | null;
}

/** The organisation over time. Reads what the directory has on that day; fast enough to be asked for every command. */
export interface Organisation {
  on(day: CalendarDate): Promise<OrganisationDay>;
}
