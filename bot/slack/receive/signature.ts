import { createHmac, timingSafeEqual } from "node:crypto";

/** How far Slack's clock and ours may be apart, either way, so that what was once overheard cannot be sent again. */
const TOLERANCE_SECONDS = 5 * 60;

export interface Signature {
  /** The header `x-slack-signature`. */
  readonly signature: string | undefined;
  /** The header `x-slack-request-timestamp`, in seconds. */
  readonly timestamp: string | undefined;
}

/**
 * Whether Slack sent this body, as it came, just now.
 * @param secret the app's signing secret, as Slack shows it
 * @see https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
export function isSigned({ signature, timestamp }: Signature, body: Uint8Array, secret: string, now: Date): boolean {
  if (signature === undefined || timestamp === undefined || !/^\d{1,12}$/u.test(timestamp)) return false;
  if (Math.abs(now.getTime() / 1_000 - Number(timestamp)) > TOLERANCE_SECONDS) return false;
  const expected = Buffer.from(
    `v0=${createHmac("sha256", secret).update(`v0:${timestamp}:`).update(body).digest("hex")}`,
  );
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
