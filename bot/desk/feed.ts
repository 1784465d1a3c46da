import type { DeskStore } from "../store/desk.ts";
import type { Desk } from "./contract.ts";

const AT_ONCE = 200;

/** Hands a consumer what it has not had yet; ends with the first event that it cannot handle, which comes again. */
export async function feedFrom(
  { requests, kept }: Pick<DeskStore, "requests" | "kept">,
  consumer: string,
  handle: Parameters<Desk["feed"]>[1],
): Promise<void> {
  for (;;) {
    const events = await requests.eventsAfter(await kept.cursor(consumer), AT_ONCE);
    if (events.length === 0) return;
    for (const { seq, requestId, event } of events) {
      const request = await requests.find(requestId);
      if (request !== undefined) await handle(event, request);
      await kept.advance(consumer, seq);
    }
  }
}
