import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { OpenLibrary } from "../corpus/open.ts";
import type { Answerer } from "../rag/contract.ts";
import { calendarDate } from "./conversation/calendar-date.ts";
import { loadAppWords } from "./desk/apps/app-words.ts";
import { type Apps, openApps } from "./desk/apps/open-apps.ts";
import { readPolicy } from "./desk/apps/policy.ts";
import { createSameApp } from "./desk/apps/same-app.ts";
import type { WebhookSettings } from "./desk/apps/webhook.ts";
import { createAttachments } from "./desk/attachments/attachments.ts";
import { DESK_OFFICE } from "./desk/engine/context.ts";
import { type Improvements, openImprovements } from "./desk/improvements/improvements.ts";
import { createFaq } from "./desk/knows/faq.ts";
import type { Desks } from "./desk/open-desks.ts";
import type { Directory } from "./people/directory.ts";
import { openAttachmentStore } from "./store/attachments.ts";
import { openPreferenceStore } from "./store/desk-preferences.ts";
import { openFaqStore } from "./store/faq-entries.ts";
import type { WebDesk } from "./web/desk.ts";

interface Parts {
  readonly library: OpenLibrary;
  /** Whether another process writes the library: that one does what follows from decisions. */
  readonly isReader: boolean;
  readonly answerer: Pick<Answerer, "search">;
  readonly desks: Pick<Desks, "desk" | "organisation">;
  readonly directory: Directory;
  readonly dataFolder: string;
  readonly timeZone: string;
  /** The body that improvements are published by, as the rest of the corpus names it. */
  readonly issuer: string;
  /** null where no device management is told of apps. */
  readonly webhook: WebhookSettings | null;
  readonly clock: () => Date;
  readonly log: (line: string) => void;
}

/** The desks with all that the web shows of them. */
export interface OpenWebDesk extends WebDesk {
  readonly apps: Apps;
  readonly improvements: Improvements;
  /** What follows from the desk's decisions, to be done after every tick of it. */
  readonly also: readonly (() => Promise<void>)[];
}

export async function openWebDesk(parts: Parts): Promise<OpenWebDesk> {
  const { library, isReader, answerer, desks, directory, dataFolder, timeZone, issuer, webhook, clock, log } = parts;
  const { desk, organisation } = desks;
  const { people } = directory;
  const dayOf = (moment: Date) => calendarDate(moment, timeZone);
  const policyFile = join(dataFolder, "desk", "app-policy.json");
  const mayRun = async (personId: string) =>
    (await organisation.on(dayOf(clock()))).postsOf(personId).includes(DESK_OFFICE);
  const apps = await openApps({
    ...{ library, isReader, desk, organisation, people, mayRun, policyFile, webhook, fetch, clock, timeZone, log },
    sameApp: createSameApp(await loadAppWords()),
  });
  const improvements = await openImprovements({
    ...{ library, answerer, desk, organisation, people, issuer, clock, dayOf },
    ids: randomUUID,
  });
  const today = () => dayOf(clock());
  const faqStore = await openFaqStore(library.store);
  const faq = createFaq({ store: faqStore, library, organisation, notify: desk.notify, clock, today });
  const store = await openAttachmentStore(library.store);
  return {
    ...{ desk, organisation, apps, improvements, faq },
    attachments: createAttachments({ store, folder: join(dataFolder, "desk", "attachments"), clock }),
    preferences: await openPreferenceStore(library.store),
    policy: () => readPolicy(policyFile),
    also: isReader ? [] : [apps.tick, improvements.tick, faq.look],
  };
}
