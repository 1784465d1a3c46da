import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Context } from "hono";

const TYPES: Readonly<Record<string, string>> = {
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  svg: "image/svg+xml",
};

/** Serves a script, style sheet or picture of the folder `assets/`, revalidated on every use. */
export async function serveAsset(context: Context): Promise<Response> {
  const name = context.req.param("name") ?? "";
  const type = TYPES[/^[a-z0-9-]+\.(js|css|svg)$/u.exec(name)?.[1] ?? ""];
  const bytes = type === undefined ? undefined : await read(name);
  if (type === undefined || bytes === undefined) return context.notFound();
  const tag = `"${createHash("sha256").update(bytes).digest("hex").slice(0, 16)}"`;
  const headers = { "content-type": type, "cache-control": "no-cache", etag: tag };
  if (context.req.header("if-none-match") === tag) return context.body(null, 304, headers);
  return context.body(bytes, 200, headers);
}

async function read(name: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return new Uint8Array(await readFile(new URL(`./assets/${name}`, import.meta.url)));
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return undefined;
    throw cause;
  }
}
