import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openMemoryLibrary } from "../../../corpus/open.ts";
import { openSynonyms } from "../../../corpus/open-synonyms.ts";
import { createAnswerer } from "../../../rag/answer.ts";
import { calendarDate } from "../../conversation/calendar-date.ts";
import { loadAppWords } from "../../desk/apps/app-words.ts";
import { openApps } from "../../desk/apps/open-apps.ts";
import { readPolicy } from "../../desk/apps/policy.ts";
import { createSameApp } from "../../desk/apps/same-app.ts";
import { createAttachments } from "../../desk/attachments/attachments.ts";
import { createDesk } from "../../desk/create-desk.ts";
import { DESK_OFFICE } from "../../desk/engine/context.ts";
import { openImprovements } from "../../desk/improvements/improvements.ts";
import { loadDefinitions, OWN_DEFINITIONS } from "../../desk/load-definitions.ts";
import { createStandIns } from "../../desk/substitutes.ts";
import { createOrganisation } from "../../people/create-organisation.ts";
import { type Person, peopleOn, readPeople } from "../../people/people.ts";
import { SAMPLE_PEOPLE } from "../../samples.ts";
import { openAttachmentStore } from "../../store/attachments.ts";
import { openDeskStore } from "../../store/desk.ts";
import { openPreferenceStore } from "../../store/desk-preferences.ts";
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
  const dayOf = (moment: string) => calendarDate(new Date(moment), TIME_ZONE);
  const people = peopleByDay(await readPeople(SAMPLE_PEOPLE));
  const directory = { people };
  const deskStore = await openDeskStore(store);
  const organisation = createOrganisation({ directory, standIns: createStandIns(deskStore), fallback: DESK_OFFICE });
  const desk = createDesk({
    ...{ store: deskStore, organisation, directory, clock: now, timeZone: TIME_ZONE, newId: randomUUID },
    definitions: loadDefinitions([OWN_DEFINITIONS]),
    channelOf: () => null,
    onNotices: () => undefined,
  });
  const policyFile = join(folder, "app-policy.json");
  const apps = await openApps({
    ...{ library, desk, organisation, people, policyFile, fetch, clock: now, timeZone: TIME_ZONE },
    sameApp: createSameApp(await loadAppWords()),
    isReader: false,
    mayRun: async (personId) =>
      (await organisation.on(dayOf(now().toISOString()))).postsOf(personId).includes(DESK_OFFICE),
    webhook: null,
    log: () => undefined,
  });
  const synonyms = await openSynonyms(folder, analyser);
  const answerer = createAnswerer({ library, analyser, synonyms });
  const improvements = await openImprovements({
    ...{ library, answerer, desk, organisation, people, clock: now, ids: randomUUID },
    dayOf: (moment) => calendarDate(moment, TIME_ZONE),
    issuer: "星見県",
  });
  const attachments = createAttachments({ store: await openAttachmentStore(store), folder, clock: now });
  const preferences = await openPreferenceStore(store);
  const app = createWebApp({
    ...{ library, people, clock: now, timeZone: TIME_ZONE },
    conversation: createFakeConversation(library),
    wishes: await openWishStore(store),
    feedback: await openFeedbackStore(store),
    desk: { desk, organisation, attachments, apps, improvements, preferences, policy: () => readPolicy(policyFile) },
    ready: () => ({ kind: "ready" }),
  });
  return {
    ...{ app, desk, apps, improvements, answerer, clock },
    /** What follows from what has been decided, as the running product does it every minute. */
    follow: async () => {
      await desk.tick();
      await apps.tick();
      await improvements.tick();
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
