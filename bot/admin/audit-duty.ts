import type { CalendarDate } from "../../corpus/document.ts";
import type { Librarian } from "./contract.ts";
import { idsUnderItsNames } from "./former-ids.ts";
import type { Duty } from "./librarian-parts.ts";
import { createShelf } from "./shelf.ts";

/** What leaves a document as it was. */
export const LOOKING = ["document.read", "document.download", "document.try"] as const;

/** So many entries are looked through for a document's history, and so many of it shown. */
const NOTED_LOOKED_AT = 500;
const HISTORY_SHOWN = 20;
const DAY_MS = 24 * 3_600_000;

/** The log of what everybody here did, for administrators. */
export function createAuditDuty(
  duty: Duty,
): Pick<Librarian, "audit" | "history" | "auditedPeople" | "isAuditWhole" | "exportAudit"> {
  const { audit, timeZone, accessOf, note } = duty;
  const shelf = createShelf(duty);
  const isAdministrator = async (personId: string) => (await accessOf(personId)).role === "administrator";
  async function subjectsOf(words: string, personId: string): Promise<readonly string[]> {
    return [...(await shelf.titles(personId))].flatMap(([id, title]) => (title.includes(words) ? [id] : []));
  }
  return {
    audit: async ({ text, from, to, ...query }, personId) => {
      if (!(await isAdministrator(personId))) return [];
      return audit.recent({
        ...query,
        text: text === undefined ? undefined : { words: text, subjects: await subjectsOf(text, personId) },
        from: from && beginningOf(from, timeZone).toISOString(),
        before: to && new Date(beginningOf(to, timeZone).getTime() + DAY_MS).toISOString(),
      });
    },
    history: async (documentId, personId) => {
      const entry = await shelf.find(documentId, personId);
      if (entry === undefined) return [];
      const noted = await audit.recent({
        subjects: await idsUnderItsNames(audit, entry.document.id),
        limit: NOTED_LOOKED_AT,
      });
      return noted.filter(({ action }) => LOOKING.every((each) => each !== action)).slice(0, HISTORY_SHOWN);
    },
    auditedPeople: async (personId) => ((await isAdministrator(personId)) ? audit.people() : []),
    isAuditWhole: async (personId) =>
      (await isAdministrator(personId)) ? (await audit.verify()).kind === "whole" : undefined,
    exportAudit: async (personId) => {
      if (!(await isAdministrator(personId))) return undefined;
      await note(personId, "audit.export", "");
      const lines: string[] = [];
      for await (const entry of audit.all()) lines.push(`${JSON.stringify(entry)}\n`);
      return lines.join("");
    },
  };
}

/** Midnight where the office is. */
function beginningOf(day: CalendarDate, timeZone: string): Date {
  const asIfThere = Date.parse(`${day}T00:00:00Z`);
  const there = new Date(asIfThere).toLocaleString("sv-SE", { timeZone });
  return new Date(2 * asIfThere - Date.parse(`${there.replace(" ", "T")}Z`));
}
