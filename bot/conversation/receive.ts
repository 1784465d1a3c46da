import type { StoredTurn } from "../store/conversations.ts";
import { calendarDate } from "./calendar-date.ts";
import type { Conversation, Turn, Utterance } from "./contract.ts";
import { createOneAtATime } from "./one-at-a-time.ts";
import { refusal } from "./refusal.ts";
import { createReplies, type Hearing, type ReplyParts } from "./replies.ts";
import type { Route } from "./route.ts";
import { wanted } from "./wanted.ts";
import { writtenText } from "./written-text.ts";

interface Parts extends ReplyParts {
  readonly route: Route;
  readonly clock: () => Date;
  readonly newId: () => string;
}

/** So many turns of a thread are looked at for what a new one takes over and for the rules that were cited. */
const REMEMBERED_TURNS = 50;

/** The conversation over a store. Faults of the answerer and the stores are thrown; nothing of that turn is stored then. */
export function createConversation(parts: Parts): Conversation {
  const { store, route, clock, newId, timeZone } = parts;
  const replyTo = createReplies(parts);
  const oneAtATime = createOneAtATime();
  return {
    receive: (utterance, onProgress) =>
      utterance.key === undefined
        ? receive(utterance, onProgress)
        : oneAtATime(utterance.key, () => receive(utterance, onProgress)),
    threads: (viewerId, limit) => store.threads(viewerId, limit),
    history: async (thread, owner) => (await store.turns(thread, owner)).map(asTurn),
    asked: async (viewerId, limit) => (await store.asked(viewerId, limit)).map(asTurn),
    turn: async (id) => {
      const turn = await store.turn(id);
      return turn === undefined ? undefined : asTurn(turn);
    },
    turnOf: async (key) => {
      const turn = await store.byKey(key);
      return turn === undefined ? undefined : asTurn(turn);
    },
    forget: (thread, owner) => store.forget(thread, owner),
  };

  async function receive(utterance: Utterance, onProgress: Hearing["onProgress"]): ReturnType<Conversation["receive"]> {
    const text = writtenText(utterance.text);
    const sentence = refusal(text);
    if (sentence !== undefined) return { kind: "rejected", sentence };

    const { key = null, viewer, room, asOf = null } = utterance;
    const stored = key === null ? undefined : await store.byKey(key);
    if (stored?.question === text) return { kind: "turn", turn: asTurn(stored) };

    const moment = clock();
    const today = calendarDate(moment, timeZone);
    const owner = stored?.owner ?? room ?? viewer.id;
    const thread = stored?.thread ?? utterance.thread ?? newId();
    const earlier = await store.recent(thread, owner, REMEMBERED_TURNS, stored?.id);
    const hearing = { utterance, text, moment, today, thread, owner, earlier, onProgress };
    const want = wanted(text, utterance, earlier, route);
    const reply = await replyTo(want, hearing);
    const said = { question: text, asOf, asked: want.kind === "question" ? want.asked : null, reply };
    const named = { id: newId(), thread, owner, askerId: viewer.id, key, askedAt: moment.toISOString() };
    const kept = stored ?? (await store.add({ ...named, ...said }, today));
    if (kept.question === text) return { kind: "turn", turn: asTurn(kept) };
    const edited = { ...kept, ...said };
    await store.replace(edited);
    return { kind: "turn", turn: asTurn(edited) };
  }
}

function asTurn({ id, thread, askedAt, question, asked, asOf, reply }: StoredTurn): Turn {
  return { id, thread, askedAt, question, asked, asOf, reply };
}
