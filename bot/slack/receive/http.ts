import type { ReceiverEvent } from "@slack/bolt";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { Intake } from "../delivery/intake.ts";
import { encodingOf, isCertificateCheck, parseBody } from "./request-body.ts";
import { isSigned, type Signature } from "./signature.ts";

interface Parts {
  readonly signingSecret: string;
  readonly intake: Intake;
  readonly clock: () => Date;
  readonly log: (line: string) => void;
  readonly bodyLimitBytes?: number;
  /** How long the intake may take to acknowledge; Slack itself waits for three seconds. */
  readonly patienceMs?: number;
}

/**
 * Takes what Slack delivers by `POST /slack/events`: events, clicks, views and commands. What is not Slack's is refused
 * without a word about why, which the log knows; what could not be kept is answered with 503, so that it comes again.
 */
export function createHttpTransport({
  signingSecret,
  intake,
  clock,
  log,
  bodyLimitBytes = 1024 * 1024,
  patienceMs = 2_500,
}: Parts): Hono {
  const app = new Hono();
  const refuse = (status: number, why: string) => {
    log(`Slack: a request was refused with ${status} (${why}).`);
    return new Response(null, { status });
  };

  const limit = bodyLimit({ maxSize: bodyLimitBytes, onError: () => refuse(413, "too large") });

  app.post("/slack/events", limit, async (context) => {
    const encoding = encodingOf(context.req.header("content-type"));
    if (encoding === null) return refuse(415, "content type");
    const bytes = new Uint8Array(await context.req.arrayBuffer());
    const text = new TextDecoder().decode(bytes);
    if (!isSigned(signatureOf(context), bytes, signingSecret, clock())) {
      return isCertificateCheck(text, encoding) ? new Response(null) : refuse(401, "signature");
    }
    const body = parseBody(text, encoding);
    if (body === null) return refuse(400, "malformed body");
    if (body.type === "url_verification") return Response.json({ challenge: body.challenge });
    return deliver(body, retryOf(context));
  });
  app.onError((fault) => refuse(500, `${fault}`));
  return app;

  async function deliver(body: ReceiverEvent["body"], retry: Retry): Promise<Response> {
    const answered = Promise.withResolvers<Response>();
    const timer = setTimeout(() => answered.resolve(refuse(503, "not acknowledged in time")), patienceMs);
    const ack = async (response?: unknown) => answered.resolve(acknowledgement(response));
    intake({ body, ack, ...retry }).catch((cause: unknown) => {
      log(`Slack: an event was not taken and will come again: ${cause instanceof Error ? cause.stack : cause}`);
      answered.resolve(new Response(null, { status: 503 }));
    });
    return answered.promise.finally(() => clearTimeout(timer));
  }
}

function signatureOf(context: Context): Signature {
  return {
    signature: context.req.header("x-slack-signature"),
    timestamp: context.req.header("x-slack-request-timestamp"),
  };
}

type Retry = Pick<ReceiverEvent, "retryNum" | "retryReason">;

function retryOf(context: Context): Retry {
  const number = Number.parseInt(context.req.header("x-slack-retry-num") ?? "", 10);
  const reason = context.req.header("x-slack-retry-reason");
  return {
    ...(Number.isNaN(number) ? {} : { retryNum: number }),
    ...(reason === undefined ? {} : { retryReason: reason }),
  };
}

/** A view's or a command's response is sent along: text as text, anything else as JSON. */
function acknowledgement(response: unknown): Response {
  if (response === undefined || response === null || response === "") return new Response(null);
  return typeof response === "string" ? new Response(response) : Response.json(response);
}
