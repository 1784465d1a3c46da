import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { Store } from "../../corpus/store/connection.ts";
import { createOrganisation } from "../people/create-organisation.ts";
import type { Directory } from "../people/directory.ts";
import type { Organisation } from "../people/organisation.ts";
import { createSuccessions } from "../people/successions.ts";
import { openDeskStore } from "../store/desk.ts";
import type { NoticeStore } from "../store/desk-notices.ts";
import type { WishStore } from "../store/wishes.ts";
import type { Desk, Notice } from "./contract.ts";
import { createCourier, type Delivery } from "./courier.ts";
import { createDesk } from "./create-desk.ts";
import { DESK_OFFICE } from "./engine/context.ts";
import { loadChannels } from "./load-channels.ts";
import { type Definitions, loadDefinitions, OWN_DEFINITIONS } from "./load-definitions.ts";
import { createStandIns } from "./substitutes.ts";
import { takeUpWishes } from "./take-up-wishes.ts";

interface Parts {
  readonly store: Store;
  readonly wishes: WishStore;
  readonly directory: Directory;
  readonly dataFolder: string;
  readonly timeZone: string;
  readonly clock: () => Date;
  readonly log: (line: string) => void;
}

export interface Desks {
  readonly desk: Desk;
  readonly organisation: Organisation;
  readonly definitions: Definitions;
  /** What is forgotten in time. */
  readonly notices: Pick<NoticeStore, "forgetBefore">;
  /**
   * Begins what the desks do by themselves: now, every minute, and after every command. `also` follows every tick.
   * @returns how to end it
   */
  run(deliver: (notice: Notice) => Promise<Delivery>, also: readonly (() => Promise<void>)[]): () => Promise<void>;
}

const EVERY_MS = 60_000;

/** The desks of a data folder. @throws DefinitionsInvalid, DefinitionUnknown where a request needs one, ChannelsInvalid */
export async function openDesks(parts: Parts): Promise<Desks> {
  const { store, wishes, directory, dataFolder, timeZone, clock, log } = parts;
  const channelOf = loadChannels(join(dataFolder, "desk", "channels.json"));
  const definitions = loadDefinitions([OWN_DEFINITIONS, join(dataFolder, "desk", "definitions")]);
  const deskStore = await openDeskStore(store);
  // A request is decided by the version that it was submitted under, to its end.
  for (const { type, version } of await deskStore.requests.versions()) definitions.of(type, version);
  const organisation = createOrganisation({
    ...{ directory, standIns: createStandIns(deskStore), fallback: DESK_OFFICE },
    successions: createSuccessions(join(dataFolder, "successions.csv"), log),
  });
  let wake = () => {};
  const desk = createDesk({
    ...{ store: deskStore, definitions, organisation, directory, clock, timeZone, channelOf },
    ...{ newId: randomUUID, onNotices: () => wake() },
  });

  const run: Desks["run"] = (deliver, also) => {
    const courier = createCourier({ notices: deskStore.notices, deliver, clock, log });
    wake = courier.wake;
    const steps = [() => takeUpWishes({ wishes, desk, log }), () => desk.tick(ending.signal), ...also, courier.run];
    const ending = new AbortController();
    const turn = async () => {
      for (const step of steps) {
        if (ending.signal.aborted) return;
        await step().catch((cause: unknown) => log(`desk: tried again in a minute: ${cause}`));
      }
    };
    let turning = turn();
    const timer = setInterval(() => {
      turning = turning.then(turn);
    }, EVERY_MS);
    timer.unref();
    return async () => {
      clearInterval(timer);
      ending.abort();
      wake = () => {};
      await turning;
      await courier.idle();
    };
  };
  return { desk, organisation, definitions, notices: deskStore.notices, run };
}
