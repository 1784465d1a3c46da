import { onTestFinished } from "vitest";
import type { CalendarDate } from "../../../../corpus/document.ts";
import { type Analyser, createAnalyser } from "../../../../corpus/japanese/analyse.ts";
import { createSynonyms } from "../../../../corpus/japanese/synonyms.ts";
import { openMemoryLibrary } from "../../../../corpus/open.ts";
import { createAnswerer } from "../../../../rag/answer.ts";
import type { Answerer } from "../../../../rag/contract.ts";
import { createOrganisation } from "../../../people/create-organisation.ts";
import { type Person, peopleOn, readPeople } from "../../../people/people.ts";
import { SAMPLE_PEOPLE } from "../../../samples.ts";
import { openCaseStore } from "../../../store/improvement-cases.ts";
import type { DeskRequest, Notice } from "../../contract.ts";
import type { FieldValues } from "../../engine/definition.ts";
import type { DeskEvent } from "../../engine/event.ts";
import { openImprovements } from "../improvements.ts";

export const TODAY = "2026-11-20";
/** 行政改革課長, who is a judge too. */
export const EDITOR = "p043";
export const FIELDS: FieldValues = {
  name: "公用車の鍵を番号式の箱で受け渡す",
  before: "公用車の鍵は庁舎管理の窓口で受け渡していて、1件あたり15分待っていました。",
  action: "暗証番号で開く鍵箱を車庫に置き、予約した人に番号を送るようにしました。",
  effect: "1件15分の待ち時間が2分になりました。月に120件あります。",
  hours: 312,
  area: "process",
  caseKind: "improvement",
  credit: "name",
};

/** Opens offices that share an analyser, which is costly to make. */
export function officeOpener() {
  const shared: { analyser?: Analyser } = {};
  return () => {
    shared.analyser ??= createAnalyser();
    return openOffice(shared.analyser);
  };
}

/** The office of the sample people with an empty library, all over real stores in memory. */
async function openOffice(analyser: Analyser) {
  const library = await openMemoryLibrary({ analyser });
  onTestFinished(library.close);
  const everybody = await readPeople(SAMPLE_PEOPLE);
  const people = async (day: CalendarDate): Promise<readonly Person[]> => peopleOn(everybody, day);
  const organisation = createOrganisation({ directory: { people }, standIns: async () => [], fallback: "@管理者" });
  const notices = new Map<string, Omit<Notice, "madeAt">>();
  const notify = async (notice: Omit<Notice, "madeAt">) => {
    if (!notices.has(notice.key)) notices.set(notice.key, notice);
  };
  const notes = new Map<string, string>();
  const waiting: DeskRequest[] = [];
  // The desk's feed as its contract has it.
  const feed = async (_consumer: string, handle: (event: DeskEvent, request: DeskRequest) => Promise<void>) => {
    for (const each of waiting.splice(0)) await handle(EVENT, each);
  };
  let last = 0;
  const ids = () => {
    last += 1;
    return `id${last}`;
  };
  const answerer: Answerer = createAnswerer({
    library,
    analyser,
    synonyms: createSynonyms([], [], analyser.words),
  });
  const improvements = await openImprovements({
    ...{ library, answerer, organisation, people, ids },
    desk: {
      ...{ feed, notify },
      note: async (requestId, name, value) => {
        notes.set(`${requestId} ${name}`, value);
      },
    },
    issuer: async () => "星見県",
    clock: () => new Date(`${TODAY}T03:00:00Z`),
    dayOf: (moment) => moment.toISOString().slice(0, 10),
  });
  return {
    ...improvements,
    ...{ library, notices, notes, people, organisation, answerer },
    cases: await openCaseStore(library.store),
    follow: async (request: DeskRequest) => {
      waiting.push(request);
      await improvements.tick();
    },
    /** Messages of a kind, as whom they reach and what they say. */
    told: (kind: Notice["kind"]) =>
      [...notices.values()].filter((notice) => notice.kind === kind).map(({ to, why, text }) => ({ to, why, text })),
  };
}

const EVENT: DeskEvent = {
  what: { kind: "commented" },
  at: "2026-11-10T01:00:00.000Z",
  by: { kind: "desk" },
  why: null,
};

interface Sent {
  readonly id: string;
  readonly askerId?: string;
  readonly unit?: string;
  readonly fields?: FieldValues;
  readonly joiners?: readonly string[];
  readonly confidential?: boolean;
  readonly ending?: "approved" | "rejected" | "withdrawn";
  readonly at?: string;
}

/** A request as the desk hands it out; adopted unless said otherwise, open without an ending of its own. */
export function request({ id, ending, at = "2026-11-10T01:00:00.000Z", ...sent }: Sent): DeskRequest {
  const fields = { ...FIELDS, ...sent.fields };
  const phase =
    ending === undefined
      ? ({ kind: "at", step: 0, tasks: [] } as const)
      : ({ kind: "ended", ending, why: null, at } as const);
  return {
    id,
    number: `改善-${id}`,
    title: String(fields.name),
    state: {
      type: "improvement",
      version: 1,
      askerId: sent.askerId ?? "p001",
      unit: sent.unit ?? "総務部人事課",
      fields,
      confidential: sent.confidential ?? false,
      phase,
      round: 1,
      reviews: [],
      joiners: sent.joiners ?? [],
      notes: {},
      sent: [],
      length: 2,
    },
    history: [],
    submittedAt: "2026-11-01T01:00:00.000Z",
    changedAt: at,
  };
}
