import type { OrganisationDay, Post } from "../people/organisation.ts";
import type { DeskRequest } from "./contract.ts";
import { DESK_OFFICE } from "./engine/context.ts";

/** What becomes of something that a post or a unit has now, on the day of a transfer. */
export interface Moved {
  readonly what: { readonly kind: "request" | "document"; readonly id: string; readonly title: string };
  readonly from: string;
  /** The successor; the same where only its people change. */
  readonly to: string;
  /** Ids of who acts for it then. */
  readonly people: readonly string[];
  /** `orphaned`: nobody would be left but the office that runs the desks. */
  readonly fate: "same-people" | "new-people" | "new-post" | "orphaned";
}

interface Owned {
  readonly id: string;
  readonly title: string;
  /** A unit as documents name it. */
  readonly owner: string;
}

interface Organisations {
  readonly now: OrganisationDay;
  readonly later: OrganisationDay;
}

/** A dry run: open tasks of requests and ownership of documents, as they would be on the later day. Nothing changes. */
export function transferPlan(
  requests: readonly Pick<DeskRequest, "id" | "number" | "title" | "state">[],
  documents: readonly Owned[],
  organisations: Organisations,
): readonly Moved[] {
  const tasks = requests.flatMap(({ id, number, title, state: { phase, reviews } }) => {
    const open = phase.kind === "at" ? phase.tasks.filter(({ done }) => done === null) : [];
    const posts = new Set([...open, ...reviews].map(({ post }) => post));
    const what = { kind: "request", id, title: `${number} ${title}` } as const;
    return [...posts].map((post) => ({ what, ...fateOf(post, organisations) }));
  });
  const owned = documents.map(({ id, title, owner }) => ({
    what: { kind: "document", id, title } as const,
    ...ownerFate(owner, organisations),
  }));
  return [...tasks, ...owned];
}

function fateOf(from: Post, { now, later }: Organisations): Omit<Moved, "what"> {
  const to = later.successor(from);
  const acting = later.acting(to);
  const people = acting.map(({ personId }) => personId);
  const isLeft = from !== DESK_OFFICE && acting.every(({ as }) => as === "fallback");
  if (isLeft) return { from, to, people, fate: "orphaned" };
  if (to !== from) return { from, to, people, fate: "new-post" };
  const before = new Set(now.acting(from).map(({ personId }) => personId));
  const isSame = people.length === before.size && people.every((id) => before.has(id));
  return { from, to, people, fate: isSame ? "same-people" : "new-people" };
}

/** Who answers for a document is its unit's 課長. */
function ownerFate(owner: string, organisations: Organisations): Omit<Moved, "what"> {
  const { now, later } = organisations;
  const post = now.find(owner, "課長") ?? later.find(owner, "課長");
  if (post === null) return { from: owner, to: owner, people: [], fate: "orphaned" };
  return fateOf(post, organisations);
}
