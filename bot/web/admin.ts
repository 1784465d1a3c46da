import { Hono } from "hono";
import { createChoices } from "./api/admin/choices.ts";
import { createDocumentsApi } from "./api/admin/documents.ts";
import { createDrafts } from "./api/admin/drafts.ts";
import { createJobsApi } from "./api/admin/jobs.ts";
import { createOfficeApi } from "./api/admin/office.ts";
import type { AdminParts } from "./api/admin/parts.ts";
import { createFileUpload, createFormUpload } from "./api/admin/uploads.ts";
import { createAdminPages } from "./pages/admin/routes.ts";

/** Where a browser sends a form by itself. */
export const FORM_UPLOAD = "/admin/upload";

/** Paths that read a body of their own size, within a limit of their own. */
const OWN_LIMIT = /^\/(?:admin\/upload|api\/admin\/(?:files|synonyms|drafts\/\w+))$/u;

export function hasOwnLimit(path: string): boolean {
  return OWN_LIMIT.test(path);
}

/** The console at /admin and what it sends to /api/admin. */
export function createAdminSite(parts: AdminParts): Hono {
  const api = new Hono()
    .route("/files", createFileUpload(parts))
    .route("/jobs", createJobsApi(parts))
    .route("/documents", createDocumentsApi(parts))
    .route("/drafts", createDrafts(parts))
    .route("/choices", createChoices(parts))
    .route("/", createOfficeApi(parts));
  return new Hono()
    .route("/api/admin", api)
    .post(FORM_UPLOAD, createFormUpload(parts))
    .route("/admin", createAdminPages(parts));
}
