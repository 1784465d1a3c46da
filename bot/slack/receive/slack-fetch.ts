import type { webApi } from "@slack/bolt";
import { fetch as fetchThrough } from "undici";
import type { FileFetch } from "../files/download.ts";
import { createProxyDispatcher, type OutboundProxy } from "./proxy.ts";

/** For a 429 of something between us and Slack, which does not say how long to wait. */
const WAIT_UNLESS_TOLD_SECONDS = 30;

/**
 * How the Web API is called. The whole answer is read here, so that a connection that breaks off halfway is the same
 * failure to the SDK as one that never came about; and every 429 says how long to wait, as the SDK relies on.
 */
export function createSlackFetch(proxy: OutboundProxy | null): webApi.FetchFunction {
  const send = proxy === null ? fetch : fetchWith(proxy);
  return async (url, init) => {
    const response = await send(url, init);
    const body = await response.arrayBuffer();
    const headers = new Headers([...response.headers.entries()]);
    if (response.status === 429 && !/^\d+$/u.test(headers.get("retry-after") ?? "")) {
      headers.set("retry-after", `${WAIT_UNLESS_TOLD_SECONDS}`);
    }
    const { status, statusText } = response;
    return new Response(body.byteLength === 0 ? null : body, { status, statusText, headers });
  };
}

/** How files are downloaded: as they come, so that a large one can be left off. */
export function createFileFetch(proxy: OutboundProxy | null): FileFetch {
  if (proxy === null) return fetch;
  const dispatcher = createProxyDispatcher(proxy);
  return (url, init) => fetchThrough(url, { ...init, dispatcher });
}

function fetchWith(proxy: OutboundProxy): webApi.FetchFunction {
  const dispatcher = createProxyDispatcher(proxy);
  return (url, init) => fetchThrough(url, { ...init, dispatcher });
}
