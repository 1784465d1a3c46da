import { BOT, OTHER_TEAM, TEAM } from "../app.ts";

export interface SlackUser {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  /** `guest` is in several channels, `single-channel-guest` in one, `partner` in another organisation's workspace. */
  readonly kind: "member" | "guest" | "single-channel-guest" | "partner" | "bot";
  readonly deleted: boolean;
}
export type UserSeed = Pick<SlackUser, "id"> & Partial<SlackUser>;

export interface UserGroup {
  readonly id: string;
  readonly handle: string;
  readonly users: readonly string[];
}

export interface People {
  get(id: string): SlackUser | undefined;
  add(seed: UserSeed): SlackUser;
  all(): Iterable<SlackUser>;
  byEmail(email: string): SlackUser | undefined;
  readonly groups: Map<string, UserGroup>;
}

/** Who is in the workspace; the app's own user always is. */
export function createPeople(users: readonly UserSeed[], groups: readonly UserGroup[]): People {
  const known = new Map<string, SlackUser>();
  const emails = new Map<string, string>();
  const add = (seed: UserSeed) => {
    const defaults = { name: seed.id, email: null, kind: "member" as const, deleted: false };
    const user: SlackUser = { ...defaults, ...known.get(seed.id), ...seed };
    known.set(user.id, user);
    if (user.email !== null) emails.set(user.email, user.id);
    return user;
  };
  add({ id: BOT.userId, name: BOT.name, kind: "bot" });
  for (const user of users) add(user);
  return {
    get: (id) => known.get(id),
    add,
    all: () => known.values(),
    byEmail: (email) => known.get(emails.get(email) ?? ""),
    groups: new Map(groups.map((group) => [group.id, group])),
  };
}

function teamOf({ kind }: SlackUser): string {
  return kind === "partner" ? OTHER_TEAM : TEAM.id;
}

/** https://docs.slack.dev/reference/objects/user-object */
export function userObject(user: SlackUser): object {
  const { id, name, email, kind, deleted } = user;
  return {
    id,
    team_id: teamOf(user),
    name,
    real_name: name,
    deleted,
    is_bot: kind === "bot",
    is_admin: false,
    is_owner: false,
    is_app_user: false,
    is_restricted: kind === "guest" || kind === "single-channel-guest",
    is_ultra_restricted: kind === "single-channel-guest",
    is_stranger: kind === "partner",
    tz: "Asia/Tokyo",
    profile: { real_name: name, display_name: name, team: teamOf(user), ...(email === null ? {} : { email }) },
  };
}
