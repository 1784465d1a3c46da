import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { OpenLibrary } from "../corpus/open.ts";
import type { Answerer } from "../rag/contract.ts";
import { calendarDate } from "./conversation/calendar-date.ts";
import { loadAppWords } from "./desk/apps/app-words.ts";
import { type Apps, openApps } from "./desk/apps/open-apps.ts";
import { createSameApp } from "./desk/apps/same-app.ts";
import type { DeskAdvice } from "./desk/before-sending.ts";
import { createAdvice } from "./desk/create-advice.ts";
import { DESK_OFFICE } from "./desk/engine/context.ts";
import { type Improvements, openImprovements } from "./desk/improvements/improvements.ts";
import type { Desks } from "./desk/open-desks.ts";
import type { Directory } from "./people/directory.ts";

interface Parts {
  readonly library: OpenLibrary;
  readonly isReader: boolean;
  readonly answerer: Pick<Answerer, "search">;
  readonly desks: Desks;
  readonly directory: Directory;
  readonly dataFolder: string;
  /** The body that adopted cases are published by. */
  readonly issuer: string;
  readonly timeZone: string;
  readonly clock: () => Date;
  readonly log: (line: string) => void;
}

/** What each of the desks knows beside its requests. */
export interface Domains {
  readonly apps: Apps;
  readonly improvements: Improvements;
  readonly advice: DeskAdvice;
  /** What follows from what the desk has decided; run after every tick of it. */
  readonly also: readonly (() => Promise<void>)[];
}

export async function openDomains(parts: Parts): Promise<Domains> {
  const { library, isReader, answerer, desks, directory, dataFolder, issuer, timeZone, clock, log } = parts;
  const { desk, organisation } = desks;
  const today = () => calendarDate(clock(), timeZone);
  const common = { library, desk, organisation, people: directory.people, clock };
  const apps = await openApps({
    ...{ ...common, isReader, timeZone, log, fetch, webhook: null },
    sameApp: createSameApp(await loadAppWords()),
    mayRun: async (personId) => (await organisation.on(today())).postsOf(personId).includes(DESK_OFFICE),
    policyFile: join(dataFolder, "desk", "app-policy.json"),
  });
  const improvements = await openImprovements({
    ...{ ...common, answerer, issuer, ids: randomUUID },
    dayOf: (moment) => calendarDate(moment, timeZone),
  });
  const advice = createAdvice({ apps, improvements, desk, today });
  return { apps, improvements, advice, also: isReader ? [] : [apps.tick, improvements.tick] };
}
