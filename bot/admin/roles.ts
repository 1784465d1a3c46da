import type { CalendarDate } from "../../corpus/document.ts";
import { DESK_OFFICE } from "../desk/engine/context.ts";
import type { Organisation, OrganisationDay, Post } from "../people/organisation.ts";
import type { Role } from "./contract.ts";

/** What somebody may do with the library on a day. */
export interface Access {
  readonly role: Role | null;
  /** Names of the units whose documents are theirs, as documents name them; null: every document is. */
  readonly units: readonly string[] | null;
  owns(owner: string | null): boolean;
}

/** Posts that answer for the documents of their unit, and those that stand in for them while they are vacant. */
const IN_CHARGE = ["課長", "係長"] as const;

/** Administrators are who runs the desks; document owners who acts for the posts in charge of a unit, whoever that is today. */
export function createRoles({
  organisation,
  today,
}: {
  readonly organisation: Organisation;
  readonly today: () => CalendarDate;
}): (personId: string) => Promise<Access> {
  return async (personId) => {
    const day = await organisation.on(today());
    if (day.postsOf(personId).includes(DESK_OFFICE)) return { role: "administrator", units: null, owns: () => true };
    const units = unitsOf(personId, day);
    const owns = (owner: string | null) => owner !== null && isInCharge(personId, owner, day);
    return { role: units.length === 0 ? null : "owner", units, owns };
  };
}

/** Asked of the owner's name, so that a unit that was renamed is still found. */
function isInCharge(personId: string, owner: string, day: OrganisationDay): boolean {
  return IN_CHARGE.some((role) => {
    const post = day.find(owner, role);
    return post !== null && day.acting(post).some((each) => each.personId === personId && each.as !== "fallback");
  });
}

function unitsOf(personId: string, day: OrganisationDay): readonly string[] {
  const places = day.postsOf(personId).flatMap(placeOf);
  const names = places.flatMap(({ department, section }) =>
    section === "" ? [department] : [`${department}${section}`, section],
  );
  return [...new Set(names)].filter((name) => isInCharge(personId, name, day));
}

function placeOf(post: Post) {
  const [department = "", section, role] = post.split("/");
  return section === undefined || role === undefined ? [] : [{ department, section }];
}
