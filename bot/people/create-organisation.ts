import type { CalendarDate } from "../../corpus/document.ts";
import type { Directory } from "./directory.ts";
import type { Acting, Organisation, OrganisationDay, Post } from "./organisation.ts";
import type { Person, Position } from "./people.ts";
import { type Succession, successorOn } from "./successions.ts";

/** Somebody named to stand in for a post (代理). */
export interface StandIn {
  readonly post: Post;
  readonly substituteId: string;
}

interface Parts {
  readonly directory: Pick<Directory, "people">;
  /** Those of a day. */
  readonly standIns: (day: CalendarDate) => Promise<readonly StandIn[]>;
  readonly successions?: () => Promise<readonly Succession[]>;
  /** Has what is otherwise nobody's. */
  readonly fallback: Post;
}

/** The organisation as the directory has it; who holds what is worked out once while the directory stays as it is. */
export function createOrganisation({
  directory,
  standIns,
  successions = async () => [],
  fallback,
}: Parts): Organisation {
  const rosters = new WeakMap<readonly Person[], Roster>();
  return {
    on: async (day) => {
      const people = await directory.people(day);
      const roster = rosters.get(people) ?? rosterOf(people);
      rosters.set(people, roster);
      return organisationDay({ day, roster, named: await standIns(day), followed: await successions(), fallback });
    },
  };
}

interface Roster {
  readonly people: readonly Person[];
  readonly byId: ReadonlyMap<string, Person>;
  readonly holders: ReadonlyMap<Post, readonly string[]>;
  /** Where the units are, by every name that documents and forms have for them. */
  readonly places: ReadonlyMap<string, { readonly department: string; readonly section: string }>;
}

interface Day {
  readonly day: CalendarDate;
  readonly roster: Roster;
  readonly named: readonly StandIn[];
  readonly followed: readonly Succession[];
  readonly fallback: Post;
}

function organisationDay({ day, roster, named, followed, fallback }: Day): OrganisationDay {
  const held = (post: Post): readonly string[] => roster.holders.get(post) ?? [];
  const successor = (post: Post) => successorOn(post, day, followed);
  const acting = (post: Post): readonly Acting[] => {
    const now = successor(post);
    const standing = named.filter((each) => successor(each.post) === now);
    const direct: readonly Acting[] = [
      ...held(now).map((personId) => ({ personId, as: "holder" }) as const),
      ...standing.map(({ substituteId }) => ({ personId: substituteId, as: "substitute" }) as const),
    ];
    if (direct.length > 0) return direct;
    const superior = superiorsOf(now).find((each) => held(each).length > 0);
    return superior === undefined
      ? held(fallback).map((personId) => ({ personId, as: "fallback" }))
      : held(superior).map((personId) => ({ personId, as: "superior" }));
  };
  return {
    day,
    acting,
    successor,
    postsOf: (personId) => {
      const person = roster.byId.get(personId);
      const standing = named.flatMap((each) => (each.substituteId === personId ? [successor(each.post)] : []));
      return [...new Set([...(person === undefined ? [] : postsHeld(person)), ...standing])];
    },
    find: (unit, role) => {
      if (unit.startsWith("@")) return roster.holders.has(unit) ? unit : null;
      const place = roster.places.get(unit) ?? formerPlace(unit, day, followed);
      if (place === undefined) return null;
      const { department, section } = place;
      return successor(`${department}/${isDepartmental(role) ? "" : section}/${role}`);
    },
    unitOf: (personId) => {
      const person = roster.byId.get(personId);
      return person === undefined ? null : `${person.department}${person.section}`;
    },
  };
}

/** Roles of a whole department, whichever section its holder is noted at. */
const DEPARTMENTAL = ["次長", "部長", "局長"];
/** Who steps in for a vacant post, nearest first: who is above it in the section, then in the department. */
const ROLES = ["係長", "課長補佐", "課長", ...DEPARTMENTAL];

function isDepartmental(role: string): boolean {
  return DEPARTMENTAL.includes(role);
}

function rosterOf(people: readonly Person[]): Roster {
  const held = people.flatMap((person) => postsHeld(person).map((post) => ({ post, personId: person.id })));
  const holders = Map.groupBy(held, ({ post }) => post);
  const positions = people.flatMap((person) => [person, ...person.concurrent]);
  // Joined names last: they win over a section of the same name elsewhere.
  const places = [
    ...positions.map(({ department, section }) => [section, { department, section }] as const),
    ...positions.map(({ department }) => [department, { department, section: "" }] as const),
    ...positions.map(({ department, section }) => [`${department}${section}`, { department, section }] as const),
  ];
  return {
    people,
    byId: new Map(people.map((person) => [person.id, person])),
    holders: new Map([...holders].map(([post, each]) => [post, each.map(({ personId }) => personId)])),
    places: new Map(places.filter(([name]) => name !== "")),
  };
}

function postsHeld(person: Person): readonly Post[] {
  return [...new Set([person, ...person.concurrent].flatMap(postsAt))];
}

function postsAt({ department, section, post, groups }: Position): readonly Post[] {
  return [
    ...(post === "" ? [] : [`${department}/${isDepartmental(post) ? "" : section}/${post}`]),
    `${department}/${section}/*`,
    `${department}//*`,
    ...groups.map((group) => `@${group}`),
  ];
}

/** Where a unit that is gone under its name has its work now. */
function formerPlace(unit: string, day: CalendarDate, followed: readonly Succession[]) {
  const former = followed.find(({ from }) => from.split("/").slice(0, 2).join("") === unit);
  if (former === undefined) return undefined;
  const [department = "", section = ""] = former.from.split("/");
  const [now = "", part = ""] = successorOn(`${department}/${section}`, day, followed).split("/");
  return { department: now, section: part };
}

function superiorsOf(post: Post): readonly Post[] {
  const [department, section, role = ""] = post.split("/");
  if (section === undefined) return [];
  const above = ROLES.slice(ROLES.indexOf(role) + 1);
  return above.map((each) => `${department}/${isDepartmental(each) ? "" : section}/${each}`);
}
