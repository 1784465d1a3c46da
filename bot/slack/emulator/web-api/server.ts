import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { z } from "zod";
import { BOT } from "../app.ts";
import type { Workspace } from "../world/workspace.ts";
import type { Fault, Faults } from "./faults.ts";
import { METHODS } from "./methods.ts";
import type { RateLimit } from "./rate-limit.ts";

interface Options {
  readonly workspace: Workspace;
  readonly faults: Faults;
  /** Undefined where calls are not limited. */
  readonly rateLimit: RateLimit | undefined;
  /** Methods that this Slack does not have. */
  readonly without: ReadonlySet<string>;
  readonly origin: () => string;
  /** Answers `apps.connections.open`. */
  readonly openConnection: () => object;
  /** Hears of every call that was answered. */
  readonly onCall: (method: string, fields: Fields, answer: object) => void;
}
type Fields = Readonly<Record<string, unknown>>;
type Answer = { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body: object };

const JSON_FIELDS = z.record(z.string(), z.unknown());

/** Answers Web API calls: forms as the SDK sends them, and JSON. */
export function createWebApi(options: Options) {
  const { workspace, faults, rateLimit, without, origin, openConnection, onCall } = options;

  return async (request: IncomingMessage, response: ServerResponse, method: string): Promise<void> => {
    const fields = await fieldsOf(request);
    if (fields === undefined) return send(response, { status: 200, body: { ok: false, error: "invalid_json" } });
    await faults.released(method);
    const fault = faults.next(method);
    const answer = fault === undefined || fault.kind === "lost-answer" ? run(request, method, fields) : failed(fault);
    onCall(method, fields, answer.body);
    if (fault?.kind === "lost-answer") request.socket.destroy();
    else send(response, answer);
  };

  function run(request: IncomingMessage, method: string, fields: Fields): Answer {
    const known = method === "apps.connections.open" ? openConnection : METHODS.get(method);
    if (known === undefined || without.has(method)) return refused("unknown_method");
    const token = tokenOf(request, fields);
    if (token === "") return refused("not_authed");
    if (token !== (method === "apps.connections.open" ? BOT.appToken : BOT.token)) return refused("invalid_auth");
    const seconds = rateLimit?.(method, String(fields.channel ?? "")) ?? 0;
    if (seconds > 0) return failed({ kind: "http", status: 429, retryAfterSeconds: seconds });
    if (method === "apps.connections.open") return { status: 200, body: openConnection() };
    const result = METHODS.get(method)?.(fields, { workspace, origin: origin() }) ?? {};
    return { status: 200, body: { ok: !("error" in result), ...result } };
  }
}

export function send(response: ServerResponse, { status, headers = {}, body }: Answer): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
  response.end(JSON.stringify(body));
}

function failed(fault: Exclude<Fault, { kind: "lost-answer" }>): Answer {
  if (fault.kind === "error") return refused(fault.error);
  const { status, retryAfterSeconds } = fault;
  const headers = retryAfterSeconds === undefined ? {} : { "retry-after": `${retryAfterSeconds}` };
  return { status, headers, body: { ok: false, error: status === 429 ? "ratelimited" : "internal_error" } };
}

function refused(error: string): Answer {
  return { status: 200, body: { ok: false, error } };
}

/** @returns undefined where the body is no object */
async function fieldsOf(request: IncomingMessage): Promise<Fields | undefined> {
  const body = await text(request);
  const query = Object.fromEntries(new URL(request.url ?? "/", "http://emulator").searchParams);
  if (!(request.headers["content-type"] ?? "").includes("json")) {
    return { ...query, ...Object.fromEntries(new URLSearchParams(body)) };
  }
  try {
    return { ...query, ...JSON_FIELDS.parse(JSON.parse(body)) };
  } catch {
    return undefined;
  }
}

function tokenOf(request: IncomingMessage, fields: Fields): string {
  if (typeof fields.token === "string") return fields.token;
  return request.headers.authorization?.replace(/^Bearer /u, "") ?? "";
}
