import type { CalendarDate, Viewer } from "../../corpus/document.ts";
import type { Library } from "../../corpus/library.ts";
import type { Answer, Answered, Answerer, Progress, Question } from "../../rag/contract.ts";
import type { Desk } from "../desk/contract.ts";
import { isSensitive } from "../desk/knows/sensitive.ts";
import { stateWords } from "../desk/state-words.ts";
import type { ConversationStore, StoredTurn } from "../store/conversations.ts";
import type { WishStore } from "../store/wishes.ts";
import { calendarDate } from "./calendar-date.ts";
import { changedRules } from "./changed-rules.ts";
import type { Reply, Utterance } from "./contract.ts";
import { doubtReply, formAgain, formReply, NOT_SENT } from "./form-reply.ts";
import { personReply, subjectOfPersonWish } from "./person-reply.ts";
import { underPresentNames } from "./present-names.ts";
import { OTHER_TALK, smallTalk } from "./small-talk.ts";
import { SHOWN_WISHES, STATUS_ELSEWHERE, statusReply } from "./status-reply.ts";
import type { Wanted } from "./wanted.ts";

export interface ReplyParts {
  readonly answerer: Pick<Answerer, "answer" | "search">;
  /** Who answers in a thread in which files were sent; `answerer` everywhere unless given. */
  readonly answererIn?: (thread: string, viewer: Viewer) => Promise<Pick<Answerer, "answer">>;
  readonly library: Pick<Library, "documents" | "passage">;
  readonly store: ConversationStore;
  readonly wishes: WishStore;
  /** Where requests are; absent where there are no desks. */
  readonly desk?: Pick<Desk, "list" | "definition">;
  /** What the catalogue of apps has to say to 「このアプリは使える？」; undefined where no app is asked about. */
  readonly appAnswer?: (text: string, personId: string) => Promise<AppAnswer | undefined>;
  /** Who has answered questions about a subject before and agreed to be found, a line of text for each. */
  readonly experts?: (subject: string) => Promise<readonly string[]>;
  /** IANA name of the office's time zone, which decides what day it is. */
  readonly timeZone: string;
}

const PRIVATE_DESK =
  "ひとに知られたくない相談は、「担当者への質問」で送ると、相談窓口だけに届きます。名前を伏せたままでかまいません。";

/** `isKnown` tells an app of the catalogue, or one that was asked for, from one that nobody has spoken of. */
export interface AppAnswer {
  readonly name: string;
  readonly text: string;
  readonly isKnown: boolean;
}

/** An utterance on its way, with its thread as it is before it. */
export interface Hearing {
  readonly utterance: Utterance;
  readonly text: string;
  readonly moment: Date;
  readonly today: CalendarDate;
  readonly thread: string;
  readonly owner: string;
  /** Newest first. */
  readonly earlier: readonly StoredTurn[];
  readonly onProgress: ((progress: Progress) => void) | undefined;
}

/** What is replied behind each door. */
export function createReplies(parts: ReplyParts): (want: Wanted, hearing: Hearing) => Promise<Reply> {
  const { answerer, library, store, wishes, timeZone } = parts;
  return replyTo;

  async function replyTo(want: Wanted, hearing: Hearing): Promise<Reply> {
    switch (want.kind) {
      case "question":
        return answerOrApp(want.asked, hearing);
      case "doubt":
        return doubtReply(want.doors, want.said);
      case "consent":
        return formAgain(want.reply);
      case "refusal":
        return NOT_SENT;
      case "door":
        return behind(want, hearing);
    }
  }

  async function behind({ door, said }: Extract<Wanted, { kind: "door" }>, hearing: Hearing): Promise<Reply> {
    const { utterance, text, earlier } = hearing;
    switch (door) {
      case "app":
      case "improvement":
      case "correction":
        return formReply(door, said);
      case "status":
        return isShared(utterance) ? STATUS_ELSEWHERE : status(utterance.viewer.id);
      case "person": {
        const before = earlier.find(({ asked }) => asked !== null)?.asked ?? null;
        const subject = subjectOfPersonWish(said, before);
        const experts = subject === null ? [] : ((await parts.experts?.(subject)) ?? []);
        return personReply(parts, subject === null ? null : questionOf(subject, hearing), experts);
      }
      case "chat":
        return { kind: "chat", text: smallTalk(text) ?? OTHER_TALK };
    }
  }

  /**
   * Whether an app may be used now is the app desk's to say, whose catalogue changes with every decision. Of an app that
   * nobody has spoken of, the documents may say more; where they do not, it can be asked for.
   */
  async function answerOrApp(asked: string, hearing: Hearing): Promise<Reply> {
    const { utterance } = hearing;
    // Before others, nothing is said of a request of one's own.
    const personId = isShared(utterance) ? "" : utterance.viewer.id;
    const app = utterance.asOf === undefined ? await parts.appAnswer?.(asked, personId) : undefined;
    if (app?.isKnown === true) return { kind: "status", text: app.text };
    const reply = await answer(asked, hearing);
    if (app === undefined || reply.kind === "clarify") return reply;
    // What is said of another app is no answer, however near it comes.
    if (reply.kind === "answered" && speaksOf(reply, app.name))
      return { ...reply, notices: [app.text, ...reply.notices] };
    return { ...formReply("app", asked), text: `${app.text}\nアプリの要望として、次の内容を送りますか。` };
  }

  async function status(viewerId: string): Promise<Reply> {
    const limit = SHOWN_WISHES + 1;
    const asked = await parts.desk?.list({ scope: "mine", limit }, viewerId);
    const requests = (asked?.requests ?? []).map(({ number, title, state }) => ({
      name: `${number}「${title}」`,
      state: parts.desk === undefined ? "" : stateWords(state, parts.desk.definition(state.type, state.version)),
    }));
    return statusReply(await wishes.of(viewerId, limit), timeZone, requests);
  }

  /** The answer, with how the utterance was read and which rules have changed since the thread used them. */
  async function answer(asked: string, hearing: Hearing): Promise<Answer> {
    const { text, onProgress, thread, utterance } = hearing;
    const answering = (await parts.answererIn?.(thread, utterance.viewer)) ?? answerer;
    const reply = await answering.answer(questionOf(asked, hearing), onProgress);
    if (reply.kind === "clarify") return reply;
    const read = text.includes(asked) ? [] : [`前の質問に続けて「${asked}」としてお答えしています。`];
    const care = isSensitive(text) ? [PRIVATE_DESK] : [];
    return { ...reply, notices: [...care, ...read, ...(await changesSince(hearing, reply)), ...reply.notices] };
  }

  async function changesSince({ utterance, today, thread, owner, earlier }: Hearing, reply: Reply) {
    const pinnedOn = await store.pinnedOn(thread, owner);
    if (pinnedOn === undefined) return [];
    const scope = { asOf: today, ...audienceOf(utterance) };
    const entries = await library.documents(scope);
    const replies = earlier.toReversed().map(async (turn) => ({
      on: calendarDate(new Date(turn.askedAt), timeZone),
      reply: await underPresentNames(turn.reply, entries, library, scope),
    }));
    return changedRules({
      pinnedOn,
      today,
      reply,
      earlier: await Promise.all(replies),
      entries,
      shared: isShared(utterance),
    });
  }
}

function speaksOf({ citations }: Answered, name: string): boolean {
  const plain = (text: string) => text.normalize("NFKC").toLowerCase();
  return citations.some(({ title, quote }) => plain(`${title} ${quote}`).includes(plain(name)));
}

function questionOf(text: string, { utterance, today }: Hearing): Question {
  const { asOf } = utterance;
  return { text, today, ...audienceOf(utterance), ...(asOf === undefined ? {} : { asOf }) };
}

function audienceOf({ viewer, readers }: Utterance): Pick<Question, "viewer" | "readers"> {
  return { viewer, ...(readers === undefined ? {} : { readers }) };
}

/** Whether others than the viewer read along. */
function isShared({ viewer, readers = [], room }: Utterance): boolean {
  return room !== undefined || readers.some(({ id }) => id !== viewer.id);
}
