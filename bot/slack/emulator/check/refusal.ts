import type { z } from "zod";

/** How Slack refuses a call. */
export interface Refusal {
  readonly error: string;
  readonly response_metadata?: { readonly messages: readonly string[] };
}

/** The error with every problem named as Slack does, by JSON pointer. */
export function refusal(error: string, problems: z.ZodError, root = ""): Refusal {
  const messages = problems.issues.map(
    ({ message, path }) => `[ERROR] ${message} [json-pointer:${[root, ...path].map(String).join("/")}]`,
  );
  return { error, response_metadata: { messages } };
}

/** A field that the SDK sends as JSON in a form; anything else as it stands. */
export function fromJson(field: unknown): unknown {
  if (typeof field !== "string") return field;
  try {
    return JSON.parse(field);
  } catch {
    return field;
  }
}
