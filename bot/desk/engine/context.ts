import type { CalendarDate } from "../../../corpus/document.ts";
import type { OrganisationDay } from "../../people/organisation.ts";
import type { Definition } from "./definition.ts";

/** All that a decision rests on beside the state and the command. */
export interface DecisionContext {
  readonly definition: Definition;
  readonly organisation: OrganisationDay;
  /** ISO 8601. */
  readonly at: string;
  /** The same moment as a day in the office's time zone. */
  readonly today: CalendarDate;
  /** Who commands; null is the desk itself. */
  readonly personId: string | null;
  /** The round that the pressed button was made for; not compared where it is missing. */
  readonly round?: number | undefined;
}

/** The post of the office that runs the desks: it has what would otherwise be nobody's. */
export const DESK_OFFICE = "@管理者";
