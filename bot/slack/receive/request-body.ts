import { z } from "zod";

const Fields = z.record(z.string(), z.unknown());

/** How Slack sends events (as JSON), and commands and clicks (as a form, the latter with JSON in `payload`). */
export type Encoding = "json" | "form";

/** @returns null for a content type that Slack does not use */
export function encodingOf(contentType: string | undefined): Encoding | null {
  const [type = ""] = (contentType ?? "").toLowerCase().split(";", 1);
  if (type.trim() === "application/json") return "json";
  return type.trim() === "application/x-www-form-urlencoded" ? "form" : null;
}

/**
 * Whether this only asks if the certificate is good, which Slack does not sign.
 * @see https://docs.slack.dev/interactivity/implementing-slash-commands#responding_basic_receipt
 */
export function isCertificateCheck(text: string, encoding: Encoding): boolean {
  return encoding === "form" && new URLSearchParams(text).get("ssl_check") === "1";
}

/** @returns what Bolt takes as a body; null where it is none */
export function parseBody(text: string, encoding: Encoding): Record<string, unknown> | null {
  if (encoding === "json") return parseFields(text);
  const form = new URLSearchParams(text);
  const payload = form.get("payload");
  return payload === null ? Object.fromEntries(form) : parseFields(payload);
}

function parseFields(json: string): Record<string, unknown> | null {
  try {
    return Fields.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}
