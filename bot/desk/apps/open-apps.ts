import type { CalendarDate } from "../../../corpus/document.ts";
import type { OpenLibrary } from "../../../corpus/open.ts";
import { plusMonths } from "../../calendar.ts";
import { calendarDate } from "../../conversation/calendar-date.ts";
import type { Organisation } from "../../people/organisation.ts";
import { type KeptApp, openAppCatalogueStore } from "../../store/app-catalogue.ts";
import { openAppEventQueue } from "../../store/app-events.ts";
import { openAppRequestStore } from "../../store/app-requests.ts";
import type { Desk } from "../contract.ts";
import type { FieldValues } from "../engine/definition.ts";
import { appAskedFor, type SaidOfApp } from "./asked-for.ts";
import { type BeforeSending, beforeSending } from "./before-sending.ts";
import { type AppCatalogue, createCatalogue } from "./catalogue.ts";
import { type CatalogueAnswer, catalogueAnswer } from "./catalogue-answer.ts";
import { checkAppRequest, type PolicyCheck } from "./check-request.ts";
import { type DeviceUser, distributionCsv } from "./distribution.ts";
import { createFollowRequests } from "./follow-requests.ts";
import { readPolicy } from "./policy.ts";
import type { NamedApp, SameApp } from "./same-app.ts";
import { sampleApps } from "./sample-apps.ts";
import { searchEntries } from "./search-entries.ts";
import { createSettling } from "./settle.ts";
import { createWebhook, type WebhookSettings } from "./webhook.ts";

/** The app desk beside the requests themselves: what is known of apps, and what follows from a decision. */
export interface Apps {
  readonly catalogue: AppCatalogue;
  /** Apps that may be used, for a name, a link or a purpose; all of them for nothing. */
  search(text: string): Promise<readonly KeptApp[]>;
  /** What a person should know before they send a request. */
  beforeSending(named: NamedApp, personId: string): Promise<BeforeSending>;
  /** The same for a post that asks for an app; undefined where it does not. */
  inPost(
    text: string,
    personId: string,
  ): Promise<{ readonly said: SaidOfApp; readonly known: BeforeSending } | undefined>;
  /** 「このアプリは使える？」; undefined where the text asks for something else. */
  answer(text: string, personId: string): Promise<CatalogueAnswer | undefined>;
  /** For who decides. `problem` tells that the office's own policy is not in use; null where it is. */
  check(fields: FieldValues): Promise<{ readonly checks: readonly PolicyCheck[]; readonly problem: string | null }>;
  /** The distribution list as it stands. */
  distributionCsv(): Promise<string>;
  /** What waits to be told to the device management. */
  deviceEvents(): ReturnType<Awaited<ReturnType<typeof openAppEventQueue>>["waiting"]>;
  takeInSamples(): Promise<void>;
  /** Follows the requests and does what is due: documents, notices, reviews, events. Called every minute or so, one at a time. */
  tick(): Promise<void>;
}

interface Parts {
  readonly library: OpenLibrary;
  /** Whether another process writes the library: that one follows the requests. */
  readonly isReader: boolean;
  readonly sameApp: SameApp;
  readonly desk: Pick<Desk, "definition" | "notify" | "feed">;
  readonly organisation: Organisation;
  readonly people: (day: CalendarDate) => Promise<readonly DeviceUser[]>;
  readonly mayRun: (personId: string) => Promise<boolean>;
  /** `desk/app-policy.json` of the data folder. */
  readonly policyFile: string;
  /** null where no device management is told. */
  readonly webhook: WebhookSettings | null;
  readonly fetch: typeof fetch;
  readonly clock: () => Date;
  readonly timeZone: string;
  readonly log: (line: string) => void;
}

export async function openApps(parts: Parts): Promise<Apps> {
  const { library, isReader, sameApp, desk, organisation, people, policyFile, webhook, fetch, clock, timeZone, log } =
    parts;
  const store = await openAppCatalogueStore(library.store);
  const requests = await openAppRequestStore(library.store);
  const queue = await openAppEventQueue(library.store);
  const dayOf = (moment: Date) => calendarDate(moment, timeZone);
  const today = () => dayOf(clock());
  const catalogue = createCatalogue({ store, sameApp, clock, today, mayRun: parts.mayRun });
  const known = async () => ({ apps: await store.all(), requests: await requests.all() });
  const look = async (named: NamedApp, personId: string) => beforeSending(named, personId, await known(), sameApp);
  const officePost = officeOf(desk);
  const follow = createFollowRequests({
    ...{ requests, catalogue },
    definition: (version) => desk.definition("app", version),
    dayOf: (moment) => dayOf(new Date(moment)),
    reviewAfter: async (day) => plusMonths(day, (await readPolicy(policyFile)).policy.reviewAfterMonths),
  });
  const { settle, remindReviews } = createSettling({
    ...{ store, desk, clock, today },
    library: isReader ? null : library,
    events: webhook === null ? null : queue,
    issuer: issuerOf(officePost),
    office: async () => (await organisation.on(today())).acting(officePost).map(({ personId }) => personId),
  });
  const deliver = webhook === null ? undefined : createWebhook({ queue, settings: webhook, fetch, clock, log });
  return {
    catalogue,
    search: async (text) => searchEntries(text, await catalogue.entries(), { analyser: library.analyser, sameApp }),
    beforeSending: look,
    inPost: async (text, personId) => {
      const said = appAskedFor(text);
      return said === undefined ? undefined : { said, known: await look(said.named, personId) };
    },
    answer: async (text, personId) => catalogueAnswer(text, personId, await known(), sameApp),
    check: async (fields) => {
      const { policy, problem } = await readPolicy(policyFile);
      return { checks: checkAppRequest(fields, policy), problem };
    },
    distributionCsv: async () => distributionCsv(await store.all(), await store.users(), await people(today())),
    deviceEvents: queue.waiting,
    takeInSamples: async () => {
      for (const entry of sampleApps()) await catalogue.put(entry, []);
      await settle();
    },
    tick: async () => {
      if (isReader) return;
      await desk.feed("apps", follow);
      await settle();
      await remindReviews();
      await queue.forgetBefore(clock().getTime() - KEPT_EVENTS_MS);
      await deliver?.();
    },
  };
}

/** So long a receiver may ask about an event that has arrived. */
const KEPT_EVENTS_MS = 30 * 86_400_000;

/** The post that requests for apps come to first: what is nobody's own falls to it. */
function officeOf(desk: Pick<Desk, "definition">): string {
  const [first] = desk.definition("app").steps[0]?.to ?? [];
  return first?.kind === "post" ? first.post : "@管理者";
}

function issuerOf(post: string) {
  const [department = "", section = ""] = post.split("/");
  const owner = `${department}${section}`;
  return { issuer: owner, owner };
}
