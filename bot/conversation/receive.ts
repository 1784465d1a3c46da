import type { Answerer } from "../../rag/contract.ts";
import { withoutCourtesies } from "../../rag/question/intent/small-talk.ts";
import type { ConversationStore, StoredTurn } from "../store/conversations.ts";
import { calendarDate } from "./calendar-date.ts";
import type { Conversation, Reply, Turn, Utterance } from "./contract.ts";
import { standaloneQuestion } from "./follow-up.ts";
import { refusal } from "./refusal.ts";
import { smallTalk } from "./small-talk.ts";

interface Parts {
  readonly answerer: Pick<Answerer, "answer">;
  readonly store: ConversationStore;
  readonly clock: () => Date;
  readonly newId: () => string;
  /** IANA name of the office's time zone, which decides what day it is. */
  readonly timeZone: string;
}

/** The conversation over a store. Faults of the answerer and the store are thrown; nothing of that turn is stored then. */
export function createConversation({ answerer, store, clock, newId, timeZone }: Parts): Conversation {
  return {
    receive: async (utterance, onProgress) => {
      const text = utterance.text.replace(CONTROL, "").trim();
      const sentence = refusal(text);
      if (sentence !== undefined) return { kind: "rejected", sentence };

      const { viewer, asOf } = utterance;
      const moment = clock();
      const thread = utterance.thread ?? newId();
      const keep = async (reply: Reply, asked: string | null) => {
        const turn = { id: newId(), thread, askedAt: moment.toISOString(), question: text, asOf: asOf ?? null, reply };
        await store.add({ ...turn, viewerId: viewer.id, asked });
        return { kind: "turn", turn } as const;
      };
      const talk = smallTalk(text);
      if (talk !== undefined) return keep({ kind: "chat", text: talk }, null);

      const asked = await standingAlone(text, utterance);
      const today = calendarDate(moment, timeZone);
      const question = { text: asked, today, viewer, ...(asOf === undefined ? {} : { asOf }) };
      return keep(sayingWhatWasAsked(await answerer.answer(question, onProgress), asked, text), asked);
    },
    threads: (viewerId, limit) => store.threads(viewerId, limit),
    history: async (thread, viewerId) => (await store.turns(thread, viewerId)).map(asTurn),
    asked: async (viewerId, limit) => (await store.asked(viewerId, limit)).map(asTurn),
    turn: async (id) => {
      const turn = await store.turn(id);
      return turn === undefined ? undefined : asTurn(turn);
    },
    forget: (thread, viewerId) => store.forget(thread, viewerId),
  };

  async function standingAlone(text: string, { thread, viewer }: Utterance): Promise<string> {
    const said = withoutCourtesies(text);
    const earlier = thread === undefined ? undefined : await store.latestQuestion(thread, viewer.id);
    if (earlier?.asked === undefined || earlier.asked === null) return said;
    return chosen(earlier.reply, said) ?? standaloneQuestion(earlier.asked, said);
  }
}

/** Control characters other than tab and line feed. */
const CONTROL = /(?![\t\n])\p{Cc}/gu;

/** The question behind a choice that the person types instead of clicking it. */
function chosen(reply: Reply, said: string): string | undefined {
  if (reply.kind !== "clarify") return undefined;
  return reply.choices.find(({ label }) => label === said.replace(/(?:です|の場合)?[。．.]?$/u, ""))?.question;
}

/** Tells the reader how a follow-up was read. */
function sayingWhatWasAsked(reply: Reply, asked: string, said: string): Reply {
  if ((reply.kind !== "answered" && reply.kind !== "unanswerable") || said.includes(asked)) return reply;
  return { ...reply, notices: [`前の質問に続けて「${asked}」としてお答えしています。`, ...reply.notices] };
}

function asTurn({ id, thread, askedAt, question, asOf, reply }: StoredTurn): Turn {
  return { id, thread, askedAt, question, asOf, reply };
}
