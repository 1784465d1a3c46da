import type { Occasion } from "../audience.ts";
import type { Dice } from "./dice.ts";
import { ASSISTANT, OWN_TEAM } from "./fake-workspace.ts";
import { DAY, peopleCsv } from "./world-people.ts";

/** A document that says whom it is for in words, as front matter does: 全職員, 所属:総務部人事課, 職:課長. */
export interface WorldDocument {
  /** A word that stands in its title and its texts, and nowhere else in the world. */
  readonly marker: string;
  /** One that stands in its texts only. */
  readonly secret: string;
  readonly audience: readonly string[];
  /** Of each of its texts. */
  readonly effectiveFrom: readonly string[];
  readonly employments: readonly ("常勤職員" | "会計年度任用職員" | "再任用職員")[];
}

interface WorldChannel {
  readonly id: string;
  readonly type: "channel" | "group" | "mpim";
  /** Slack ids, the assistant's among them. */
  readonly members: readonly string[];
  readonly isShared: boolean;
}

/** An office with its people file, its Slack and its documents: who may see what is for an oracle to say. */
export interface World {
  readonly day: string;
  readonly peopleCsv: string;
  /** Accounts as Slack describes them, by id. */
  readonly users: ReadonlyMap<string, object>;
  readonly channels: ReadonlyMap<string, WorldChannel>;
  readonly documents: readonly WorldDocument[];
}

export interface WorldSize {
  readonly people: number;
  readonly channels: number;
  readonly documents: number;
}

export function createWorld(dice: Dice, size: WorldSize): World {
  const { csv, emails } = peopleCsv(dice, size.people);
  const users = accountsOf(dice, emails);
  const channels = Array.from({ length: size.channels }, (_, at) => channelOf(dice, at, users));
  const documents = Array.from({ length: size.documents }, () => documentOf(dice, size.people));
  return {
    day: DAY,
    peopleCsv: csv,
    users,
    channels: new Map(channels.map((channel) => [channel.id, channel])),
    documents,
  };
}

/** Everybody in a direct message of their own, and somebody in every channel. */
export function everyOccasion({ channels, users }: World): readonly Occasion[] {
  const people = [...users.keys()].filter((id) => id !== ASSISTANT);
  return [
    ...people.map((user) => ({ channel: `D${user}`, channelType: "im", user, place: "conversation" }) as const),
    ...[...channels.values()].map(({ id: channel, type: channelType, members }) => {
      const [user = ASSISTANT] = members.filter((id) => id !== ASSISTANT);
      return { channel, channelType, user, place: "conversation" } as const;
    }),
  ];
}

/** The same documents, accounts and channels after everything that decides who reads them has changed. */
export function changedWorld(world: World, dice: Dice, people: number): World {
  return {
    ...world,
    peopleCsv: peopleCsv(dice, people).csv,
    channels: new Map(
      [...world.channels].map(([id, { type }]) => [id, { ...channelOf(dice, 0, world.users), id, type }]),
    ),
    documents: world.documents.map((document) => ({ ...document, audience: audienceOf(dice, people) })),
  };
}

/** Somebody asks somewhere: mostly a member, also somebody who has only just left. */
export function occasionIn({ channels, users }: World, dice: Dice): Occasion {
  const channel = dice.one([...channels.values()]);
  const people = [...users.keys()].filter((id) => id !== ASSISTANT);
  const members = channel.members.filter((id) => people.includes(id));
  const user = dice.chance(0.1) || members.length === 0 ? dice.one(people) : dice.one(members);
  if (dice.chance(0.2)) return { channel: `D${user}`, channelType: "im", user, place: "conversation" };
  if (dice.chance(0.1)) return { channel: channel.id, channelType: channel.type, user, place: "ephemeral" };
  const channelType = dice.chance(0.7) ? { channelType: channel.type } : {};
  return { channel: channel.id, ...channelType, user, place: "conversation" };
}

/** One account of each person and, for a few, one that only looks like theirs. */
function accountsOf(dice: Dice, emails: readonly string[]): ReadonlyMap<string, object> {
  const users = new Map<string, object>([[ASSISTANT, { id: ASSISTANT, team_id: OWN_TEAM, is_bot: true }]]);
  const add = (email: string, more: object = {}) => {
    const id = `U${String(users.size).padStart(4, "0")}`;
    users.set(id, { id, team_id: OWN_TEAM, profile: { email }, ...more });
  };
  for (const email of emails) add(dice.chance(0.3) ? email.toUpperCase() : email);
  for (const more of LOOKALIKES) for (const email of dice.some(emails, OF_EACH)) add(email, more);
  add("nobody@elsewhere.example");
  add("", { is_bot: true });
  return users;
}

/** With the e-mail address of somebody of the office, whose rights they do not have. */
const LOOKALIKES: readonly object[] = [
  { is_restricted: true },
  { is_restricted: true, is_ultra_restricted: true },
  { team_id: "T9" },
  { team_id: "T9", is_stranger: true },
  { deleted: true },
  { is_email_confirmed: false },
  { profile: {} },
];
const OF_EACH = 3;

/** Most have only staff in them, or nothing for few could be shown in any; some have anybody. */
function channelOf(dice: Dice, at: number, users: ReadonlyMap<string, object>): WorldChannel {
  const all = [...users.keys()].filter((id) => id !== ASSISTANT);
  const staff = all.slice(0, -LOOKALIKES.length * OF_EACH - 2);
  const type = dice.one(["channel", "channel", "group", "mpim"] as const);
  const members = dice.chance(0.85) ? dice.some(staff, 1 + dice.number(4)) : dice.some(all, 2 + dice.number(6));
  const app = dice.chance(0.4) ? all.slice(-1) : [];
  return {
    id: `${type === "channel" ? "C" : "G"}${String(at).padStart(4, "0")}`,
    type,
    members: dice.shuffled([...new Set([ASSISTANT, ...members, ...app])]),
    isShared: dice.chance(0.15),
  };
}

function documentOf(dice: Dice, people: number): WorldDocument {
  return {
    marker: word(dice, "zq"),
    secret: word(dice, "xj"),
    audience: audienceOf(dice, people),
    effectiveFrom: dice.chance(0.4) ? ["2020-04-01", "2025-04-01"] : ["2024-04-01"],
    employments: dice.chance(0.3) ? [dice.one(["常勤職員", "会計年度任用職員", "再任用職員"] as const)] : [],
  };
}

/** The beginnings tell such words from all others. */
export const PLANTED = /(?:zq|xj)[a-z]{8}/gu;

function word(dice: Dice, beginning: string): string {
  return beginning + Array.from({ length: 8 }, () => String.fromCharCode(97 + dice.number(26))).join("");
}

const DEPARTMENTS = ["総務部", "経済部", "教育庁", "東部振興局"];
const ENTRIES: readonly ((dice: Dice, people: number) => string)[] = [
  (dice) => `所属:${dice.one(DEPARTMENTS)}`,
  (dice) => `所属:${dice.one(["人事課", "総務課", "観光課"])}`,
  (dice) => `所属:${dice.one(DEPARTMENTS)}${dice.one(["人事課", "総務課", "観光課"])}`,
  (dice) => `グループ:${dice.one(["CSIRT", "管理者", "改善推進員"])}`,
  (dice) => `職:${dice.one(["課長", "係長", "主事"])}`,
  (dice, people) => `個人:p${dice.number(people)}`,
];

/** From everyone and nearly everyone down to a single person. */
function audienceOf(dice: Dice, people: number): readonly string[] {
  if (dice.chance(0.15)) return ["全職員"];
  const entries = Array.from({ length: 1 + dice.number(4) }, () => dice.one(ENTRIES)(dice, people));
  const wide = dice.chance(0.35) ? dice.some(DEPARTMENTS, 2 + dice.number(3)).map((name) => `所属:${name}`) : [];
  return [...new Set([...entries, ...wide])];
}
