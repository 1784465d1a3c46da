import type { Delivery } from "../delivery/delivery.ts";
import type { Workspace } from "../world/workspace.ts";
import type { Events } from "./events.ts";

/** What people act with. */
export interface Tools {
  readonly workspace: Workspace;
  readonly delivery: Delivery;
  readonly events: Events;
  readonly origin: () => string;
}
