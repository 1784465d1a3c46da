import type { AccountFacts } from "../../../store/accounts.ts";
import { factsFrom } from "../account-facts.ts";
import { type Page, SlackRefused, type Workspace } from "../workspace.ts";

export const OWN_TEAM = "T1";
export const ASSISTANT = "U0BOT";

/** A workspace in memory, which tests change while it is asked. */
export interface FakeWorkspace extends Workspace {
  /** Accounts as Slack describes them, by id. */
  readonly users: Map<string, object>;
  /** Members by channel, the assistant among them. */
  readonly channels: Map<string, readonly string[]>;
  readonly shared: Set<string>;
  /** Reasons for which methods are refused. */
  readonly refused: Map<keyof Workspace, string>;
  /** What was asked, in order: `account U1`, `members C1`. */
  readonly asked: string[];
}

export function createFakeWorkspace(pageSize = 1_000): FakeWorkspace {
  const users = new Map<string, object>();
  const channels = new Map<string, readonly string[]>();
  const shared = new Set<string>();
  const refused = new Map<keyof Workspace, string>();
  const asked: string[] = [];

  const answer = async (method: keyof Workspace, subject = "") => {
    asked.push(`${method} ${subject}`.trim());
    const reason = refused.get(method);
    if (reason !== undefined) throw new SlackRefused(method, reason);
  };
  const factsOf = (id: string): AccountFacts => {
    const facts = factsFrom(users.get(id), OWN_TEAM);
    if (facts === undefined) throw new SlackRefused("account", "user_not_found");
    return facts;
  };
  const page = <Item>(items: readonly Item[], cursor: string | null): Page<Item> => {
    const from = Number(cursor ?? 0);
    const to = from + pageSize;
    return { items: items.slice(from, to), next: to < items.length ? `${to}` : null };
  };

  return {
    users,
    channels,
    shared,
    refused,
    asked,
    self: async () => {
      await answer("self");
      return { userId: ASSISTANT };
    },
    account: async (userId) => {
      await answer("account", userId);
      return factsOf(userId);
    },
    accounts: async (cursor) => {
      await answer("accounts", cursor ?? "");
      return page([...users.keys()].map(factsOf), cursor);
    },
    described: async (user) => factsFrom(user, OWN_TEAM),
    members: async (channel, cursor) => {
      await answer("members", channel);
      const members = channels.get(channel);
      if (members === undefined) throw new SlackRefused("members", "channel_not_found");
      return page(members, cursor);
    },
    isShared: async (channel) => {
      await answer("isShared", channel);
      return shared.has(channel);
    },
  };
}

/** A full member of the workspace, as Slack describes one. */
export function staffUser(id: string, email: string, more: object = {}) {
  return { id, team_id: OWN_TEAM, profile: { email }, ...more };
}
