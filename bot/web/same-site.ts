import type { MiddlewareHandler } from "hono";
import { refuse } from "./failure.ts";

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);
const READING = new Set(["GET", "HEAD", "OPTIONS"]);

/** Whether a host name stands for this machine only. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.has(host) || host === "::1" || /^127(\.\d{1,3}){3}$/u.test(host);
}

/**
 * Refuses what another site sends through somebody's browser: changing requests from a foreign origin, bodies that a plain
 * form could send, and host names that are not ours (a foreign name pointed at this machine would count as our origin).
 * Paths of `plainForms` take the form of a browser that says that it comes from here.
 */
export function onlyFromHere(publicUrl: string | null, plainForms: readonly string[] = []): MiddlewareHandler {
  const publicHost = publicUrl === null ? null : new URL(publicUrl).host;
  return async (context, next) => {
    const { host, hostname } = new URL(context.req.url);
    if (!isLoopback(hostname) && host !== publicHost) {
      return refuse(context, 403, "このアドレスでは利用できません。管理者から案内されたアドレスを開いてください。");
    }
    if (READING.has(context.req.method)) return next();
    if (
      !isOwn(context.req.header("origin"), [host, publicHost]) ||
      isForeignFetch(context.req.header("sec-fetch-site"))
    ) {
      return refuse(context, 403, "ほかのサイトからの操作は受け付けていません。");
    }
    const type = context.req.header("content-type") ?? "";
    const isPlainForm = plainForms.includes(context.req.path) && context.req.header("origin") !== undefined;
    if (isPlainForm && /^multipart\/form-data;/iu.test(type)) return next();
    if (context.req.method === "POST" && !/^application\/json(?:\s*;|$)/iu.test(type)) {
      return refuse(context, 415, "Content-Type を application/json にして送ってください。");
    }
    return next();
  };
}

/** Programs send no origin; browsers always do with what changes something. */
function isOwn(origin: string | undefined, hosts: readonly (string | null)[]): boolean {
  if (origin === undefined) return true;
  return URL.canParse(origin) && hosts.includes(new URL(origin).host);
}

function isForeignFetch(site: string | undefined): boolean {
  return site === "cross-site" || site === "same-site";
}
