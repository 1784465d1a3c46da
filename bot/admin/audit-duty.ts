import type { Librarian } from "./contract.ts";
import type { Duty } from "./librarian-parts.ts";

/** The log of what everybody here did, for administrators. */
export function createAuditDuty({ audit, accessOf, note }: Duty): Pick<Librarian, "audit" | "exportAudit"> {
  const isAdministrator = async (personId: string) => (await accessOf(personId)).role === "administrator";
  return {
    audit: async (personId, limit) => ((await isAdministrator(personId)) ? audit.recent(limit) : []),
    exportAudit: async (personId) => {
      if (!(await isAdministrator(personId))) return undefined;
      await note(personId, "audit.export", "");
      const lines: string[] = [];
      for await (const entry of audit.all()) lines.push(`${JSON.stringify(entry)}\n`);
      return { lines: lines.join(""), isWhole: (await audit.verify()).kind === "whole" };
    },
  };
}
