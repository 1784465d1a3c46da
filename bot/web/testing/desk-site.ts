import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openMemoryLibrary } from "../../../corpus/open.ts";
import { openSynonyms } from "../../../corpus/open-synonyms.ts";
import { createAnswerer } from "../../../rag/answer.ts";
import { createDesk } from "../../desk/create-desk.ts";
import { DESK_OFFICE } from "../../desk/engine/context.ts";
import { loadDefinitions, OWN_DEFINITIONS } from "../../desk/load-definitions.ts";
import { createStandIns } from "../../desk/substitutes.ts";
import { openDomains } from "../../open-domains.ts";
import { createOrganisation } from "../../people/create-organisation.ts";
import { type Person, peopleOn, readPeople } from "../../people/people.ts";
import { SAMPLE_PEOPLE } from "../../samples.ts";
import { openConversationStore } from "../../store/conversations.ts";
import { openDeskStore } from "../../store/desk.ts";
import { openFeedbackStore } from "../../store/feedback.ts";
import { openWishStore } from "../../store/wishes.ts";
import { createWebApp } from "../app.ts";
import { createFakeConversation } from "./conversation.ts";

const TIME_ZONE = "Asia/Tokyo";

/** The desks of the sample people, all over real stores in memory, on a Wednesday morning that only the test moves. */
export async function openDeskSite() {
  const folder = await mkdtemp(join(tmpdir(), "do-desks-"));
  const library = await openMemoryLibrary();
  const { store, analyser } = library;
  const clock = { now: Date.parse("2026-11-25T10:00:00+09:00") };
  const now = () => new Date(clock.now);
  const people = peopleByDay(await readPeople(SAMPLE_PEOPLE));
  const directory = { people, personOf: async () => undefined };
  const deskStore = await openDeskStore(store);
  const organisation = createOrganisation({ directory, standIns: createStandIns(deskStore), fallback: DESK_OFFICE });
  const desk = createDesk({
    ...{ store: deskStore, organisation, directory, clock: now, timeZone: TIME_ZONE, newId: randomUUID },
    definitions: loadDefinitions([OWN_DEFINITIONS]),
    channelOf: () => null,
    onNotices: () => undefined,
  });
  const synonyms = await openSynonyms(folder, analyser);
  const answerer = createAnswerer({ library, analyser, synonyms });
  const opened = await openDomains({
    ...{ library, answerer, directory, clock: now, timeZone: TIME_ZONE, dataFolder: folder },
    ...{ desks: { desk, organisation }, isReader: false, webhook: null, log: () => undefined },
    ...{ conversations: await openConversationStore(store), publicUrl: "http://127.0.0.1:3000" },
  });
  const app = createWebApp({
    ...{ library, people, clock: now, timeZone: TIME_ZONE },
    conversation: createFakeConversation(library),
    wishes: await openWishStore(store),
    feedback: await openFeedbackStore(store),
    desk: { ...opened, desk, organisation },
    ready: () => ({ kind: "ready" }),
  });
  return {
    ...{ app, desk, answerer, clock },
    /** What follows from what has been decided, as the running product does it every minute. */
    follow: async () => {
      await desk.tick();
      for (const step of opened.also) await step();
    },
    close: async () => {
      await library.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type DeskSite = Awaited<ReturnType<typeof openDeskSite>>;

/** The same list for the same day: what is worked out over it is worked out once. */
function peopleByDay(everybody: readonly Person[]) {
  const known = new Map<string, readonly Person[]>();
  return async (day: string): Promise<readonly Person[]> => {
    const found = known.get(day) ?? peopleOn(everybody, day);
    known.set(day, found);
    return found;
  };
}
