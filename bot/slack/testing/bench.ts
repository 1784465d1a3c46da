import type { Citation } from "../../../corpus/document.ts";
import { type OpenLibrary, openMemoryLibrary } from "../../../corpus/open.ts";
import type { Answer, Answered, Answerer, Progress, Question } from "../../../rag/contract.ts";
import { createConversation } from "../../conversation/receive.ts";
import { route } from "../../conversation/route.ts";
import type { DeskAdvice } from "../../desk/before-sending.ts";
import { type Person, parsePeople } from "../../people/people.ts";
import { parseSettings } from "../../settings.ts";
import { openStores } from "../../stores.ts";
import type { EmulatorOptions, SlackEmulator } from "../emulator/emulator.ts";
import { BOT, createSlackEmulator } from "../emulator/emulator.ts";
import type { FileDesk } from "../files/desk.ts";
import { joinSlack, type SlackPresence } from "../join.ts";
import { PACE, type Pace } from "../pace.ts";
import { type BenchDesks, openBenchDesks } from "./bench-desks.ts";
import { type BenchDomains, openBenchDomains } from "./bench-domains.ts";

export const CITATION: Citation = {
  label: 1,
  passageId: "7-0",
  documentId: "abc",
  title: "テレワーク実施要綱",
  locator: "第5条第2項",
  article: "5",
  effectiveFrom: "2025-04-01",
  effectiveTo: null,
  quote: "申請は前日までに行うものとする。",
  url: "/source/abc?from=2025-04-01#p7",
};
export const ANSWERED: Answered = {
  kind: "answered",
  text: "申請は前日までに行うものとする。[1]",
  confidence: 0.9,
  citations: [CITATION],
  related: [],
  composer: "quotation",
  notices: [],
  asOf: "2026-11-20",
  timings: { retrieveMs: 1, composeMs: 1 },
};

/** U1 and U2 are p1 and p2; U3 has no person. */
const PEOPLE = `id,name,department,section,post,employment,groups,validFrom,validTo,email
p1,朝倉 ひかり,総務部,人事課,係長,常勤職員,,2020-04-01,,p1@hoshimi.example.jp
p2,五十嵐 豊,土木部,河川課,主事,常勤職員,管理者,2020-04-01,,p2@hoshimi.example.jp
`;
const WORLD: NonNullable<EmulatorOptions["world"]> = {
  users: [
    { id: "U1", email: "p1@hoshimi.example.jp" },
    { id: "U2", email: "p2@hoshimi.example.jp" },
    { id: "U3", email: "p3@hoshimi.example.jp" },
  ],
  channels: [
    { id: "C1", name: "general", members: ["U1", "U2", BOT.userId] },
    { id: "C2", name: "with-somebody-unknown", members: ["U1", "U3", BOT.userId] },
    { id: "C3", name: "without-the-assistant", members: ["U1", "U2"] },
    { id: "D1", members: ["U1", BOT.userId] },
    { id: "D2", members: ["U2", BOT.userId] },
  ],
};

type Reply = (question: Question, onProgress: (progress: Progress) => void) => Answer | Promise<Answer>;

interface Options extends EmulatorOptions {
  readonly reply?: Reply;
  readonly pace?: Partial<Pace>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly files?: FileDesk | null;
  /** A library and its store that outlive the bench; a new one unless given. */
  readonly library?: OpenLibrary;
  readonly slack?: SlackEmulator;
  readonly ready?: Promise<void>;
  /** Who works here; two people unless given. */
  readonly people?: readonly Person[];
  readonly channelOf?: (post: string) => string | null;
  readonly advice?: DeskAdvice;
  /** Whether questions are answered from the library and the desks know all that they know in the product; scripted unless given. */
  readonly isWhole?: boolean;
}

export interface Bench {
  readonly slack: SlackEmulator;
  readonly asked: Question[];
  readonly log: string[];
  readonly library: OpenLibrary;
  readonly stores: Awaited<ReturnType<typeof openStores>>;
  readonly presence: SlackPresence;
  readonly desks: BenchDesks;
  /** undefined where the bench is not whole. */
  readonly domains: BenchDomains | undefined;
  /** Does all that follows in the product every minute, and hands on what there is to tell. */
  minute(): Promise<void>;
  /** Moves the clock on, by milliseconds. */
  skip(time: number): void;
  /** Leaves Slack, once what is under way has ended. */
  leave(): Promise<void>;
  close(): Promise<void>;
}

/** The assistant as it is wired in the product, in an emulated Slack, over a scripted answerer. */
export async function openBench(options: Options = {}): Promise<Bench> {
  const asked: Question[] = [];
  const log: string[] = [];
  const library = options.library ?? (await openMemoryLibrary());
  const slack = options.slack ?? (await createSlackEmulator({ world: WORLD, ...options }));
  const stores = await openStores(library.store);
  const started = performance.now();
  const skipped = { time: 0 };
  const clock = () => new Date(Date.parse("2026-11-20T03:00:00Z") + performance.now() - started + skipped.time);
  const { reply = () => ANSWERED } = options;
  const scripted: Pick<Answerer, "answer" | "search"> = {
    answer: async (question, onProgress = () => undefined) => {
      asked.push(question);
      return reply(question, onProgress);
    },
    search: async () => [],
  };
  let ids = 0;
  const { wishes, feedback, inbox, outbox, conversations } = stores;
  const people = options.people ?? parsePeople(PEOPLE);
  const directory = {
    personOf: async (email: string) => people.find((person) => person.email === email),
    people: async () => people,
  };
  const publicUrl = "https://do.example.jp";
  const base = await openBenchDesks({ ...options, store: library.store, directory, clock });
  const domains =
    options.isWhole === true
      ? await openBenchDomains({
          ...{ library, desks: base, conversations, directory, publicUrl, clock },
          log: (line) => log.push(line),
        })
      : undefined;
  const desks = domains === undefined ? base : { ...base, advice: domains.advice, preferences: domains.preferences };
  const answerer = domains?.answerer ?? scripted;
  const conversation = createConversation({
    ...{ answerer, library, wishes, route, clock, store: conversations, desk: desks.desk, timeZone: "Asia/Tokyo" },
    ...(domains === undefined ? {} : { experts: domains.experts, appAnswer: domains.appAnswer }),
    newId: () => `turn-${++ids}`,
  });
  const settings = parseSettings({
    ...{ SLACK_BOT_TOKEN: BOT.token, SLACK_APP_TOKEN: BOT.appToken, SLACK_API_URL: slack.apiUrl },
    ...options.environment,
  });
  if (settings.slack === null) throw new Error("The environment takes Slack's tokens away");
  let references = 0;
  const presence = await joinSlack({
    ...{ settings, slack: settings.slack, library, conversation, route, feedback, inbox, outbox, clock },
    ...{ desks, directory },
    publicUrl,
    hasThread: async (thread, room) => (await conversations.pinnedOn(thread, room)) !== undefined,
    files: options.files ?? null,
    ready: options.ready ?? Promise.resolve(),
    worker: "bench",
    reference: () => `ref-${++references}`,
    pace: { ...PACE, channelIntervalMs: 0, idleMs: 5, reconnectDelay: () => 0, ...options.pace },
    log: (line) => log.push(line),
  });
  desks.deliverBy(presence.deliver);
  return {
    ...{ slack, asked, log, library, stores, presence, desks, domains },
    minute: async () => {
      await (domains?.follow() ?? desks.desk.tick());
      await presence.renewCopies();
      await desks.courier();
    },
    skip: (time) => {
      skipped.time += time;
    },
    leave: presence.stop,
    close: async () => {
      await desks.courier();
      await presence.stop();
      await domains?.close();
      if (options.slack === undefined) await slack.close();
      if (options.library === undefined) await library.close();
    },
  };
}
