import type { AppliesTo, Audience, CalendarDate, Revision, Viewer } from "./document.ts";

/** Whether a viewer may read. */
export function mayRead(viewer: Viewer, audience: Audience): boolean {
  if (audience.kind === "everyone") return true;
  return (
    audience.departments.some((department) => viewer.departments.includes(department)) ||
    audience.groups.some((group) => viewer.groups.includes(group)) ||
    (viewer.post !== null && audience.posts.includes(viewer.post)) ||
    (viewer.id !== "" && audience.people.includes(viewer.id))
  );
}

/** Whether a revision is in force on a day: from `effectiveFrom`, until the day before `effectiveTo`. */
export function inForce(revision: Revision, day: CalendarDate): boolean {
  return revision.effectiveFrom <= day && (revision.effectiveTo === null || day < revision.effectiveTo);
}

/** Whether a rule is about a viewer: yes, no, or unknown because the viewer's side of it is not known. */
export function concerns(appliesTo: AppliesTo, viewer: Pick<Viewer, "employment" | "body">): "yes" | "no" | "unknown" {
  const sides = [side(appliesTo.employments, viewer.employment), side(appliesTo.bodies, viewer.body)];
  if (sides.includes("no")) return "no";
  return sides.includes("unknown") ? "unknown" : "yes";
}

function side<Kind>(of: readonly Kind[], own: Kind | null): "yes" | "no" | "unknown" {
  if (of.length === 0) return "yes";
  if (own === null) return "unknown";
  return of.includes(own) ? "yes" : "no";
}
