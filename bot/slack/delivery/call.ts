/** What became of a call to Slack's Web API. */
export type Outcome =
  | { readonly kind: "ok"; readonly result: unknown }
  | { readonly kind: "rate-limited"; readonly retryAfterMs: number }
  /** Slack said no, by the name it gives: `unknown_method`, `channel_not_found` … */
  | { readonly kind: "refused"; readonly error: string }
  /** No answer: the call may have been carried out all the same. */
  | { readonly kind: "unreachable"; readonly cause: unknown };

/** Calls a method of Slack's Web API once. Never rejects. */
export type Call = (method: string, parameters: Readonly<Record<string, unknown>>) => Promise<Outcome>;
