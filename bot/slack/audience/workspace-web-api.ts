import { z } from "zod";
import { factsFrom } from "./account-facts.ts";
import { SlackRefused, type Workspace } from "./workspace.ts";

interface Parts {
  /** `WebClient.apiCall` of a client that neither waits nor retries. */
  readonly call: (method: string, fields: Record<string, unknown>) => Promise<unknown>;
  readonly clock: () => Date;
}

/** For the client: an answer waits for none of this, so a call that is not answered soon has failed. */
export const ASKING_TIMEOUT_MS = 3_000;

/** The most that https://docs.slack.dev/reference/methods/users.list gives: 16,500 accounts in 17 of its 20 calls a minute. */
const ACCOUNTS_A_PAGE = 1_000;
/** https://docs.slack.dev/reference/methods/conversations.members: under 1,000. */
const MEMBERS_A_PAGE = 999;

/** How long a method is left alone after what concerns every call of it, in milliseconds. */
const LEFT_ALONE_MS: Readonly<Record<string, number>> = {
  unknown_method: 600_000,
  missing_scope: 600_000,
  not_allowed_token_type: 600_000,
  invalid_auth: 60_000,
  ratelimited: 30_000,
  unreachable: 5_000,
};

const Identity = z.object({ user_id: z.string(), team_id: z.string().optional() });
const Cursor = z.object({ next_cursor: z.string().optional() }).optional();
const Users = z.object({ members: z.array(z.unknown()), response_metadata: Cursor });
const Members = z.object({ members: z.array(z.string()), response_metadata: Cursor });
const Channel = z.object({
  channel: z.object({
    is_ext_shared: z.boolean().optional(),
    is_pending_ext_shared: z.boolean().optional(),
    is_org_shared: z.boolean().optional(),
    is_shared: z.boolean().optional(),
    is_global_shared: z.boolean().optional(),
  }),
});

/** The workspace over Slack's Web API. */
export function createWorkspace({ call, clock }: Parts): Workspace {
  const refusals = new Map<string, { readonly refused: SlackRefused; readonly until: number }>();
  let identity: Promise<z.infer<typeof Identity>> | undefined;

  async function ask<Answer>(method: string, fields: Record<string, unknown>, schema: z.ZodType<Answer>) {
    const earlier = refusals.get(method);
    if (earlier !== undefined && clock().getTime() < earlier.until) throw earlier.refused;
    try {
      return schema.parse(await call(method, fields));
    } catch (cause) {
      const { reason, waitMs } = reasonOf(cause);
      const refused = new SlackRefused(method, reason, cause);
      refusals.set(method, { refused, until: clock().getTime() + waitMs });
      throw refused;
    }
  }
  function whoWeAre() {
    identity ??= ask("auth.test", {}, Identity).catch((cause: unknown) => {
      identity = undefined;
      throw cause;
    });
    return identity;
  }
  const described = async (user: unknown) => factsFrom(user, (await whoWeAre()).team_id ?? null);

  return {
    self: async () => ({ userId: (await whoWeAre()).user_id }),
    account: async (userId) => {
      const { user } = await ask("users.info", { user: userId }, z.object({ user: z.unknown() }));
      const facts = await described(user);
      if (facts === undefined) throw new SlackRefused("users.info", "unreadable_answer");
      return { ...facts, userId };
    },
    accounts: async (cursor) => {
      const fields = { limit: ACCOUNTS_A_PAGE, ...(cursor === null ? {} : { cursor }) };
      const { members, response_metadata } = await ask("users.list", fields, Users);
      const items = (await Promise.all(members.map(described))).filter((facts) => facts !== undefined);
      return { items, next: response_metadata?.next_cursor || null };
    },
    described,
    members: async (channel, cursor) => {
      const fields = { channel, limit: MEMBERS_A_PAGE, ...(cursor === null ? {} : { cursor }) };
      const { members, response_metadata } = await ask("conversations.members", fields, Members);
      return { items: members, next: response_metadata?.next_cursor || null };
    },
    isShared: async (channel) =>
      Object.values((await ask("conversations.info", { channel }, Channel)).channel).includes(true),
  };
}

const RateLimited = z.object({ code: z.literal("slack_webapi_rate_limited_error"), retryAfter: z.number() });
const Refused = z.object({ code: z.literal("slack_webapi_platform_error"), data: z.object({ error: z.string() }) });

/** Why a call failed, and how long no other of its method can do better. */
function reasonOf(cause: unknown): { readonly reason: string; readonly waitMs: number } {
  const limited = RateLimited.safeParse(cause);
  if (limited.success) return { reason: "ratelimited", waitMs: limited.data.retryAfter * 1_000 };
  if (cause instanceof z.ZodError) return { reason: "unreadable_answer", waitMs: 0 };
  const reason = Refused.safeParse(cause).data?.data.error ?? "unreachable";
  return { reason, waitMs: LEFT_ALONE_MS[reason] ?? 0 };
}
