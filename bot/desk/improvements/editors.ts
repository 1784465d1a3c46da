import type { OrganisationDay, Post } from "../../people/organisation.ts";

/** Who edits and publishes cases and runs award rounds: the office in charge, and who runs the desks. */
const EDITORS: readonly Post[] = ["総務部/行政改革課/*", "@管理者"];

/** Who is told that a case waits to be published; vacant, it is whoever stands in for the post. */
export const PUBLISHER: Post = "総務部/行政改革課/係長";

export function isEditor(organisation: OrganisationDay, personId: string): boolean {
  const posts = organisation.postsOf(personId);
  return EDITORS.some((post) => posts.includes(post));
}
