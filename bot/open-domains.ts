import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { OpenLibrary } from "../corpus/open.ts";
import type { Answerer } from "../rag/contract.ts";
import { calendarDate } from "./conversation/calendar-date.ts";
import { loadAppWords } from "./desk/apps/app-words.ts";
import { type Apps, openApps } from "./desk/apps/open-apps.ts";
import { type ReadPolicy, readPolicy } from "./desk/apps/policy.ts";
import { createSameApp } from "./desk/apps/same-app.ts";
import type { WebhookSettings } from "./desk/apps/webhook.ts";
import { type Attachments, createAttachments } from "./desk/attachments/attachments.ts";
import type { DeskAdvice } from "./desk/before-sending.ts";
import { createAdvice } from "./desk/create-advice.ts";
import { DESK_OFFICE } from "./desk/engine/context.ts";
import { type Improvements, openImprovements } from "./desk/improvements/improvements.ts";
import { type Knows, openKnows } from "./desk/knows/open-knows.ts";
import type { Desks } from "./desk/open-desks.ts";
import type { Directory } from "./people/directory.ts";
import { openAttachmentStore } from "./store/attachments.ts";
import type { ConversationStore } from "./store/conversations.ts";
import { openPreferenceStore, type PreferenceStore } from "./store/desk-preferences.ts";

interface Parts {
  readonly library: OpenLibrary;
  /** Whether another process writes the library: that one does what follows from decisions. */
  readonly isReader: boolean;
  readonly answerer: Pick<Answerer, "search">;
  readonly conversations: Pick<ConversationStore, "naming">;
  readonly desks: Pick<Desks, "desk" | "organisation">;
  readonly directory: Directory;
  readonly dataFolder: string;
  readonly publicUrl: string;
  /** null where no device management is told of apps. */
  readonly webhook: WebhookSettings | null;
  readonly timeZone: string;
  readonly clock: () => Date;
  readonly log: (line: string) => void;
}

/** What each of the desks knows beside its requests. */
export interface Domains extends Knows {
  readonly apps: Apps;
  readonly improvements: Improvements;
  readonly advice: DeskAdvice;
  readonly attachments: Attachments;
  readonly preferences: PreferenceStore;
  /** What requests for apps are checked against. */
  readonly policy: () => Promise<ReadPolicy>;
}

export async function openDomains(parts: Parts): Promise<Domains> {
  const { library, isReader, answerer, desks, directory, dataFolder, webhook, timeZone, clock, log } = parts;
  const { desk, organisation } = desks;
  const { people } = directory;
  const dayOf = (moment: Date) => calendarDate(moment, timeZone);
  const today = () => dayOf(clock());
  const policyFile = join(dataFolder, "desk", "app-policy.json");
  const common = { library, desk, organisation, people, clock };
  const apps = await openApps({
    ...{ ...common, isReader, policyFile, webhook, fetch, timeZone, log },
    sameApp: createSameApp(await loadAppWords()),
    mayRun: async (personId) => (await organisation.on(today())).postsOf(personId).includes(DESK_OFFICE),
  });
  const improvements = await openImprovements({
    ...common,
    answerer,
    issuer: async () => commonIssuer(await library.inventory()),
    dayOf,
    ids: randomUUID,
  });
  const preferences = await openPreferenceStore(library.store);
  const knows = await openKnows({ ...parts, preferences });
  const attached = await openAttachmentStore(library.store);
  return {
    ...{ ...knows, apps, improvements, preferences },
    advice: createAdvice({ apps, improvements, desk, today }),
    attachments: createAttachments({ store: attached, folder: join(dataFolder, "desk", "attachments"), clock }),
    policy: () => readPolicy(policyFile),
    also: isReader ? [] : [apps.tick, improvements.tick, ...knows.also],
  };
}

/** Who issued most of the documents: by them, improvements are published too. */
function commonIssuer(entries: Awaited<ReturnType<OpenLibrary["inventory"]>>): string {
  const groups = Map.groupBy(entries, ({ document }) => document.issuer);
  const [most] = [...groups].toSorted(([, one], [, other]) => other.length - one.length);
  return most?.[0] ?? "庁内";
}
