import type { DeskAdvice } from "../../desk/before-sending.ts";
import type { Desk } from "../../desk/contract.ts";
import type { Organisation } from "../../people/organisation.ts";
import type { PreferenceStore } from "../../store/desk-preferences.ts";

/** What the desks give to Slack. */
export interface DeskServices {
  readonly desk: Desk;
  readonly organisation: Organisation;
  readonly preferences: PreferenceStore;
  readonly advice: DeskAdvice;
}
