import { contextOf, type DeskDay } from "./desk-day.ts";
import type { DeskParts } from "./desk-parts.ts";
import { decide } from "./engine/decide.ts";
import { keep } from "./keep.ts";

interface Note {
  readonly requestId: string;
  readonly name: string;
  readonly value: string;
}

/** Notes something in the desk's own name, once. */
export async function keepNote(
  parts: Pick<DeskParts, "store" | "definitions" | "channelOf">,
  { requestId, name, value }: Note,
  day: DeskDay,
): Promise<void> {
  for (;;) {
    const request = await parts.store.requests.find(requestId);
    if (request === undefined || request.state.notes[name] === value) return;
    const definition = parts.definitions.of(request.state.type, request.state.version);
    const decision = decide(request.state, { kind: "note", name, value }, contextOf(day, definition, null));
    const [first, ...rest] = decision.kind === "events" ? decision.events : [];
    if (first === undefined) return;
    const events = [first, ...rest] as const;
    if ((await keep(parts, { id: requestId, request, events, definition, day, by: null })) !== "conflict") return;
  }
}
