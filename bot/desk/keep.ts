import { dayBefore } from "../calendar.ts";
import type { DeskRequest } from "./contract.ts";
import type { DeskDay } from "./desk-day.ts";
import type { DeskParts } from "./desk-parts.ts";
import type { Command } from "./engine/command.ts";
import type { Definition } from "./engine/definition.ts";
import type { DeskEvent } from "./engine/event.ts";
import { evolve } from "./engine/state.ts";
import { noticesOf } from "./notices-of.ts";
import { turnsIn } from "./open-turns.ts";
import { doneSentence } from "./sentences.ts";
import { titleWords } from "./words.ts";

interface Keeping {
  readonly id: string;
  readonly request: DeskRequest | undefined;
  readonly events: readonly [DeskEvent, ...DeskEvent[]];
  readonly definition: Definition;
  readonly day: DeskDay;
  /** Of the desk itself where it has no key. */
  readonly by: { readonly command: Command; readonly personId: string; readonly key: string } | null;
}

/** Keeps what was decided with everything that follows from it: lists, messages, the outcome under its key. */
export function keep(
  { store, channelOf }: Pick<DeskParts, "store" | "channelOf">,
  { id, request, events, definition, day, by }: Keeping,
): ReturnType<DeskParts["store"]["append"]> {
  const { organisation, today, nameOf } = day;
  const before = request?.state;
  const after = events.reduce(evolve, before);
  return store.append({
    ...{ id, before, events, definition, checkedOn: dayBefore(today) },
    title: titleWords(after?.fields ?? {}, definition.titleField),
    turns: (state) => turnsIn(state, definition, organisation),
    told: (named, state) => ({
      notices: noticesOf({ before, events, definition, organisation, channelOf, nameOf, request: named }),
      sentence: by === null ? "" : doneSentence(by.command, named, state, definition),
    }),
    command: by === null ? null : { personId: by.personId, key: by.key },
  });
}
