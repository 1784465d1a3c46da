import type { DeskRequest, Notice } from "../../desk/contract.ts";
import { openStep, openTasks } from "../../desk/engine/acting.ts";
import { evolve, type RequestState } from "../../desk/engine/state.ts";
import type { Definitions } from "../../desk/load-definitions.ts";
import type { OrganisationDay, Post } from "../../people/organisation.ts";
import { dayIn } from "./behaviour.ts";
import { actingFor } from "./expected.ts";

/** A post whose turn it is, from a moment until another (ISO 8601, which compare as strings). */
interface Turn {
  readonly post: Post;
  readonly askerId: string;
  readonly from: string;
  readonly to: string;
}

/** After every moment. */
const NEVER = "9999";

/**
 * People who got a morning's digest and had nothing waiting, or had and got none, by the moment at which the morning's
 * digests were made. What comes and goes at that very moment may be in it or not, and where the clock was set back in
 * between, what was noted up to so many milliseconds around it.
 */
export function digestFaults(
  requests: readonly DeskRequest[],
  notices: readonly Notice[],
  definitions: Definitions,
  officeOn: (day: string) => OrganisationDay,
  setBackMs: number,
): readonly string[] {
  const turns = requests.flatMap((request) => turnsOf(request, definitions));
  const digests = notices.filter(({ kind }) => kind === "digest");
  const mornings = Map.groupBy(digests, ({ madeAt }) => madeAt);
  const days = new Set([...mornings.keys()].map(dayIn));
  const twice = mornings.size === days.size ? [] : ["digests at two moments of a morning"];
  const faults = [...mornings].flatMap(([at, sent]) => {
    const office = officeOn(dayIn(at));
    const told = sent.map(({ to }) => (to.kind === "person" ? to.personId : to.channel));
    const [earliest, latest] = [shifted(at, -setBackMs), shifted(at, setBackMs)];
    const may = peopleFor(turns, ({ from, to }) => from <= latest && to >= earliest, office);
    const must = peopleFor(turns, ({ from, to }) => from < earliest && to > latest, office);
    return [
      ...[...must].filter((personId) => !told.includes(personId)).map((personId) => `no digest: ${personId} ${at}`),
      ...told.filter((personId) => !may.has(personId)).map((personId) => `digest of nothing: ${personId} ${at}`),
      ...told.filter((each, place) => told.indexOf(each) !== place).map((personId) => `two digests: ${personId} ${at}`),
    ];
  });
  return [...twice, ...faults];
}

/** Working mornings on which something waited and nobody had a digest. */
export function silentMornings(
  requests: readonly DeskRequest[],
  notices: readonly Notice[],
  definitions: Definitions,
  mornings: readonly { readonly day: string; readonly opens: string; readonly noon: string }[],
): readonly string[] {
  const turns = requests.flatMap((request) => turnsOf(request, definitions));
  const heard = new Set(notices.filter(({ kind }) => kind === "digest").map(({ madeAt }) => dayIn(madeAt)));
  return mornings
    .filter(({ day, opens, noon }) => !heard.has(day) && turns.some(({ from, to }) => from < opens && to > noon))
    .map(({ day }) => `nobody had a digest on ${day}`);
}

function turnsOf({ history }: DeskRequest, definitions: Definitions): readonly Turn[] {
  const turns: Turn[] = [];
  let state: RequestState | undefined;
  let open = new Map<Post, string>();
  const end = (post: Post, to: string) => {
    const from = open.get(post);
    if (from !== undefined && state !== undefined) turns.push({ post, askerId: state.askerId, from, to });
  };
  for (const event of history) {
    state = evolve(state, event);
    const posts = state === undefined ? [] : postsOf(state, definitions);
    for (const post of open.keys()) if (!posts.includes(post)) end(post, event.at);
    open = new Map(posts.map((post) => [post, open.get(post) ?? event.at]));
  }
  for (const post of open.keys()) end(post, NEVER);
  return turns;
}

function postsOf(state: RequestState, definitions: Definitions): readonly Post[] {
  const step = openStep(state, definitions.of(state.type, state.version));
  const tasks = step === undefined ? [] : openTasks(state, step);
  return [
    ...tasks.flatMap(({ post, escalatedTo }) => [post, ...escalatedTo]),
    ...state.reviews.map(({ post }) => post),
  ];
}

function peopleFor(
  turns: readonly Turn[],
  isMeant: (turn: Turn) => boolean,
  office: OrganisationDay,
): ReadonlySet<string> {
  return new Set(turns.filter(isMeant).flatMap(({ post, askerId }) => actingFor(post, office, askerId)));
}

function shifted(at: string, ms: number): string {
  return new Date(Date.parse(at) + ms).toISOString();
}
