import type { Store } from "../../../corpus/store/connection.ts";
import { type DeskAdvice, SILENT_ADVICE } from "../../desk/before-sending.ts";
import type { Notice } from "../../desk/contract.ts";
import { createDesk } from "../../desk/create-desk.ts";
import { DESK_OFFICE } from "../../desk/engine/context.ts";
import { loadDefinitions, OWN_DEFINITIONS } from "../../desk/load-definitions.ts";
import { createStandIns } from "../../desk/substitutes.ts";
import { createOrganisation } from "../../people/create-organisation.ts";
import type { Directory } from "../../people/directory.ts";
import { openDeskStore } from "../../store/desk.ts";
import { openPreferenceStore } from "../../store/desk-preferences.ts";
import type { DeskServices } from "../desks/desk-services.ts";

type DeliverNotice = (notice: Notice) => Promise<unknown>;

export interface BenchDesks extends DeskServices {
  /** Hands every notice on from now on, in order, each once. */
  deliverBy(deliver: DeliverNotice): void;
  /** Resolves once what was kept so far is handed on. */
  courier(): Promise<void>;
}

interface Parts {
  readonly store: Store;
  readonly directory: Pick<Directory, "people">;
  readonly clock: () => Date;
  readonly channelOf?: (post: string) => string | null;
  readonly advice?: DeskAdvice;
}

/** The desks as they are wired in the product, over the bench's store, and a courier that a test can wait for. */
export async function openBenchDesks({
  store,
  directory,
  clock,
  channelOf = () => null,
  advice = SILENT_ADVICE,
}: Parts): Promise<BenchDesks> {
  const deskStore = await openDeskStore(store);
  const organisation = createOrganisation({ directory, standIns: createStandIns(deskStore), fallback: DESK_OFFICE });
  const given: { deliver?: DeliverNotice } = {};
  let last = Promise.resolve();
  const handOn = async () => {
    for (const { notice } of await deskStore.notices.waiting(1_000, 0)) {
      await given.deliver?.(notice);
      await deskStore.notices.handed(notice.key, clock().toISOString());
    }
  };
  const courier = () => {
    last = last.then(handOn);
    return last;
  };
  const desk = createDesk({
    ...{ store: deskStore, definitions: loadDefinitions([OWN_DEFINITIONS]), organisation, directory, clock, channelOf },
    timeZone: "Asia/Tokyo",
    newId: () => crypto.randomUUID().slice(0, 8),
    onNotices: () => void courier(),
  });
  return {
    ...{ desk, organisation, advice, courier },
    preferences: await openPreferenceStore(store),
    deliverBy: (deliver) => {
      given.deliver = deliver;
      void courier();
    },
  };
}
