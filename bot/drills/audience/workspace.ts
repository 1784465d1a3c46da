import { z } from "zod";
import type { World } from "../../slack/audience/testing/world.ts";
import type { EmulatorOptions } from "../../slack/emulator/emulator.ts";
import type { UserSeed } from "../../slack/emulator/world/people.ts";

const USER = z.object({
  id: z.string(),
  team_id: z.string(),
  is_bot: z.boolean().default(false),
  is_restricted: z.boolean().default(false),
  is_ultra_restricted: z.boolean().default(false),
  is_email_confirmed: z.boolean().default(true),
  deleted: z.boolean().default(false),
  profile: z.object({ email: z.string().optional() }).default({}),
});
type User = z.infer<typeof USER>;

const KINDS = { channel: "public", group: "private", mpim: "mpim" } as const;

/** The world without accounts that the emulated Slack cannot have: those whose address is not confirmed. */
export function playable(world: World): World {
  const users = new Map([...world.users].filter(([, user]) => USER.parse(user).is_email_confirmed));
  const channels = [...world.channels].map(
    ([id, channel]) => [id, { ...channel, members: channel.members.filter((member) => users.has(member)) }] as const,
  );
  return { ...world, users, channels: new Map(channels) };
}

/** A world as the emulated Slack takes it. */
export function workspaceFrom({ users, channels }: World): NonNullable<EmulatorOptions["world"]> {
  return {
    users: [...users.values()].map((user) => seedFrom(USER.parse(user))),
    channels: [...channels.values()].map(({ id, type, members, isShared }) => ({
      ...{ id, members, kind: KINDS[type], external: isShared },
    })),
  };
}

/** Everybody who reads, guests and partners too. Other apps are not people: whoever adds one to a channel answers for it. */
export function readersIn({ users }: World): readonly string[] {
  return [...users.values()].flatMap((user) => {
    const { id, is_bot } = USER.parse(user);
    return is_bot ? [] : [id];
  });
}

/** Those who can do something: readers whose account still works. */
export function actorsIn(world: World): ReadonlySet<string> {
  return new Set(readersIn(world).filter((id) => !USER.parse(world.users.get(id)).deleted));
}

function seedFrom(user: User): UserSeed {
  const { id, profile, deleted } = user;
  return { id, deleted, kind: kindOf(user), email: profile.email ?? null };
}

function kindOf({ team_id, is_bot, is_restricted, is_ultra_restricted }: User) {
  if (is_bot) return "bot";
  if (team_id !== "T1") return "partner";
  if (is_ultra_restricted) return "single-channel-guest";
  return is_restricted ? "guest" : "member";
}
