import type { DeskCommand, DeskRequest, Outcome } from "./contract.ts";
import { contextOf, type DeskDay } from "./desk-day.ts";
import type { DeskParts } from "./desk-parts.ts";
import { decide } from "./engine/decide.ts";
import type { Definition } from "./engine/definition.ts";
import { keep } from "./keep.ts";
import { CONSULTATION_DESK, prepareQuestion } from "./knows/prepare-question.ts";
import { hiddenFrom, seenBy, sightOf } from "./seen-request.ts";
import { refusedSentence } from "./sentences.ts";

type Parts = Pick<DeskParts, "store" | "definitions" | "channelOf" | "newId">;

/** How often a command is decided again because somebody else changed the request meanwhile. */
const ATTEMPTS = 8;

/** Obeys a person's command once, however often it is said under its key. */
export async function obey(parts: Parts, given: DeskCommand, day: DeskDay): Promise<Outcome> {
  const { store, definitions } = parts;
  const { personId, key, requestId } = given;
  const earlier = await store.requests.outcome(personId, key);
  if (earlier !== undefined) return outcomeOf(parts, earlier, personId, day);
  if (!day.isHere(personId)) return refusedAs("unknown-person");
  const newId = parts.newId();
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const request = requestId === undefined ? undefined : await store.requests.find(requestId);
    if (request === undefined && (requestId !== undefined || given.command.kind !== "submit"))
      return refusedAs("unknown-request");
    const definition = definitionFor({ definitions }, given.command, request);
    if (definition === undefined) return refusedAs("unknown-request");
    if (request !== undefined && !maySpeak(request, given, definition, day)) return refusedAs("unknown-request");
    const command = prepared(given.command, request);
    if (command === undefined) return refusedAs("field-wrong");
    const decision = decide(request?.state, command, contextOf(day, definition, personId, given.round));
    if (decision.kind === "refused") {
      const sentence = refusedSentence(decision, command, request, { definition, day, personId });
      return { kind: "refused", reason: decision.reason, sentence, field: decision.field };
    }
    const [first, ...rest] = decision.events;
    if (first === undefined) return refusedAs("not-now");
    const id = request?.id ?? newId;
    const by = { command, personId, key };
    const kept = await keep(parts, { id, request, events: [first, ...rest], definition, day, by });
    if (kept === "conflict") continue;
    if (kept === "kept" && command.kind === "submit") await store.kept.keepDraft(command.type, personId, null);
    const outcome = await store.requests.outcome(personId, key);
    if (outcome !== undefined) return outcomeOf(parts, outcome, personId, day);
  }
  return refusedAs("stale");
}

function definitionFor(
  { definitions }: Pick<Parts, "definitions">,
  command: DeskCommand["command"],
  request: DeskRequest | undefined,
): Definition | undefined {
  if (request !== undefined) return definitions.of(request.state.type, request.state.version);
  return command.kind === "submit" ? definitions.of(command.type) : undefined;
}

/**
 * A sensitive question goes to the private desk, whichever door it came through, and stays there; undefined where one
 * became sensitive by an edit, after others had read it.
 */
function prepared(command: DeskCommand["command"], request: DeskRequest | undefined): Said | undefined {
  if (command.kind === "submit" && command.type === "person") {
    const { fields, confidential } = prepareQuestion(command.fields);
    return { ...command, fields, confidential: confidential || command.confidential === true };
  }
  if (command.kind === "resubmit" && request?.state.type === "person") {
    if (request.state.confidential) return { ...command, fields: { ...command.fields, owner: CONSULTATION_DESK } };
    return prepareQuestion(command.fields).confidential ? undefined : command;
  }
  return command;
}

type Said = DeskCommand["command"];

/** Anybody may join what anybody may ask for; everything else needs that the request may be seen. */
function maySpeak(request: DeskRequest, { command, personId }: DeskCommand, definition: Definition, day: DeskDay) {
  const { confidential, type } = request.state;
  if (command.kind === "join" && !confidential && type !== "person") return true;
  return sightOf(request, personId, definition, day) !== "none";
}

async function outcomeOf(
  { store, definitions }: Parts,
  { requestId, sentence }: { readonly requestId: string; readonly sentence: string },
  personId: string,
  day: DeskDay,
): Promise<Outcome> {
  const request = await store.requests.find(requestId);
  if (request === undefined) return refusedAs("unknown-request");
  const { type, version } = request.state;
  const whole = { request, personId, definition: definitions.of(type, version), day };
  return { kind: "done", request: seenBy(whole) ?? hiddenFrom(whole), sentence };
}

const SENTENCES = {
  "unknown-request":
    "この申請は見つからないか、あなたは見られません。担当が替わったときは、担当の人か管理者に確かめてください。",
  "unknown-person": "あなたは職員名簿にありません。人事担当か管理者に確かめてください。",
  "field-wrong":
    "この内容は相談窓口だけにお届けします。この質問を取り下げて、新しい質問として送ってください。ほかの人には見えません。",
  "not-now": "いまは何も変えるところがありません。",
  stale: "同時に多くの操作があり、反映できませんでした。少し待って、もう一度押してください。",
} as const;

function refusedAs(reason: keyof typeof SENTENCES): Outcome {
  return { kind: "refused", reason, sentence: SENTENCES[reason] };
}
