import type { DeskRequest, Notice } from "../../desk/contract.ts";
import type { Definition } from "../../desk/engine/definition.ts";
import type { DeskEvent } from "../../desk/engine/event.ts";
import { evolve, type RequestState } from "../../desk/engine/state.ts";
import type { OrganisationDay, Post } from "../../people/organisation.ts";
import { dayIn } from "./behaviour.ts";

/** Who has to be told what, and when. */
export interface Expected {
  readonly requestId: string;
  readonly kind: Notice["kind"];
  readonly personId: string;
  readonly at: string;
}

/** Sections with more people than this are told through their chief. */
const MANY = 15;

/** The messages that a request's history calls for, worked out from the history alone. */
export function expectedOf(
  { id, history }: DeskRequest,
  definition: Definition,
  officeOn: (day: string) => OrganisationDay,
): readonly Expected[] {
  const expected: Expected[] = [];
  let state: RequestState | undefined;
  for (const event of history) {
    const before = state;
    state = evolve(before, event);
    if (state === undefined) throw new Error(`${id} does not begin with a submission`);
    const office = officeOn(dayIn(event.at));
    const told = new Map(
      toldOf(event, { before, after: state, definition, office }).map((each) => [each.join(" "), each]),
    );
    for (const [kind, personId] of told.values()) expected.push({ requestId: id, kind, personId, at: event.at });
  }
  return expected;
}

interface Change {
  readonly before: RequestState | undefined;
  readonly after: RequestState;
  readonly definition: Definition;
  readonly office: OrganisationDay;
}

type Told = readonly [Notice["kind"], string];

function toldOf({ what, by }: DeskEvent, change: Change): readonly Told[] {
  const { after, before, definition } = change;
  const { askerId, joiners } = after;
  const all = (kind: Notice["kind"], post: Post): readonly Told[] =>
    actingFor(post, change.office, change.after.askerId).map((personId) => [kind, personId] as const);
  const asker = (kind: Notice["kind"]): readonly Told[] => [[kind, askerId]];
  const opened = openPosts(after, definition).filter(
    (post) => before === undefined || before.round !== after.round || !openPosts(before, definition).includes(post),
  );
  switch (what.kind) {
    case "submitted":
      return asker("received");
    case "entered":
    case "acted":
      return opened.flatMap((post) => all("your-turn", post));
    case "reassigned":
      return opened.flatMap((post) => all("reassigned", post));
    case "transferred":
      return [
        ...opened.flatMap((post) => all("transferred", post)),
        ...(after.reviews.some(({ post }) => post === what.to) ? all("review", what.to) : []),
      ];
    case "returned":
      return asker("returned");
    case "ended":
      return [
        ...(what.ending === "withdrawn" ? [] : asker("ended")),
        ...joiners.map((personId) => ["joined-ended", personId] as const),
      ];
    case "commented":
      return by.kind === "asker"
        ? openPosts(after, definition).flatMap((post) => all("commented", post))
        : asker("commented");
    case "reminded":
      return what.post === null ? asker("returned-reminder") : all("reminder", what.post);
    case "escalated":
      return all("escalated", what.to);
    case "review-asked":
      return all("review", what.post);
    case "reviewed":
    case "pulled-back":
    case "resubmitted":
    case "joined":
    case "left":
    case "noted":
      return [];
  }
}

/** Posts whose turn it is. */
function openPosts({ phase }: RequestState, { steps }: Definition): readonly Post[] {
  if (phase.kind !== "at") return [];
  const open = phase.tasks.filter(({ done }) => done === null).map(({ post }) => post);
  return steps[phase.step]?.order === "serial" ? open.slice(0, 1) : open;
}

/** Who is told of what a post has to do: everybody who acts for it but the asker; of a big section its chief. */
export function actingFor(post: Post, office: OrganisationDay, askerId: string): readonly string[] {
  const people = office.acting(post).map(({ personId }) => personId);
  const isBig = post.endsWith("/*") && people.length > MANY;
  const told = isBig ? office.acting(post.replace(/\*$/u, "課長")).map(({ personId }) => personId) : people;
  return told.filter((personId) => personId !== askerId);
}
