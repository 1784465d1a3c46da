import type { Context } from "hono";
import { z } from "zod";
import type { Desk, DeskFilter, SeenRequest } from "../../../desk/contract.ts";
import { REQUEST_TYPES } from "../../../desk/engine/definition.ts";
import { PAGE_LENGTH } from "./list.ts";

const Query = z.object({
  scope: z.enum(["mine", "waiting", "all"]).catch("mine"),
  type: z.enum(REQUEST_TYPES).optional().catch(undefined),
  status: z.enum(["open", "returned", "ended"]).optional().catch(undefined),
  late: z.literal("1").optional().catch(undefined),
  text: z.string().trim().max(100).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
/** Requests that are read at once where a whole list is exported. */
const EXPORTED_AT_ONCE = 500;

/** What the address asks to see; whatever it holds that means nothing is left out. */
export function filterIn(context: Context, isAdministrator: boolean): DeskFilter {
  const { scope, type, status, late, text, page } = Query.parse(context.req.query());
  return {
    scope: scope === "all" && !isAdministrator ? "mine" : scope,
    type,
    status,
    isLate: late === "1" || undefined,
    text: text === "" ? undefined : text,
    limit: PAGE_LENGTH,
    offset: (page - 1) * PAGE_LENGTH,
  };
}

/** Every request of a list, over all of its pages. */
export async function wholeList(
  desk: Pick<Desk, "list">,
  filter: DeskFilter,
  personId: string,
): Promise<readonly SeenRequest[]> {
  const found: SeenRequest[] = [];
  for (;;) {
    const { requests, total } = await desk.list({ ...filter, limit: EXPORTED_AT_ONCE, offset: found.length }, personId);
    found.push(...requests);
    if (requests.length === 0 || found.length >= total) return found;
  }
}
