import { onTestFinished } from "vitest";
import { type Analyser, createAnalyser } from "../../../../corpus/japanese/analyse.ts";
import { openMemoryLibrary } from "../../../../corpus/open.ts";
import type { Desk, DeskRequest, Notice } from "../../contract.ts";
import APP from "../../definitions/app.v1.json" with { type: "json" };
import { DEFINITION, type FieldValues } from "../../engine/definition.ts";
import type { DeskEvent, What } from "../../engine/event.ts";
import { replay } from "../../engine/state.ts";
import { loadAppWords } from "../app-words.ts";
import { type Apps, openApps } from "../open-apps.ts";
import { createSameApp, type SameApp } from "../same-app.ts";
import type { WebhookSettings } from "../webhook.ts";

const DEFINITION_OF_APPS = DEFINITION.parse(APP);

/** The app desk over a real store and a library in memory, and beneath it a desk that hands out what a test says has happened. */
export interface Stage {
  readonly apps: Apps;
  readonly library: Awaited<ReturnType<typeof openMemoryLibrary>>;
  readonly notices: ReadonlyMap<string, Omit<Notice, "madeAt">>;
  readonly logged: readonly string[];
  setNow(moment: string): void;
  /** Opens another app desk over the same store, as after a restart. */
  reopen(): Promise<Apps>;
  happens(id: string, what: What, why?: string): void;
  /** A request that goes through: submitted, joined, approved. */
  approve(id: string, askerId: string, joiners: readonly string[], fields: FieldValues): void;
  /** Makes the next notice fail once. */
  failNextNotice(): void;
}

/** Costly to make, so shared by the stages of a file. */
export interface StageTools {
  readonly analyser: Analyser;
  readonly sameApp: SameApp;
}

export async function stageTools(): Promise<StageTools> {
  return { analyser: createAnalyser(), sameApp: createSameApp(await loadAppWords()) };
}

interface Setting {
  readonly policyFile?: string;
  readonly webhook?: WebhookSettings;
  readonly tools: StageTools;
}

export const ADMIN = "p006";

export async function openStage({ tools, policyFile = "/nowhere/app-policy.json", webhook }: Setting): Promise<Stage> {
  const library = await openMemoryLibrary(tools);
  onTestFinished(library.close);
  const notices = new Map<string, Omit<Notice, "madeAt">>();
  const logged: string[] = [];
  const events = new Map<string, DeskEvent[]>();
  const order: { readonly id: string; readonly event: DeskEvent }[] = [];
  let now = new Date("2026-11-25T01:00:00.000Z");
  let failures = 0;

  const happens: Stage["happens"] = (id, what, why) => {
    const event: DeskEvent = { what, at: now.toISOString(), by: { kind: "desk" }, why: why ?? null };
    events.set(id, [...(events.get(id) ?? []), event]);
    order.push({ id, event });
  };
  const desk = {
    definition: () => DEFINITION_OF_APPS,
    notify: async (notice: Omit<Notice, "madeAt">) => {
      if (failures > 0) {
        failures -= 1;
        throw new Error("The store is full");
      }
      if (!notices.has(notice.key)) notices.set(notice.key, notice);
    },
    // Hands everything out again every time: handling has to be idempotent.
    feed: async (_consumer: string, handle: Parameters<Desk["feed"]>[1]) => {
      for (const { id, event } of order) await handle(event, requestOf(id, events.get(id) ?? []));
    },
  };
  const open = () =>
    openApps({
      ...{
        library,
        desk,
        sameApp: tools.sameApp,
        policyFile,
        fetch,
        timeZone: "Asia/Tokyo",
        isReader: false,
        webhook: webhook ?? null,
      },
      organisation: {
        on: async (day) => ({
          ...{ day, postsOf: () => [], successor: (post) => post, find: () => null, unitOf: () => null },
          acting: () => [{ personId: "p005", as: "holder" }],
        }),
      },
      people: async () =>
        ["p001", "p002", "p003"].map((id) => ({
          ...{ id, email: `${id}@hoshimi.example.jp`, department: "総務部", section: "人事課" },
        })),
      mayRun: async (personId) => personId === ADMIN,
      clock: () => now,
      log: (line) => logged.push(line),
    });
  return {
    apps: await open(),
    ...{ library, notices, logged, happens, reopen: open },
    setNow: (moment) => {
      now = new Date(moment);
    },
    failNextNotice: () => {
      failures += 1;
    },
    approve: (id, askerId, joiners, fields) => {
      happens(id, submitted(askerId, fields));
      for (const personId of joiners) happens(id, { kind: "joined", personId });
      happens(id, { kind: "ended", ending: "approved" });
    },
  };
}

export function submitted(askerId: string, fields: FieldValues): What {
  return { kind: "submitted", type: "app", version: 1, askerId, unit: "総務部人事課", fields, confidential: false };
}

function requestOf(id: string, history: readonly DeskEvent[]): DeskRequest {
  const state = replay(history);
  if (state === undefined) throw new Error(`Request ${id} has not been submitted`);
  const moments = { submittedAt: history[0]?.at ?? "", changedAt: history.at(-1)?.at ?? "" };
  return { id, number: `要望-${id.padStart(4, "0")}`, title: String(state.fields.appName), state, history, ...moments };
}
