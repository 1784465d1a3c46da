import { Hono } from "hono";
import { createDeskDrafts } from "./drafts.ts";
import { createDeskFiles } from "./files.ts";
import type { DeskParts } from "./parts.ts";
import { createDeskRequests } from "./requests.ts";
import { createDeskSubstitutions } from "./substitutions.ts";

/** What the desk's pages send: `/api/desk/…`. */
export function createDeskApi(parts: DeskParts): Hono {
  return new Hono()
    .route("/requests", createDeskRequests(parts))
    .route("/drafts", createDeskDrafts(parts))
    .route("/files", createDeskFiles(parts))
    .route("/substitutions", createDeskSubstitutions(parts));
}
