import { z } from "zod";
import { documentId } from "../../corpus/store/registry-rows.ts";
import type { Audit } from "../store/audit.ts";

const RENAMED = z.object({
  from: z.object({ issuer: z.string(), title: z.string(), number: z.string().nullable() }),
});
const MOST_NAMES = 100;

/** Ids that a document had under the names which it was given here, its present one first; not those of what was joined to it. */
export async function idsUnderItsNames(audit: Pick<Audit, "recent">, id: string): Promise<readonly string[]> {
  const ids = [id];
  for (const each of ids) {
    const renamed = await audit.recent({ subject: each, action: "document.identity", limit: MOST_NAMES });
    const former = renamed.map(({ detail }) => documentId(RENAMED.parse(JSON.parse(detail)).from));
    ids.push(...new Set(former.filter((name) => !ids.includes(name))));
  }
  return ids;
}
