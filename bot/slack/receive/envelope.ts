import type { ReceiverEvent } from "@slack/bolt";
import { z } from "zod";

/** Reasons for which a connection is ended and another one welcome: https://docs.slack.dev/apis/events-api/using-socket-mode#disconnect */
const REFRESHES = new Set(["refresh_requested", "warning"]);

const Disconnect = z.object({ type: z.literal("disconnect"), reason: z.string().default("disconnect") });
const Delivery = z.object({
  body: z.record(z.string(), z.unknown()),
  ack: z.custom<ReceiverEvent["ack"]>((ack) => typeof ack === "function"),
  retry_num: z.number().optional(),
  retry_reason: z.string().optional(),
});

/** The end of the connection as Slack announces it; null for any other message. */
export function announcedEnd(message: unknown): { kind: "refresh" | "unwanted"; reason: string } | null {
  if (typeof message !== "string" || !message.includes('"disconnect"')) return null;
  const { data } = Disconnect.safeParse(parsed(message));
  if (data === undefined) return null;
  return { kind: REFRESHES.has(data.reason) ? "refresh" : "unwanted", reason: data.reason };
}

/** What Bolt takes, from what the SDK emits as `slack_event`; null where that has no body. */
export function receiverEvent(emitted: unknown): ReceiverEvent | null {
  const { data } = Delivery.safeParse(emitted);
  if (data === undefined) return null;
  const { body, ack, retry_num, retry_reason } = data;
  return {
    body,
    ack,
    ...(retry_num === undefined ? {} : { retryNum: retry_num }),
    ...(retry_reason === undefined ? {} : { retryReason: retry_reason }),
  };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
