import { createAttaching } from "./attaching.ts";
import { createAuditDuty } from "./audit-duty.ts";
import { createChanges } from "./changes.ts";
import type { Librarian } from "./contract.ts";
import { createDocuments } from "./documents.ts";
import { createFiles } from "./files.ts";
import type { Duty, LibrarianParts } from "./librarian-parts.ts";
import { createQuestions } from "./questions.ts";
import { createRoles } from "./roles.ts";
import { createSynonymsDuty } from "./synonyms-duty.ts";
import { createTrial } from "./try-question.ts";

/** What administrators and document owners do with the library, over what the processes of a data folder share. */
export function createLibrarian(parts: LibrarianParts): Librarian {
  const { clock, timeZone, audit, organisation } = parts;
  const today = () => clock().toLocaleDateString("sv-SE", { timeZone });
  const now = () => clock().toISOString();
  const accessOf = createRoles({ organisation, today });
  const duty: Duty = {
    ...{ ...parts, today, now, accessOf },
    note: async (personId, action, subject, detail = "") => {
      await audit.note({ at: now(), personId, action, subject, detail });
    },
  };
  return {
    role: async (personId) => (await accessOf(personId)).role,
    units: async (personId) => (await accessOf(personId)).units,
    ...createFiles(duty),
    ...createDocuments(duty),
    ...createChanges(duty),
    ...createAttaching(duty),
    ...createTrial(duty),
    ...createQuestions(duty),
    ...createSynonymsDuty(duty),
    ...createAuditDuty(duty),
  };
}
