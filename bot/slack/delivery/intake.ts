import type { ReceiverEvent } from "@slack/bolt";

/**
 * Takes what Slack delivers, over whichever transport: keeps it durably, then acknowledges it. Resolves once acknowledged;
 * rejects, without an acknowledgement, where it could not be kept, so that Slack delivers it again.
 */
export type Intake = (event: ReceiverEvent) => Promise<void>;
