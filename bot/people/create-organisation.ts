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

/** Roles that step in for a vacant post, nearest first: those above it in the section, then in the department. */
const SUPERIORS = ["係長", "課長補佐", "課長", "次長", "部長"];

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
  const holders = new Map<Post, string[]>();
  const postsOf = new Map<string, Post[]>();
  for (const person of people) {
    for (const post of postsHeld(person)) {
      holders.set(post, [...(holders.get(post) ?? []), person.id]);
      postsOf.set(person.id, [...(postsOf.get(person.id) ?? []), post]);
    }
  }
  const held = (post: Post): readonly string[] => holders.get(post) ?? [];
  const acting = (post: Post): readonly Acting[] => {
    const holding = held(post).map((personId) => ({ personId, as: "holder" as const }));
    const standing = named.flatMap((each) =>
      each.post === post ? [{ personId: each.substituteId, as: "substitute" as const }] : [],
    );
    if (holding.length + standing.length > 0) return [...holding, ...standing];
    const superior = superiorsOf(post).find((each) => held(each).length > 0);
    if (superior !== undefined) return held(superior).map((personId) => ({ personId, as: "superior" }));
    return held(fallback).map((personId) => ({ personId, as: "fallback" }));
  };
  return {
    day,
    acting,
    postsOf: (personId) => [
      ...(postsOf.get(personId) ?? []),
      ...named.flatMap((each) => (each.substituteId === personId ? [each.post] : [])),
    ],
    successor: (post) => post,
    find: (unit, role) => {
      const inside = people.filter(({ department, section }) =>
        [department, section, `${department}${section}`].includes(unit),
      );
      const [first] = inside;
      if (first === undefined) return null;
      if (role === "*") return `${first.department}/${unit === first.department ? "" : first.section}/*`;
      const found =
        inside.find(({ post }) => post === role) ??
        people.find(({ department, post }) => department === first.department && post === role);
      return found === undefined ? null : `${found.department}/${found.section}/${found.post}`;
    },
    unitOf: (personId) => {
      const person = people.find(({ id }) => id === personId);
      return person === undefined ? null : `${person.department}${person.section}`;
    },
  };
}

function postsHeld({ department, section, post, groups }: Person): readonly Post[] {
  return [
    ...(post === "" ? [] : [`${department}/${section}/${post}`]),
    `${department}/${section}/*`,
    ...groups.map((group) => `@${group}`),
  ];
}

function superiorsOf(post: Post): readonly Post[] {
  const [department, section, role = ""] = post.split("/");
  if (section === undefined) return [];
  const above = SUPERIORS.slice(SUPERIORS.indexOf(role) + 1);
  return [section, ""].flatMap((part) => above.map((each) => `${department}/${part}/${each}`));
}
