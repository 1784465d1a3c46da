import { readFileSync } from "node:fs";
import type { SeenRequest } from "../../../desk/contract.ts";
import {
  DEFINITION,
  type Definition,
  type FieldValues,
  REQUEST_TYPES,
  type RequestType,
} from "../../../desk/engine/definition.ts";
import type { DeskEvent } from "../../../desk/engine/event.ts";
import type { CardOptions } from "../desk-card.ts";
import { deskForm, type FormContents, NO_ADVICE } from "../desk-form.ts";
import type { HomeDesks } from "../desk-home.ts";
import { reasonModal, reassignModal, requestModal, substitutionModal } from "../desk-modals.ts";
import { actedMessage, deskNoticeMessage, digestMessage, draftKeptMessage, joinOfferMessage } from "../desk-notice.ts";
import type { Message } from "../message.ts";
import type { Modal } from "../view.ts";

type Named<Shown> = readonly (readonly [name: string, shown: Shown])[];

/** One that is shown whole, one in brief, and one with a remark. */
const KINDS = ["your-turn", "ended", "rule-changed"] as const;
const SCENE = { row: "card", channel: "C1", ts: "1.1" } as const;
const PUBLIC_URL = "https://do.example.jp";
const DAY = "2026-11-25";
const AT = `${DAY}T03:00:00Z`;
const ALL = [
  ...(["resubmit", "answer", "pass", "approve", "agree", "object", "nothing", "return", "reject"] as const),
  ...(["reassign", "review", "pull-back", "withdraw", "join", "leave", "comment"] as const),
];

export function definitionOf(type: RequestType): Definition {
  const file = new URL(`../../../desk/definitions/${type}.v1.json`, import.meta.url);
  return DEFINITION.parse(JSON.parse(readFileSync(file, "utf8")));
}

/** Every message of the desks', with what was said in every field. */
export function deskMessages(long: string, short: string): Named<readonly Message[]> {
  const item = { request: seen("app", long, short), options: options("app") };
  return [
    ...KINDS.flatMap((kind): Named<readonly Message[]> => {
      const notice = { kind, why: short, title: short, text: long };
      return [
        [`a notice that tells ${kind}`, [deskNoticeMessage(notice, PUBLIC_URL)]],
        ...(["app", "person"] as const).map((type): readonly [string, readonly Message[]] => {
          const about = { request: seen(type, long, short), options: options(type, long) };
          return [`a notice of ${type} that tells ${kind}`, [deskNoticeMessage(notice, PUBLIC_URL, about)]];
        }),
      ];
    }),
    ["a request after a press", [actedMessage(long, item.request, item.options)]],
    ["a digest", [digestMessage({ title: short, text: long, items: many(item), total: 40 })]],
    ["a kept draft", [draftKeptMessage("app", short)]],
    ["an offer to join", [joinOfferMessage(long, [])]],
  ];
}

/** Every modal of the desks', likewise. */
export function deskViews(long: string, short: string): Named<Modal> {
  return (["app", "improvement"] as const).flatMap((type): Named<Modal> => {
    const definition = definitionOf(type);
    const request = seen(type, long, short);
    const shown = options(type, long);
    const about = { definition, scene: SCENE, isDeputy: true };
    const form = (step: "find" | "whole"): FormContents => ({
      ...{ definition, values: request.state.fields, remarks: [long, long], publicUrl: PUBLIC_URL },
      origin: { type, step, again: null, seen: "", hidden: { turn: short.slice(0, 200) } },
      advice: { sentences: Array(9).fill(long), joinable: [{ id: "r1", words: long }], preview: long },
    });
    return [
      [`the form of ${type}`, deskForm(form("whole"))],
      [`the first form of ${type}`, deskForm(form("find"))],
      [`the empty form of ${type}`, deskForm({ ...form("whole"), values: {}, advice: NO_ADVICE, remarks: [] })],
      [`the reason of ${type}`, reasonModal("return", request, about)],
      [`the approval of ${type}`, reasonModal("approve", request, about)],
      [`the new post of ${type}`, reassignModal(request, SCENE)],
      [`the whole of ${type}`, requestModal(request, shown, SCENE)],
      ["who stands in", substitutionModal([`${short}/${short}/${short}`, "@審査員"], DAY)],
    ];
  });
}

export function everyDesk(long: string, short: string): HomeDesks {
  const item = { request: seen("improvement", long, short), options: options("improvement") };
  return {
    publicUrl: PUBLIC_URL,
    waiting: { items: many(item), total: 40 },
    mine: { items: many(item), total: 40 },
    drafts: REQUEST_TYPES.map((type) => ({ type, title: short })),
    substitutions: Array.from({ length: 20 }, (_, at) => ({ id: `${at}`, words: long })),
    hasPosts: true,
    preferences: { ruleChanges: true, isFindable: false },
  };
}

export const NO_DESKS: HomeDesks = {
  ...{ publicUrl: PUBLIC_URL, drafts: [], substitutions: [], hasPosts: false, preferences: null },
  waiting: { items: [], total: 0 },
  mine: { items: [], total: 0 },
};

function many<Item extends { readonly request: SeenRequest }>(item: Item): readonly Item[] {
  return Array.from({ length: 20 }, (_, at) => ({ ...item, request: { ...item.request, id: `r${at}` } }));
}

function options(type: RequestType, checked = ""): CardOptions {
  return {
    definition: definitionOf(type),
    today: DAY,
    isDeputy: true,
    takenBy: checked,
    isAsker: false,
    checks: Array(9).fill(checked),
    dayOf: () => "11月25日",
  };
}

function seen(type: RequestType, long: string, short: string): SeenRequest {
  const definition = definitionOf(type);
  const post = "総合政策部/情報システム課/課長";
  const by = { kind: "post", personId: "p1", post, as: "deputy" } as const;
  const told = (what: DeskEvent["what"]): DeskEvent => ({ what, at: AT, by, why: long });
  const tasks = [{ post, due: DAY, escalatedTo: [post], done: null }];
  return {
    ...{ id: "r1", number: "要望-0123", title: short, submittedAt: AT, changedAt: AT, may: ALL, actsFor: [post] },
    ...{ asker: short, joined: 1 },
    history: Array.from({ length: 30 }, () => told({ kind: "acted", act: "pass", post, fields: {} })),
    state: {
      ...{ type, version: 1, askerId: "p9", unit: short, fields: filled(definition, long, short), confidential: false },
      phase: { kind: "at", step: 0, tasks },
      ...{ round: 3, reviews: [], joiners: ["p8"], notes: {}, sent: [], length: 40 },
    },
  };
}

function filled({ fields }: Definition, long: string, short: string): FieldValues {
  return Object.fromEntries(
    fields.map(({ id, kind }) => [id, kind === "number" ? 1_200 : kind === "paragraph" ? long : short]),
  );
}
