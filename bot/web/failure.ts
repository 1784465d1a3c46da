import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { problemPage } from "./pages/problem.ts";

/** What a person is told when something does not work; `reference` leads to the cause in the log, null where there is none to find. */
export interface Failure {
  readonly message: string;
  readonly reference: string | null;
}

interface Parts {
  readonly log: (line: string) => void;
  readonly reference: () => string;
}

/** Writes an unexpected fault to the log. @returns what the person is told */
export type ReportFault = (fault: unknown, where: string) => Failure;

export function createFaultReport({ log, reference }: Parts): ReportFault {
  return (fault, where) => {
    const id = reference();
    log(`[${id}] ${where}: ${described(fault)}`);
    return { message: "内部の問題が起きました。しばらくしてからもう一度お試しください。", reference: id };
  };
}

export function refuse(context: Context, status: ContentfulStatusCode, message: string): Response {
  const failure: Failure = { message, reference: null };
  return context.json({ error: failure }, status);
}

/** The failure as JSON below `/api/`, as a page elsewhere. */
export function showFailure(
  context: Context,
  status: ContentfulStatusCode,
  failure: Failure,
): Response | Promise<Response> {
  if (context.req.path.startsWith("/api/")) return context.json({ error: failure }, status);
  return context.html(problemPage({ ...failure, part: partOf(context.req.path) }), status);
}

function partOf(path: string): "desk" | "admin" | undefined {
  const [, first] = path.split("/");
  return first === "desk" || first === "admin" ? first : undefined;
}

function described(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault);
  const cause = fault.cause === undefined ? "" : `\n  caused by ${described(fault.cause)}`;
  return `${fault.stack ?? `${fault.name}: ${fault.message}`}${cause}`;
}
