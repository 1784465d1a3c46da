import { z } from "zod";
import { BOT } from "../app.ts";
import { type Refusal, refusal } from "../check/refusal.ts";
import { LIMITS } from "../limits.ts";
import type { SlackChannel } from "../world/channels.ts";
import type { Workspace } from "../world/workspace.ts";

export interface Surroundings {
  readonly workspace: Workspace;
  /** Where the emulator listens, without a slash at its end. */
  readonly origin: string;
}

/** Answers a Web API call. @returns what goes beside `ok: true`, or a refusal */
export type Method = (fields: unknown, surroundings: Surroundings) => object | Refusal;

/**
 * A method whose fields are checked before it runs. Slack ignores fields it does not know; here they are refused, since
 * one that is not known is one that is misspelt.
 */
export function method<Shape extends z.ZodRawShape>(
  shape: Shape,
  run: (fields: z.infer<z.ZodObject<Shape>>, surroundings: Surroundings) => object | Refusal,
): Method {
  const schema = z.object(shape);
  // Bolt's listeners get clients that name the workspace in every call.
  const strict = z.strictObject({ ...shape, token: z.string().optional(), team_id: z.string().optional() });
  return (fields, surroundings) => {
    const known = strict.safeParse(fields);
    if (!known.success) return refusal("invalid_arguments", known.error);
    return run(schema.parse(fields), surroundings);
  };
}

export const FLAG = z
  .union([z.boolean(), z.enum(["true", "false", "1", "0"]).transform((word) => word === "true" || word === "1")])
  .optional();
export const TS = z.string().regex(/^\d{10}\.\d{6}$/u);
export const PAGING = {
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(LIMITS.page).default(100),
};

/** One page of what there is, as https://docs.slack.dev/apis/web-api/pagination tells. */
export function page<T>(
  all: readonly T[],
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
): { readonly items: readonly T[]; readonly response_metadata: { readonly next_cursor: string } } | Refusal {
  const start = cursor === undefined || cursor === "" ? 0 : Number(Buffer.from(cursor, "base64").toString());
  if (!Number.isInteger(start) || start < 0 || start > all.length) return { error: "invalid_cursor" };
  const end = start + limit;
  const next = end < all.length ? Buffer.from(`${end}`).toString("base64") : "";
  return { items: all.slice(start, end), response_metadata: { next_cursor: next } };
}

/** A conversation that the app can see: a private one only from within. */
export function visibleChannel({ channels }: Workspace, id: string): SlackChannel | Refusal {
  const channel = channels.get(id);
  if (channel === undefined || (channel.kind !== "public" && !channel.members.has(BOT.userId))) {
    return { error: "channel_not_found" };
  }
  return channel;
}

/** A conversation that the app can write in. */
export function writableChannel(workspace: Workspace, id: string): SlackChannel | Refusal {
  const channel = visibleChannel(workspace, id);
  if ("error" in channel) return channel;
  if (!channel.members.has(BOT.userId)) return { error: "not_in_channel" };
  return channel.archived ? { error: "is_archived" } : channel;
}
