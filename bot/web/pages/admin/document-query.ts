import type { Context } from "hono";
import { z } from "zod";
import { CATEGORIES } from "../../../../corpus/document.ts";
import type { DocumentQuery } from "../../../admin/contract.ts";

export const DOCUMENTS_SHOWN = 30;
const SORTS = ["title", "owner", "effectiveFrom", "passages", "changed"] as const;
const STATUSES = ["in-force", "future", "withdrawn", "warned", "unowned"] as const;

const optional = <Value>(schema: z.ZodType<Value>) => schema.optional().catch(undefined);
const Query = z.object({
  text: optional(z.string().trim().min(1).max(200)),
  category: optional(z.enum(CATEGORIES)),
  owner: optional(z.string().min(1).max(200)),
  status: optional(z.enum(STATUSES)),
  sort: z.enum(SORTS).catch("title"),
  order: z.enum(["up", "down"]).catch("up"),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

/** What an address asks of the table; what it says wrongly is left out. */
export function documentQueryIn(context: Context): DocumentQuery {
  const { page, order, ...query } = Query.parse(context.req.query());
  return { ...query, descending: order === "down", limit: DOCUMENTS_SHOWN, offset: (page - 1) * DOCUMENTS_SHOWN };
}

/** The address of the same table with something changed. */
export function documentsAddress(query: DocumentQuery, changed: Partial<DocumentQuery> = {}): string {
  const { text, category, owner, status, sort, descending, offset } = { ...query, ...changed };
  const page = Math.floor(offset / DOCUMENTS_SHOWN) + 1;
  const written = new URLSearchParams({
    ...(text && { text }),
    ...(category && { category }),
    ...(owner && { owner }),
    ...(status && { status }),
    ...(sort === "title" ? {} : { sort }),
    ...(descending && { order: "down" }),
    ...(page > 1 && { page: String(page) }),
  }).toString();
  return written === "" ? "/admin/documents" : `/admin/documents?${written}`;
}
