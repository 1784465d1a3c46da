import { expect, test } from "vitest";
import { createDice } from "../../slack/audience/testing/dice.ts";
import { createWorld } from "../../slack/audience/testing/world.ts";
import { actorsIn, playable, readersIn, workspaceFrom } from "./workspace.ts";

const world = createWorld(createDice(1), { people: 20, channels: 30, documents: 1 });

/** How many accounts Slack describes so. */
function described(mark: string, value: boolean): number {
  return [...world.users.values()].filter((user) =>
    Object.entries(user).some(([key, is]) => key === mark && is === value),
  ).length;
}

test("a world is played with guests, partners and accounts that no longer work, each as what they are", () => {
  const { users = [] } = workspaceFrom(playable(world));
  expect(new Set(users.map(({ kind }) => kind))).toEqual(
    new Set(["member", "guest", "single-channel-guest", "partner", "bot"]),
  );
  expect(users.filter(({ deleted }) => deleted)).toHaveLength(described("deleted", true));
  expect(users.filter(({ email }) => email === null).length).toBeGreaterThan(0);
});

test("an account whose address is not confirmed is in no channel", () => {
  const { users, channels } = playable(world);
  expect(users.size).toBe(world.users.size - described("is_email_confirmed", false));
  for (const { members } of channels.values()) for (const member of members) expect(users.has(member)).toBe(true);
});

test("all kinds of channels are there, some shared with other organisations", () => {
  const { channels = [] } = workspaceFrom(playable(world));
  expect(new Set(channels.map(({ kind }) => kind))).toEqual(new Set(["public", "private", "mpim"]));
  expect(channels.some(({ external }) => external)).toBe(true);
});

test("people read, apps do not, and who is gone does nothing more", () => {
  const readers = readersIn(world);
  expect(readers).not.toContain("U0BOT");
  expect(readers.length).toBeLessThan(world.users.size);
  expect(actorsIn(world).size).toBe(readers.length - described("deleted", true));
});
