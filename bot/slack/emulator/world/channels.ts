import { BOT } from "../app.ts";

export interface SlackChannel {
  readonly id: string;
  readonly name: string;
  readonly kind: "public" | "private" | "im" | "mpim";
  readonly members: ReadonlySet<string>;
  /** Shared with another organisation by Slack Connect. */
  readonly external: boolean;
  readonly archived: boolean;
}
export type ChannelSeed = Pick<SlackChannel, "id"> &
  Partial<Omit<SlackChannel, "members">> & { readonly members?: Iterable<string> };

export interface Channels {
  get(id: string): SlackChannel | undefined;
  add(seed: ChannelSeed): SlackChannel;
  all(): Iterable<SlackChannel>;
  /** The direct messages between a user and the app, begun where there are none. */
  direct(user: string): SlackChannel;
  /** @returns whether that changed anything */
  join(channel: string, user: string): boolean;
  leave(channel: string, user: string): boolean;
  /** The conversations that somebody is in. */
  of(user: string): Iterable<SlackChannel>;
}

export function createChannels(seeds: readonly ChannelSeed[]): Channels {
  const known = new Map<string, SlackChannel & { readonly members: Set<string> }>();
  const byMember = new Map<string, Set<string>>();
  const directs = new Map<string, string>();

  const add = ({ members = [], ...seed }: ChannelSeed): SlackChannel => {
    const kind = seed.kind ?? (seed.id.startsWith("D") ? "im" : "public");
    const defaults = { name: seed.id.toLowerCase(), external: false, archived: false };
    const channel = { ...defaults, ...seed, kind, members: new Set(members) };
    known.set(channel.id, channel);
    for (const user of channel.members) enter(user, channel.id);
    if (kind === "im") for (const user of channel.members) if (user !== BOT.userId) directs.set(user, channel.id);
    return channel;
  };
  const enter = (user: string, channel: string) => {
    const own = byMember.get(user) ?? new Set();
    byMember.set(user, own.add(channel));
  };
  for (const seed of seeds) add(seed);

  return {
    get: (id) => known.get(id),
    add,
    all: () => known.values(),
    direct: (user) =>
      known.get(directs.get(user) ?? "") ?? add({ id: `D${user}`, kind: "im", members: [user, BOT.userId] }),
    join: (id, user) => {
      const channel = known.get(id);
      if (channel === undefined || channel.members.has(user)) return false;
      channel.members.add(user);
      if (channel.kind === "im" && user !== BOT.userId) directs.set(user, id);
      enter(user, id);
      return true;
    },
    leave: (id, user) => {
      byMember.get(user)?.delete(id);
      return known.get(id)?.members.delete(user) ?? false;
    },
    of: (user) => [...(byMember.get(user) ?? [])].flatMap((id) => known.get(id) ?? []),
  };
}

/** https://docs.slack.dev/reference/objects/conversation-object */
export function channelObject(channel: SlackChannel): object {
  const { id, name, kind, members, external, archived } = channel;
  const common = {
    id,
    is_channel: kind === "public",
    is_group: kind === "private",
    is_im: kind === "im",
    is_mpim: kind === "mpim",
    is_private: kind !== "public",
    is_archived: archived,
    is_ext_shared: external,
    is_shared: external,
    is_org_shared: false,
    is_pending_ext_shared: false,
    is_member: members.has(BOT.userId),
  };
  if (kind !== "im") return { ...common, name, name_normalized: name, num_members: members.size };
  return { ...common, user: [...members].find((member) => member !== BOT.userId) };
}

/** How events name the kind of a conversation. */
export function channelType({ kind }: SlackChannel): string {
  return { public: "channel", private: "group", im: "im", mpim: "mpim" }[kind];
}
