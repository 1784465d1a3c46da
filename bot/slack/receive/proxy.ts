import { EnvHttpProxyAgent } from "undici";

/** Through which Slack is reached where machines may not connect outward themselves. */
export interface OutboundProxy {
  /** The proxy's address; it is asked for tunnels (CONNECT), so that it sees host names only. */
  readonly url: string;
  /** Hosts that are reached without it, separated by commas, as in NO_PROXY. */
  readonly exempt: string;
}

/** This machine's own addresses, where a stand-in of Slack runs; a proxy would look for them on itself. */
const OWN_ADDRESSES = "localhost,127.0.0.1,[::1]";

/** @returns what sends requests and sockets of `undici` through the proxy. The proxy, not this machine, looks up names. */
export function createProxyDispatcher({ url, exempt }: OutboundProxy): EnvHttpProxyAgent {
  return new EnvHttpProxyAgent({
    httpProxy: url,
    httpsProxy: url,
    noProxy: exempt === "*" ? exempt : `${OWN_ADDRESSES},${exempt}`,
    // A WebSocket needs a connection of its own.
    allowH2: false,
  });
}
