import type { CalendarDate } from "../../corpus/document.ts";
import type { Directory } from "./directory.ts";
import type { Acting, Organisation, OrganisationDay, Post } from "./organisation.ts";
import type { Person } from "./people.ts";

interface StandIn {
  readonly post: Post;
  readonly substituteId: string;
}

interface Parts {
  readonly directory: Pick<Directory, "people">;
  /** Who was named to stand in for a post on a day. */
  readonly standIns: (day: CalendarDate) => Promise<readonly StandIn[]>;
  /** Has what is otherwise nobody's. */
  readonly fallback: Post;
}

/** The organisation as the directory has it. */
export function createOrganisation({ directory, standIns, fallback }: Parts): Organisation {
  return {
    on: async (day) => {
      const [people, named] = await Promise.all([directory.people(day), standIns(day)]);
      return organisationDay({ day, people, named, fallback });
    },
  };
}

interface Day {
  readonly day: CalendarDate;
  readonly people: readonly Person[];
  readonly named: readonly StandIn[];
  readonly fallback: Post;
}

function organisationDay({ day, people, named, fallback }: Day): OrganisationDay {
  const holders = Map.groupBy(
    people.flatMap((person) => postsHeld(person).map((post) => ({ post, personId: person.id }))),
    ({ post }) => post,
  );
  const positions = Map.groupBy(people, ({ id }) => id);
  const held = (post: Post): readonly string[] => (holders.get(post) ?? []).map(({ personId }) => personId);
  const acting = (post: Post): readonly Acting[] => {
    const standing = named.filter((each) => each.post === post);
    const direct: readonly Acting[] = [
      ...held(post).map((personId) => ({ personId, as: "holder" }) as const),
      ...standing.map(({ substituteId }) => ({ personId: substituteId, as: "substitute" }) as const),
    ];
    if (direct.length > 0) return direct;
    const superior = superiorsOf(post).find((each) => held(each).length > 0);
    return superior === undefined
      ? held(fallback).map((personId) => ({ personId, as: "fallback" }))
      : held(superior).map((personId) => ({ personId, as: "superior" }));
  };
  return {
    day,
    acting,
    postsOf: (personId) => [
      ...(positions.get(personId) ?? []).flatMap(postsHeld),
      ...named.flatMap((each) => (each.substituteId === personId ? [each.post] : [])),
    ],
    successor: (post) => post,
    find: (unit, role) => {
      const inside = people.find(({ department, section }) => names(department, section).includes(unit));
      if (inside === undefined) return null;
      const { department } = inside;
      return `${department}/${unit === department || isDepartmental(role) ? "" : inside.section}/${role}`;
    },
    unitOf: (personId) => {
      const [position] = positions.get(personId) ?? [];
      return position === undefined ? null : `${position.department}${position.section}`;
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

/** How documents and forms name a unit. */
function names(department: string, section: string): readonly string[] {
  return [department, section, `${department}${section}`];
}

function postsHeld({ department, section, post, groups }: Person): readonly Post[] {
  const places = [...new Set([`${department}/${section}`, `${department}/`])];
  return [
    ...(post === "" ? [] : [`${department}/${isDepartmental(post) ? "" : section}/${post}`]),
    ...places.map((place) => `${place}/*`),
    ...groups.map((group) => `@${group}`),
  ];
}

function superiorsOf(post: Post): readonly Post[] {
  const [department, section, role = ""] = post.split("/");
  if (section === undefined) return [];
  const above = ROLES.slice(ROLES.indexOf(role) + 1);
  return above.map((each) => `${department}/${isDepartmental(each) ? "" : section}/${each}`);
}
