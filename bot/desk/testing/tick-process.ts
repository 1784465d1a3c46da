import { readFile } from "node:fs/promises";
import { openStore } from "../../../corpus/store/connection.ts";
import { createOrganisation } from "../../people/create-organisation.ts";
import { parsePeople, peopleOn } from "../../people/people.ts";
import { openDeskStore } from "../../store/desk.ts";
import { createDesk } from "../create-desk.ts";
import { DESK_OFFICE } from "../engine/context.ts";
import { loadDefinitions, OWN_DEFINITIONS } from "../load-definitions.ts";
import { createStandIns } from "../substitutes.ts";

/** A process of its own that ticks once over a file at a moment, for tests that end it in between. */
const [file = "", peopleFile = "", moment = ""] = process.argv.slice(2);
const store = openStore(file);
const people = parsePeople(await readFile(peopleFile, "utf8"));
const deskStore = await openDeskStore(store);
const directory = { people: async (day: string) => peopleOn(people, day) };
const desk = createDesk({
  ...{ store: deskStore, directory, timeZone: "Asia/Tokyo", definitions: loadDefinitions([OWN_DEFINITIONS]) },
  organisation: createOrganisation({ directory, standIns: createStandIns(deskStore), fallback: DESK_OFFICE }),
  ...{ clock: () => new Date(moment), newId: () => crypto.randomUUID() },
  ...{ channelOf: () => null, onNotices: () => undefined },
});
await desk.tick();
await store.close();
