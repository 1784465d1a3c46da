import type { types } from "@slack/bolt";
import type { Services } from "./services.ts";

/** Opens a modal while its trigger lives. @returns whether it is open; where not, the log says why */
export async function openModal(
  trigger: string,
  view: types.ModalView,
  { call, log }: Pick<Services, "call" | "log">,
): Promise<boolean> {
  const outcome = await call("views.open", { trigger_id: trigger, view });
  if (outcome.kind === "done") return true;
  log(`slack: a modal was not opened: ${outcome.kind === "refused" ? outcome.error : outcome.kind}`);
  return false;
}
