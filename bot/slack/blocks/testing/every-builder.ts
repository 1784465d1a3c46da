import type { Citation } from "../../../../corpus/document.ts";
import type { Answered, Unanswerable } from "../../../../rag/contract.ts";
import type { Rejected, Reply } from "../../../conversation/contract.ts";
import { answerMessage, answerMessages } from "../answer.ts";
import type { AnswerOptions } from "../answer-options.ts";
import { homeView } from "../home.ts";
import type { Message } from "../message.ts";
import { sentenceModal } from "../modal.ts";
import { askModal, feedbackModal } from "../modals.ts";
import * as notices from "../notices.ts";
import { plainMessage, plainView } from "../plain.ts";
import { sharedMessages } from "../shared.ts";
import type { Home, Modal } from "../view.ts";
import { deskMessages, deskViews, everyDesk, NO_DESKS } from "./every-desk-builder.ts";

export const SITE = "https://do.example.jp";
export const SHARER = "U0SHARER";

/** What documents, people and models say, by the kind of field it goes into. */
export interface Sayings {
  /** Questions, answers, quotations, wishes, sentences. */
  readonly long: string;
  /** Titles, names, labels. */
  readonly short: string;
  readonly department: string;
  readonly citations: number;
}

type Named<Shown> = readonly (readonly [name: string, shown: Shown])[];

/** Every message that the bot can send, with what was said in every field of every builder. */
export function everyMessage(said: Sayings): Named<Message> {
  const messages: Named<readonly Message[]> = [...answers(said), ...sentences(said)];
  return messages.flatMap(([name, all]) =>
    all.flatMap((message, at): Named<Message> => {
      const each = `${name}, message ${at + 1}`;
      return [
        [each, message],
        [`${each}, plain`, plainMessage(message)],
      ];
    }),
  );
}

/** Every view, likewise. */
export function everyView({ long, short }: Sayings): Named<Home | Modal> {
  const items = Array.from({ length: 20 }, () => ({ text: long, state: short, on: "2026-11-25" }));
  const home = {
    publicUrl: SITE,
    name: short,
    questions: items.map(({ text, on }) => ({ text, askedOn: on, permalink: short })),
    desks: everyDesk(long, short),
    news: items.map(({ on }) => ({ title: short, effectiveFrom: on, url: `/source/${short}` })),
  };
  const empty = { ...home, questions: [], desks: NO_DESKS, news: [] };
  const views: Named<Home | Modal> = [
    ["the Home tab", homeView({ ...home, isAdmin: true })],
    ["the empty Home tab", homeView({ ...empty, isAdmin: false })],
    ["the question's form", askModal(long, "origin")],
    ...deskViews(long, short),
    ["the feedback's form", feedbackModal("turn-1")],
    ["a sentence in a form's place", sentenceModal(short, long)],
  ];
  return views.flatMap(
    ([name, view]): Named<Home | Modal> => [
      [name, view],
      [`${name}, plain`, plainView(view)],
    ],
  );
}

function answers(said: Sayings): Named<readonly Message[]> {
  const { long, short } = said;
  const options: AnswerOptions = {
    ...{ publicUrl: SITE, turnId: "turn-1", place: "ephemeral", isFirstOfThread: true, question: long, isAgain: true },
    appliesTo: new Map(Array.from({ length: said.citations }, (_, at) => [`${at + 1}`, short])),
  };
  const choices = Array.from({ length: 30 }, () => ({ label: short, question: long }));
  const replies: Named<Reply | Rejected> = [
    ["an answer", answered(said)],
    ["a refusal to answer", unanswerable(said)],
    ["a question back", { kind: "clarify", text: long, choices }],
    ["a form offered", { kind: "form", form: "app", text: long, prefill: { text: long } }],
    ["small talk", { kind: "chat", text: long }],
    ["a rejection", { kind: "rejected", sentence: long }],
  ];
  return [
    ...replies.flatMap(
      ([name, reply]): Named<readonly Message[]> => [
        [name, answerMessages(reply, options)],
        [`${name} in one`, [answerMessage(reply, { ...options, place: "channel" })]],
      ],
    ),
    ["a shared answer", sharedMessages(SHARER, answered(said), options)],
  ];
}

function sentences({ long, short }: Sayings): Named<readonly Message[]> {
  return [
    ["a fault", [notices.faultMessage(short)]],
    ["a place in the queue", [notices.placeMessage(12, 90)]],
    ["a notice", [notices.noticeMessage(long)]],
    ...deskMessages(long, short),
    ["what cannot be shared", [notices.cannotShareMessage()]],
    ["thanks", [notices.feedbackThanks("wrong")]],
    ["help", [notices.helpMessage()]],
    ["an expired button", [notices.expiredMessage()]],
    ["a large file", [notices.fileTooLargeMessage(short, 20)]],
    ["a file for admins", [notices.fileForAdminsMessage(short)]],
    ["a file to ask about", [notices.fileAskedAboutMessage(short)]],
    ["a refused file", [notices.fileRefusedMessage(short, long)]],
    ["a file taken in", [notices.fileTakenInMessage(short)]],
  ];
}

function answered({ long, short, citations }: Sayings): Answered {
  const pointer = { documentId: "d", title: short, locator: short, url: `/source/${short}` };
  return {
    kind: "answered",
    text: long,
    confidence: 0.9,
    citations: Array.from({ length: citations }, (_, at) => citation(at + 1, long, short)),
    related: Array.from({ length: 20 }, () => pointer),
    composer: "model",
    notices: Array.from({ length: 5 }, () => short),
    asOf: "2026-11-25",
    timings: { retrieveMs: 1, composeMs: 1 },
  };
}

function unanswerable({ long, short, department }: Sayings): Unanswerable {
  return {
    kind: "unanswerable",
    text: long,
    confidence: 0.1,
    nearest: Array.from({ length: 20 }, () => ({ documentId: "d", title: short, locator: short, url: short })),
    handOff: { department },
    notices: [short],
    asOf: "2026-11-25",
    timings: { retrieveMs: 1, composeMs: 1 },
  };
}

function citation(label: number, quote: string, title: string): Citation {
  return {
    ...{ label, passageId: `${label}`, documentId: "d", title, locator: title, article: null, quote },
    ...{ effectiveFrom: "2024-04-01", effectiveTo: "2025-04-01", url: label % 2 === 0 ? title : `/source/${title}` },
  };
}
