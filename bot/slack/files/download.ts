import type { HostedFile } from "./slack-file.ts";

/** What became of a download. */
export type Downloaded =
  | { readonly kind: "bytes"; readonly bytes: Uint8Array }
  | { readonly kind: "failed"; readonly reason: DownloadFailure };

/**
 * `wrong-host`: an address that is not one of Slack's; `redirected`: Slack sent us elsewhere, where the token must not
 * go; `signed-out`: the token does not let us read it; `gone`: there is no such file any more; `unreachable`: no
 * connection, one that broke off, or an answer that is no file.
 */
export type DownloadFailure =
  | "wrong-host"
  | "redirected"
  | "signed-out"
  | "gone"
  | "too-large"
  | "timeout"
  | "unreachable";

export type Download = (file: HostedFile) => Promise<Downloaded>;

/** What a download needs of an answer; the body is read as it comes. */
interface FileResponse {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly body: (AsyncIterable<Uint8Array> & { cancel(): Promise<void> }) | null;
}

export type FileFetch = (
  url: string,
  init: { readonly headers: Record<string, string>; readonly redirect: "manual"; readonly signal: AbortSignal },
) => Promise<FileResponse>;

interface Parts {
  /** The bot's. */
  readonly token: string;
  /** Origins that may see the token, as `fileOrigins` gives them. */
  readonly origins: readonly string[];
  readonly fetch?: FileFetch;
  readonly limitBytes?: number;
  /** For connecting, waiting and reading together, in milliseconds. */
  readonly timeoutMs?: number;
}

const DOWNLOAD_LIMIT_BYTES = 20 * 1024 * 1024;
const TIMEOUT_MS = 60_000;
const SLACK_FILES = "https://files.slack.com";

/**
 * Slack's file host. A stand-in for Slack serves files itself, without TLS: the origin of SLACK_API_URL counts as well
 * where it is on loopback.
 */
export function fileOrigins(apiUrl: string | null): readonly string[] {
  if (apiUrl === null) return [SLACK_FILES];
  const { hostname, origin } = new URL(apiUrl);
  const isLoopback = /^(?:localhost|\[::1\]|127(?:\.\d+){3})$/u.test(hostname);
  return isLoopback ? [SLACK_FILES, origin] : [SLACK_FILES];
}

/** Downloads files of Slack's. The token goes to the given origins only; nothing larger than the limit is kept. */
export function createDownload(parts: Parts): Download {
  const { token, origins, limitBytes = DOWNLOAD_LIMIT_BYTES, timeoutMs = TIMEOUT_MS } = parts;
  const { fetch = globalThis.fetch } = parts;
  return async (file) => {
    if (!URL.canParse(file.url) || !origins.includes(new URL(file.url).origin)) return failed("wrong-host");
    if ((file.size ?? 0) > limitBytes) return failed("too-large");
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const headers = { authorization: `Bearer ${token}` };
      const response = await fetch(file.url, { headers, redirect: "manual", signal });
      const failure = failureOf(response, limitBytes);
      const bytes = failure ?? (await readUpTo(limitBytes, response));
      if (typeof bytes === "string") {
        await response.body?.cancel();
        return failed(bytes);
      }
      return isLoginPage(response, file, bytes) ? failed("signed-out") : { kind: "bytes", bytes };
    } catch {
      // fetch rejects with whatever broke the connection; only our own signal tells more.
      return failed(signal.aborted ? "timeout" : "unreachable");
    }
  };
}

function failed(reason: DownloadFailure): Downloaded {
  return { kind: "failed", reason };
}

function failureOf({ status, headers }: FileResponse, limitBytes: number): DownloadFailure | undefined {
  if (status >= 300 && status < 400) return "redirected";
  if (status === 401 || status === 403) return "signed-out";
  if (status === 404 || status === 410) return "gone";
  if (status !== 200) return "unreachable";
  return Number(headers.get("content-length") ?? 0) > limitBytes ? "too-large" : undefined;
}

async function readUpTo(limitBytes: number, { body }: FileResponse): Promise<Uint8Array | DownloadFailure> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.byteLength;
    if (length > limitBytes) return "too-large";
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * To a token that may not read the file Slack gives its login page, with status 200. An HTML file looks the same from
 * outside, but has the size that Slack said it has.
 */
function isLoginPage({ headers }: FileResponse, { name, mimetype, size }: HostedFile, bytes: Uint8Array): boolean {
  if (!/^text\/html\b/iu.test(headers.get("content-type") ?? "")) return false;
  const isHtmlFile = /^(?:text\/html|application\/xhtml\+xml)\b/iu.test(mimetype) || /\.x?html?$/iu.test(name);
  return !isHtmlFile || (size !== null && size !== bytes.byteLength);
}
