import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { Store } from "../../../corpus/store/connection.ts";
import { createDesk } from "../../desk/create-desk.ts";
import { DESK_OFFICE } from "../../desk/engine/context.ts";
import { loadDefinitions, OWN_DEFINITIONS } from "../../desk/load-definitions.ts";
import { createStandIns } from "../../desk/substitutes.ts";
import { createOrganisation } from "../../people/create-organisation.ts";
import { createDirectory } from "../../people/directory.ts";
import { createSuccessions } from "../../people/successions.ts";
import { openDeskStore } from "../../store/desk.ts";

interface Parts {
  readonly store: Store;
  /** Holds people.csv and successions.csv. */
  readonly folder: string;
  readonly clock: () => Date;
}

/** The product's desks over a folder, with a clock of the drill's. */
export async function openDeskOver({ store, folder, clock }: Parts) {
  const log = (line: string) => process.stderr.write(`${line}\n`);
  const deskStore = await openDeskStore(store);
  const definitions = loadDefinitions([OWN_DEFINITIONS]);
  const directory = createDirectory({ files: [join(folder, "people.csv")], clock, log });
  const organisation = createOrganisation({
    ...{ directory, standIns: createStandIns(deskStore), fallback: DESK_OFFICE },
    successions: createSuccessions(join(folder, "successions.csv"), log),
  });
  const desk = createDesk({
    ...{ store: deskStore, definitions, organisation, directory, clock, timeZone: "Asia/Tokyo" },
    ...{ newId: randomUUID, channelOf: () => null, onNotices: () => undefined },
  });
  return { desk, deskStore, definitions, organisation };
}
