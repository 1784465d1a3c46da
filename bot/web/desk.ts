import { randomUUID } from "node:crypto";
import { type Context, Hono } from "hono";
import type { Conversation } from "../conversation/contract.ts";
import type { DeskParts } from "./api/desk/parts.ts";
import { createDeskApi } from "./api/desk/routes.ts";
import { ownTurn } from "./api/own-turn.ts";
import { createDeskPages } from "./pages/desk/routes.ts";

/** What the desks bring to the web; people, the day and who asks are the site's. */
export type WebDesk = Pick<DeskParts, "desk" | "organisation" | "attachments">;

interface Parts extends DeskParts {
  readonly conversation: Pick<Conversation, "turn" | "history">;
  readonly timeZone: string;
}

/** The pages at /desk and what they send to /api/desk. */
export function createDeskSite({ conversation, timeZone, ...parts }: Parts): Hono {
  const pages = createDeskPages({
    ...parts,
    timeZone,
    newKey: randomUUID,
    ownTurn: (id, personId) => ownTurn(conversation, id, personId),
    checks: async () => [],
  });
  return new Hono().route("/api/desk", createDeskApi(parts)).route("/desk", pages);
}

/** How many requests wait for who opens a page; null where there are no desks, or nobody in particular. */
export function createWaiting(desk: WebDesk | undefined, personIn: (context: Context) => Promise<string | null>) {
  return async (context: Context): Promise<number | null> => {
    const personId = await personIn(context);
    if (desk === undefined || personId === null) return null;
    return (await desk.desk.list({ scope: "waiting", limit: 1 }, personId)).total;
  };
}
