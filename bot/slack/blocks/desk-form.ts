import type { types } from "@slack/bolt";
import { z } from "zod";
import { type Definition, type FieldValues, REQUEST_TYPES } from "../../desk/engine/definition.ts";
import { button, buttonRow } from "./buttons.ts";
import { beginning, pieces } from "./cut.ts";
import { DESK_ACTIONS, DESK_VIEWS, requestValue, rowId } from "./desk-actions.ts";
import { fieldInput } from "./desk-inputs.ts";
import { inertPlain } from "./inert.ts";
import { LIMITS } from "./limits.ts";
import { link, sourceAddress } from "./link.ts";
import { modal } from "./modal.ts";
import { oneLine } from "./parts.ts";
import { bullets, inertWords, line, quote, remark, rich, words } from "./rich.ts";
import type { Modal } from "./view.ts";

const ORIGIN = z.object({
  type: z.enum(REQUEST_TYPES),
  /** `find` asks for what tells whether it is there or asked for already, before all the rest. */
  step: z.enum(["find", "whole"]),
  /** Of a request that was returned and is sent again. */
  again: z.object({ id: z.string(), round: z.number() }).nullable(),
  /** What the person was shown before sending, so that the same is shown once; empty before. */
  seen: z.string(),
  /** Values of fields that no form shows. */
  hidden: z.record(z.string(), z.string()),
});
/** What comes back with a form. */
export type FormOrigin = z.infer<typeof ORIGIN>;

/** What a person should know before they send: shown above the fields. */
export interface Advice {
  /** Sentences: that it is there already, that a number is missing. */
  readonly sentences: readonly string[];
  /** Requests that may be the same, which one can join with one tap. */
  readonly joinable: readonly JoinableRequest[];
  /** What is sent word for word, where that is shown first. */
  readonly preview: string;
}

interface JoinableRequest {
  readonly id: string;
  /** 要望-0123　Microsoft Teams（12人が要望） */
  readonly words: string;
}

export const NO_ADVICE: Advice = { sentences: [], joinable: [], preview: "" };

export interface FormContents {
  readonly definition: Definition;
  readonly values: FieldValues;
  readonly origin: FormOrigin;
  readonly advice: Advice;
  /** Why it was returned, or that it is a draft: above everything. */
  readonly remarks: readonly string[];
  /** Of the web pages, where files can be added. */
  readonly publicUrl: string;
}

/** Fields that come alone first, by type: with them it is told what is there already. */
const FIRST: Readonly<Partial<Record<FormOrigin["type"], readonly string[]>>> = { app: ["appName", "storeLink"] };
/** What Slack takes of a view's blocks, with room for what stands above and below the fields. */
const MOST_FIELDS = 80;
const SENTENCE_LENGTH = 400;
const REMARK_LENGTH = 900;

/** Whether a type's form begins with few fields. */
export function firstStep(type: FormOrigin["type"]): FormOrigin["step"] {
  return FIRST[type] === undefined ? "whole" : "find";
}

/** The form of a request type as its definition has it, filled with what is known. */
export function deskForm({ definition, values, origin, advice, remarks, publicUrl }: FormContents): Modal {
  const { type, title } = definition;
  const first = FIRST[type] ?? [];
  const asked = definition.fields.filter(
    ({ id, filledBy, shown }) =>
      filledBy === "asker" && shown && (origin.step === "whole" || first.includes(id) || values[id] !== undefined),
  );
  const inputs = asked.slice(0, MOST_FIELDS).flatMap((field) => fieldInput(field, values[field.id]) ?? []);
  const view = modal(
    {
      callbackId: DESK_VIEWS.form,
      title,
      submit: submitWords(origin, advice),
      privateMetadata: JSON.stringify(origin),
    },
    inputs,
  );
  return {
    ...view,
    notify_on_close: true,
    blocks: [
      ...remarks.map((each) => rich(line(inertWords(beginning(each, REMARK_LENGTH, inertPlain))))),
      ...adviceBlocks(advice),
      ...inputs,
      ...(asked.some(({ kind }) => kind === "files") ? filesBlocks(type, publicUrl) : []),
      ...buttonRow([button(DESK_ACTIONS.keepDraft, "下書きに残して閉じる", type)]).map((row) => ({
        ...row,
        block_id: DESK_ACTIONS.keepDraft,
      })),
    ],
  };
}

const FILES = "添付したいファイルがあるときは、下書きに残してから、Webの画面で続きを書いてください。";

function filesBlocks(type: FormOrigin["type"], publicUrl: string): readonly types.KnownBlock[] {
  return [remark(FILES), rich(line(link("Webの画面を開く", sourceAddress(`/desk/new/${type}`, publicUrl))))];
}

function submitWords({ step, again }: FormOrigin, { sentences, joinable, preview }: Advice): string {
  if (step === "find") return "次へ";
  if (again !== null) return "もう一度送る";
  return preview === "" && sentences.length + joinable.length > 0 ? "このまま送る" : "送る";
}

export function readOrigin(privateMetadata: string): FormOrigin | undefined {
  try {
    return ORIGIN.parse(JSON.parse(privateMetadata));
  } catch {
    return undefined;
  }
}

function adviceBlocks({ sentences, joinable, preview }: Advice): readonly types.KnownBlock[] {
  const said = sentences.slice(0, 5).map((each) => [inertWords(oneLine(each, SENTENCE_LENGTH))]);
  return [
    ...(said.length === 0 ? [] : [rich(line(words("送る前に", { bold: true })), bullets(said))]),
    ...joinable.slice(0, 3).flatMap(({ id, words: named }) => [
      rich(line(inertWords(oneLine(named, SENTENCE_LENGTH)))),
      ...buttonRow([button("desk-do-join", "この要望に賛同する", requestValue(id, 0), "primary")]).map((row) => ({
        ...row,
        block_id: rowId("view", id, 0),
      })),
    ]),
    ...(preview === "" ? [] : previewBlocks(preview)),
    ...(said.length + joinable.length === 0 && preview === "" ? [] : [{ type: "divider" } as const]),
  ];
}

function previewBlocks(preview: string): readonly types.KnownBlock[] {
  const shown = pieces(preview, LIMITS.textObject - 500, inertPlain).slice(0, 3);
  return [rich(line(words("この内容が送られます", { bold: true }))), ...shown.map((piece) => rich(quote(piece)))];
}
