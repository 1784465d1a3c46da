import { webApi } from "@slack/bolt";

/** How a call of the Web API went. */
export type CallOutcome<Result> = { readonly kind: "done"; readonly result: Result } | CallFailure;

export type CallFailure =
  /** Slack has not done it, and will not before that time is over. */
  | { readonly kind: "rate-limited"; readonly retryAfterMs: number }
  /** Slack has not done it, and would not if it were asked again; `error` is its word for why, such as `invalid_blocks`. */
  | { readonly kind: "refused"; readonly error: string }
  /** Nobody knows whether Slack has done it: the network, a proxy or Slack itself failed. */
  | { readonly kind: "unreachable"; readonly cause: Error };

/** Errors by which Slack says that it failed itself: https://docs.slack.dev/reference/methods/chat.postMessage#errors */
const SLACK_FAILED = new Set(["internal_error", "fatal_error", "service_unavailable", "request_timeout"]);
const TOO_MANY = new Set(["ratelimited", "rate_limited"]);
const WAIT_UNLESS_TOLD_SECONDS = 30;
/** Statuses that are about the request, which would fare no better again. */
const NEVER_TAKEN = new Set([400, 413]);
/** Slack's word, as against the page of a proxy that answers in its place. */
const WORD = /^\w+(?=:|$)/u;

/** @throws whatever else the call rejects with than a failure of calling Slack */
export async function outcomeOf<Result>(call: Promise<Result>): Promise<CallOutcome<Result>> {
  try {
    return { kind: "done", result: await call };
  } catch (cause) {
    return failureOf(cause);
  }
}

/** @throws the cause itself where it is no failure of calling Slack */
function failureOf(cause: unknown): CallFailure {
  if (cause instanceof webApi.WebAPIRateLimitedError) {
    return { kind: "rate-limited", retryAfterMs: cause.retryAfter * 1_000 };
  }
  if (cause instanceof webApi.WebAPIPlatformError) return failureSaid(cause);
  if (cause instanceof webApi.WebAPIHTTPError) {
    return NEVER_TAKEN.has(cause.statusCode)
      ? { kind: "refused", error: `http_${cause.statusCode}` }
      : { kind: "unreachable", cause };
  }
  if (cause instanceof webApi.WebAPIRequestError) return { kind: "unreachable", cause };
  throw cause;
}

function failureSaid(cause: webApi.WebAPIPlatformError): CallFailure {
  const said: unknown = cause.data.error;
  const [error] = typeof said === "string" ? (WORD.exec(said) ?? []) : [];
  if (error === undefined || SLACK_FAILED.has(error)) return { kind: "unreachable", cause };
  if (!TOO_MANY.has(error)) return { kind: "refused", error };
  const seconds = cause.data.response_metadata?.retryAfter ?? WAIT_UNLESS_TOLD_SECONDS;
  return { kind: "rate-limited", retryAfterMs: seconds * 1_000 };
}

/** A failure in one line of the log, down to what the operating system said. */
export function describeFailure(failure: CallFailure): string {
  switch (failure.kind) {
    case "rate-limited":
      return `rate-limited for ${failure.retryAfterMs / 1_000} s`;
    case "refused":
      return failure.error;
    case "unreachable":
      return [...causes(failure.cause.cause instanceof Error ? failure.cause.cause : failure.cause)].join(": ");
  }
}

function* causes(error: Error): Generator<string> {
  yield error.message.split("\n")[0]?.slice(0, 200) ?? error.name;
  if (error.cause instanceof Error) yield* causes(error.cause);
}
