import type { Context } from "hono";
import type { CalendarDate } from "../../../../corpus/document.ts";
import type { DocumentReader } from "../../../../ingest/document-reader.ts";
import type { Librarian } from "../../../admin/contract.ts";
import type { RuleChanges } from "../../../desk/rules/rule-changes.ts";
import type { Person } from "../../../people/people.ts";

/** What the console brings to the web. */
export interface WebAdmin {
  readonly librarian: Librarian;
  /** Reads what somebody looks at before it is taken in. */
  readonly reader: DocumentReader;
  readonly ruleChanges: Pick<RuleChanges, "recent">;
  /** Ends what is being watched, so that the server can close. */
  readonly closing: AbortSignal;
}

/** What the console's pages and its API stand on. */
export interface AdminParts extends WebAdmin {
  readonly people: (day: CalendarDate) => Promise<readonly Person[]>;
  readonly today: () => CalendarDate;
  /** The office's. */
  readonly timeZone: string;
  readonly newId: () => string;
  /** Id of who asks; null for nobody in particular. */
  readonly personIn: (context: Context) => Promise<string | null>;
}
