import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { streamSSE } from "hono/streaming";
import { pageHeaders } from "../../web/page-headers.ts";
import { onlyFromHere } from "../../web/same-site.ts";
import type { SlackEmulator } from "../emulator/emulator.ts";
import { ACTION, act } from "./actions.ts";
import { playPage } from "./page.ts";
import { screenOf } from "./screen.ts";

const BODY_LIMIT_BYTES = 30 * 1024 * 1024;
const TYPES: Readonly<Record<string, string>> = { js: "text/javascript", css: "text/css", svg: "image/svg+xml" };

interface Parts {
  readonly slack: SlackEmulator;
  /** Whether the product can answer questions yet. */
  readonly ready: () => boolean;
}

/** The page on which one plays any user of the emulated workspace, and what it asks. */
export function createPlayApp({ slack, ready }: Parts): Hono {
  const app = new Hono();
  app.use(pageHeaders());
  app.use(onlyFromHere(null));
  app.use(bodyLimit({ maxSize: BODY_LIMIT_BYTES }));
  app.get("/", (context) => context.html(playPage()));
  app.get("/assets/:name", serveAsset);
  app.get("/api/screen", (context) => {
    const { user = "", place = "", thread = "" } = context.req.query();
    if (slack.workspace.people.get(user) === undefined) return context.json({ notice: "この利用者はいません。" }, 404);
    return context.json(screenOf(slack, { user, place, thread: thread === "" ? null : thread }, ready()));
  });
  app.get("/api/users", (context) =>
    context.json(
      [...slack.workspace.people.all()].filter(({ kind }) => kind !== "bot").map(({ id, name }) => ({ id, name })),
    ),
  );
  // Says that something changed; what it is the page asks for.
  app.get("/api/changes", (context) =>
    streamSSE(context, async (stream) => {
      const stop = slack.workspace.changes.listen(({ kind }) => {
        if (kind !== "called" && kind !== "acknowledged") void stream.writeSSE({ event: "change", data: kind });
      });
      await new Promise<void>((resolve) => stream.onAbort(resolve));
      stop();
    }),
  );
  app.post("/api/act/:user", async (context) => {
    const action = ACTION.safeParse(await context.req.json());
    if (!action.success) return context.json({ notice: "この操作は受け付けられません。" }, 400);
    return context.json(await act(slack, context.req.param("user"), action.data));
  });
  app.onError((fault, context) => context.json({ notice: fault.message }, 400));
  return app;
}

async function serveAsset(context: Context): Promise<Response> {
  const name = context.req.param("name") ?? "";
  const type = TYPES[/^[a-z-]+\.(js|css|svg)$/u.exec(name)?.[1] ?? ""];
  if (type === undefined) return context.notFound();
  const bytes = await readFile(new URL(`./assets/${name}`, import.meta.url)).catch(() => undefined);
  if (bytes === undefined) return context.notFound();
  const etag = `"${createHash("sha256").update(bytes).digest("hex").slice(0, 16)}"`;
  return context.body(new Uint8Array(bytes), 200, {
    "content-type": `${type}; charset=utf-8`,
    "cache-control": "no-cache",
    etag,
  });
}
