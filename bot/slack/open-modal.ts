import { plainView } from "./blocks/plain.ts";
import type { Modal } from "./blocks/view.ts";
import type { Services } from "./services.ts";

/** Opens a modal while its trigger lives. @returns whether it is open; where not, the log says why */
export async function openModal(
  trigger: string,
  view: Modal,
  { call, log }: Pick<Services, "call" | "log">,
): Promise<boolean> {
  let outcome = await call("views.open", { trigger_id: trigger, view });
  // An older server takes plain blocks; a refused view leaves its trigger unused.
  if (outcome.kind === "refused" && /^invalid_(?:blocks|arguments)/u.test(outcome.error))
    outcome = await call("views.open", { trigger_id: trigger, view: plainView(view) });
  if (outcome.kind === "done") return true;
  log(`slack: a modal was not opened: ${outcome.kind === "refused" ? outcome.error : outcome.kind}`);
  return false;
}
