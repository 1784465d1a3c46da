import type { OrganisationDay, Post } from "../people/organisation.ts";
import type { DeskRequest } from "./contract.ts";
import { DESK_OFFICE } from "./engine/context.ts";

/** What becomes of something that a post or a unit has now, on the day of a transfer. */
export interface Moved {
  readonly what: {
    readonly kind: "request" | "document";
    /** null where only who is concerned may open it. */
    readonly id: string | null;
    readonly title: string;
  };
  readonly from: string;
  /** The successor; the same where only its people change. */
  readonly to: string;
  /** Ids of who acts for it then; null for the asker, whoever that is. */
  readonly people: readonly string[] | null;
  /** `orphaned`: nobody would be left but the office that runs the desks. */
  readonly fate: "same-people" | "new-people" | "new-post" | "orphaned";
}

/** Stands for the post of whoever asked. */
const ASKER = "申請者";

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
  const tasks = requests.flatMap(({ id, number, title, state: { phase, reviews, confidential, askerId } }) => {
    const open = phase.kind === "at" ? phase.tasks.filter(({ done }) => done === null) : [];
    const posts = new Set([...open, ...reviews].map(({ post }) => post));
    const what = confidential
      ? ({ kind: "request", id: null, title: `${number}（内容は本人と担当だけが見られます）` } as const)
      : ({ kind: "request", id, title: `${number} ${title}` } as const);
    const moved = [...posts].map((post) => ({ what, ...fateOf(post, organisations) }));
    return phase.kind === "returned" ? [{ what, ...askerFate(askerId, organisations) }, ...moved] : moved;
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

/** What was handed back to its asker is nobody's once they have left. */
function askerFate(askerId: string, { later }: Organisations): Omit<Moved, "what"> {
  const fate = later.unitOf(askerId) === null ? "orphaned" : "same-people";
  return { from: ASKER, to: ASKER, people: null, fate };
}

/** Who answers for a document is its unit's 課長. */
function ownerFate(owner: string, organisations: Organisations): Omit<Moved, "what"> {
  const { now, later } = organisations;
  const post = now.find(owner, "課長") ?? later.find(owner, "課長");
  if (post === null) return { from: owner, to: owner, people: [], fate: "orphaned" };
  return fateOf(post, organisations);
}
