import { createHmac } from "node:crypto";
import { BOT } from "../app.ts";
import type { Clock } from "../clock.ts";
import type { Envelope, PayloadType, Transport } from "./delivery.ts";

export interface Forgery {
  /** The secret it is signed with; the app's own unless given. */
  readonly secret?: string;
  /** How far its timestamp is from now, in seconds. */
  readonly skewSeconds?: number;
  /** Changes the body after it was signed. */
  readonly tamper?: (body: string) => string;
}

/** Requests to the app's own address: https://docs.slack.dev/authentication/verifying-requests-from-slack */
export function createSignedRequests(url: string, clock: Clock): Transport {
  return {
    reachable: () => Promise.resolve(),
    send: async (envelope) => {
      const response = await postSigned(url, clock, envelope);
      if (response.status !== 200) throw new Error("http_error");
      const text = await response.text();
      return text === "" ? undefined : json(text);
    },
  };
}

/** One signed request, or one that only looks so. @returns the app's response */
export function postSigned(
  url: string,
  clock: Clock,
  envelope: Pick<Envelope, "type" | "payload"> & Partial<Envelope>,
  { secret = BOT.signingSecret, skewSeconds = 0, tamper = (body) => body }: Forgery = {},
): Promise<Response> {
  const { type, payload, attempt = 0, reason = null } = envelope;
  const body = bodyOf(type, payload);
  const timestamp = `${Math.floor(clock.now() / 1_000) + skewSeconds}`;
  const signature = createHmac("sha256", secret).update(`v0:${timestamp}:${body}`).digest("hex");
  return fetch(url, {
    method: "POST",
    redirect: "manual",
    body: tamper(body),
    headers: {
      "content-type": type === "events_api" ? "application/json" : "application/x-www-form-urlencoded",
      "x-slack-request-timestamp": timestamp,
      "x-slack-signature": `v0=${signature}`,
      ...(attempt === 0 ? {} : { "x-slack-retry-num": `${attempt}`, "x-slack-retry-reason": reason ?? "timeout" }),
    },
  });
}

function bodyOf(type: PayloadType, payload: object): string {
  if (type === "events_api") return JSON.stringify(payload);
  if (type === "interactive") return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  const fields = Object.entries(payload).map(([name, value]): [string, string] => [name, String(value)]);
  return new URLSearchParams(fields).toString();
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return { text };
  }
}
