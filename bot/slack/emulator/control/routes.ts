import { Hono } from "hono";
import { z } from "zod";
import type { SlackEmulator } from "../emulator.ts";

const SAYING = z.object({
  user: z.string(),
  in: z.string(),
  text: z.string(),
  thread: z.string().optional(),
  asMarkup: z.boolean().optional(),
});
const FAULT = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("error"), error: z.string() }),
  z.object({ kind: z.literal("http"), status: z.int(), retryAfterSeconds: z.int().optional() }),
  z.object({ kind: z.literal("lost-answer") }),
]);
const CONNECTION = z.discriminatedUnion("do", [
  z.object({ do: z.literal("refresh"), place: z.int().optional() }),
  z.object({ do: z.literal("cut") }),
  z.object({ do: z.literal("refuse"), error: z.string() }),
  z.object({ do: z.literal("allow") }),
]);
const WORLD = z.object({
  users: z
    .array(z.object({ id: z.string(), name: z.string(), email: z.string().nullable().default(null) }))
    .default([]),
  channels: z.array(z.object({ id: z.string(), members: z.array(z.string()) })).default([]),
});
const DELIVERY = z.object({
  type: z.enum(["events_api", "interactive", "slash_commands"]),
  payload: z.record(z.string(), z.unknown()),
});

/** Lets another process play the workspace: people who write, connections that end, and what came of it. */
export function createControl(slack: SlackEmulator): Hono {
  const app = new Hono();
  let allow = () => {};

  app.post("/world", async (context) => {
    const { users, channels } = WORLD.parse(await context.req.json());
    for (const user of users) slack.workspace.people.add(user);
    for (const channel of channels) slack.workspace.channels.add(channel);
    return context.json({ ok: true });
  });
  // Answers before the app has acknowledged anything, with the messages' timestamps in order.
  app.post("/says", async (context) => {
    const sayings = z.array(SAYING).parse(await context.req.json());
    const written = sayings.map(({ user, text, thread, asMarkup, ...place }) =>
      slack.user(user).writes(text, {
        ...place,
        ...(thread === undefined ? {} : { thread }),
        ...(asMarkup === undefined ? {} : { asMarkup }),
      }),
    );
    return context.json({ ts: written.map(({ message }) => message.ts) });
  });
  // The same payload may be given several times, in any order.
  app.post("/deliver", async (context) => {
    for (const { type, payload } of z.array(DELIVERY).parse(await context.req.json()))
      void slack.deliver(type, payload);
    return context.json({ ok: true });
  });
  app.post("/faults/:method", async (context) => {
    slack.faults(context.req.param("method"), ...z.array(FAULT).parse(await context.req.json()));
    return context.json({ ok: true });
  });
  app.post("/connections", async (context) => {
    const action = CONNECTION.parse(await context.req.json());
    if (action.do === "refresh") slack.refresh(action.place);
    else if (action.do === "cut") slack.cut();
    else if (action.do === "refuse") allow = slack.refuseConnections(action.error);
    else allow();
    return context.json({ open: slack.openSockets() });
  });
  app.get("/messages/:channel", (context) => context.json(slack.messages(context.req.param("channel"))));
  app.get("/metrics", (context) => {
    const { metrics, acknowledgements } = slack;
    return context.json({
      openSockets: slack.openSockets(),
      acknowledgements: { ...acknowledgements.count, latencies: acknowledgements.latencies },
      firstSigns: metrics.firstSigns,
      firstReplies: metrics.firstReplies,
      waiting: metrics.waiting(),
      replies: metrics.replies(),
    });
  });
  app.onError((fault, context) => context.json({ error: String(fault) }, 400));
  return app;
}
