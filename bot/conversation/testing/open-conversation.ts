import { ANYONE, type Viewer } from "../../../corpus/document.ts";
import type { DocumentEntry, Scope } from "../../../corpus/library.ts";
import { openStore } from "../../../corpus/store/connection.ts";
import type { Answer, Question, SearchHit } from "../../../rag/contract.ts";
import { openConversationStore } from "../../store/conversations.ts";
import { openWishStore } from "../../store/wishes.ts";
import type { Turn, Utterance } from "../contract.ts";
import { createConversation } from "../receive.ts";
import type { AppAnswer } from "../replies.ts";
import type { Route } from "../route.ts";

export const VIEWER: Viewer = { ...ANYONE, id: "p001", employment: "常勤職員" };
export const COLLEAGUE: Viewer = { ...ANYONE, id: "p002" };

/**
 * A conversation over a store in memory. What the tests set decides what the rest of the product would say.
 * @param process tells the ids of two that share a store apart
 */
export async function openTestConversation(store = openStore(":memory:"), process = "") {
  const wishes = await openWishStore(store);
  const asked: Question[] = [];
  const searched: Question[] = [];
  const scopes: Scope[] = [];
  const entries: readonly DocumentEntry[] = [];
  const hits: readonly SearchHit[] = [];
  const world = {
    now: new Date("2026-11-20T03:00:00Z"),
    answer: async ({ text }: Question): Promise<Answer> => unanswerable(`${text}は確認できませんでした。`),
    entries,
    hits,
    appAnswer: async (_text: string, _personId: string): Promise<AppAnswer | undefined> => undefined,
    experts: async (_subject: string): Promise<readonly string[]> => [],
  };
  let ids = 0;
  const conversation = createConversation({
    answerer: {
      answer: async (question, onProgress) => {
        asked.push(question);
        onProgress?.({ kind: "status", text: "資料を探しています" });
        return world.answer(question);
      },
      search: async (question) => {
        searched.push(question);
        return world.hits;
      },
    },
    library: {
      documents: async (scope) => {
        scopes.push(scope);
        return world.entries;
      },
      passage: async () => undefined,
    },
    wishes,
    appAnswer: (text, personId) => world.appAnswer(text, personId),
    experts: (subject) => world.experts(subject),
    store: await openConversationStore(store),
    route,
    clock: () => world.now,
    newId: () => `id-${process}${++ids}`,
    timeZone: "Asia/Tokyo",
  });
  /** Says something and gives the turn that comes of it. */
  const say = async (text: string, more: Partial<Utterance> = {}): Promise<Turn> => {
    const received = await conversation.receive({ text, viewer: VIEWER, thread: "t1", ...more });
    if (received.kind === "rejected") throw new Error(received.sentence);
    return received.turn;
  };
  return { conversation, say, world, asked, searched, scopes, wishes, close: store.close };
}

function unanswerable(text: string): Answer {
  return {
    ...{ kind: "unanswerable", text, confidence: 0.1, nearest: [], handOff: null, notices: ["見本の資料です。"] },
    ...{ asOf: "2026-11-20", timings: { retrieveMs: 1, composeMs: 0 } },
  };
}

/** The doors behind words that the tests choose; everything else is a question. */
const route: Route = (text) => {
  if (text.includes("かもしれない")) return { kind: "doubt", doors: ["app", "question"] };
  const doors = [
    { word: "アプリがほしい", door: "app" },
    { word: "改善しました", door: "improvement" },
    { word: "誤り", door: "correction" },
    { word: "状況", door: "status" },
    { word: "担当者", door: "person" },
    { word: "雑談", door: "chat" },
  ] as const;
  return { kind: "door", door: doors.find(({ word }) => text.includes(word))?.door ?? "question" };
};
