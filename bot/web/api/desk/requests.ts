import { type Context, Hono } from "hono";
import { z } from "zod";
import { writtenText } from "../../../conversation/written-text.ts";
import type { DeskCommand, Outcome, SeenRequest } from "../../../desk/contract.ts";
import type { Definition, FieldValues } from "../../../desk/engine/definition.ts";
import { REQUEST_TYPES } from "../../../desk/engine/definition.ts";
import { DECISION_NUMBER } from "../../../desk/export/decision-number.ts";
import { prepareQuestion } from "../../../desk/knows/prepare-question.ts";
import { TAKEN_BY, takerOf } from "../../../desk/knows/taken.ts";
import { type DeskParts, unitsOf } from "./parts.ts";
import { readFields, WrittenFields } from "./read-fields.ts";
import { CHOOSE_FIRST, refuseField, refuseFields, refuseSentence, statusOf } from "./refusals.ts";

const Key = z.string().regex(/^[\w-]{8,100}$/u);
const Why = z.string().max(20_000).default("").transform(writtenText);
const Round = z.coerce.number().int().nonnegative().optional();
const Submit = z.object({ key: Key, type: z.enum(REQUEST_TYPES), fields: WrittenFields });
const Act = z.object({
  key: Key,
  round: Round,
  why: Why,
  kind: z.enum([
    ...["pass", "agree", "object", "approve", "answer", "return", "reject", "nothing"],
    ...["reassign", "review", "join", "leave", "comment", "note", "take", "pull-back", "withdraw", "resubmit"],
  ] as const),
  to: z.string().max(200).default(""),
  value: z.string().max(200).default(""),
  fields: WrittenFields.default({}),
});
type Act = z.infer<typeof Act>;
/** In characters, of a reason or a comment. */
const LONGEST_WHY = 3000;

/** `POST /api/desk/requests` sends a request, `POST /api/desk/requests/:id` acts on one. */
export function createDeskRequests(parts: DeskParts): Hono {
  const { desk, people, today, personIn } = parts;

  const fieldsFrom = async (written: WrittenFields, definition: Definition, filledBy: "asker" | "step") =>
    readFields(written, { definition, filledBy, units: new Set(unitsOf(await people(today()))) });

  const answer = async (context: Context, outcome: Outcome, personId: string) => {
    if (outcome.kind === "refused") {
      const { sentence, field } = outcome;
      if (field !== undefined) return refuseField(context, field, sentence);
      return refuseSentence(context, statusOf(outcome.reason), sentence);
    }
    const waiting = await desk.list({ scope: "waiting", limit: 2 }, personId);
    const next = waiting.requests.find(({ id }) => id !== outcome.request.id);
    return context.json({
      sentence: outcome.sentence,
      to: `/desk/${outcome.request.id}`,
      next: next === undefined ? null : { to: `/desk/${next.id}`, title: next.title, waiting: waiting.total },
    });
  };

  /** Only what the person brought, or what the request has already, may be attached. */
  const foreignFile = async (values: FieldValues, definition: Definition, personId: string, held: FieldValues) => {
    for (const { id, kind } of definition.fields) {
      const hashes = kind === "files" ? values[id] : undefined;
      if (typeof hashes !== "object") continue;
      const before = held[id];
      const known = new Set(typeof before === "object" ? before : []);
      for (const hash of hashes) {
        if (!known.has(hash) && (await parts.attachments.find(hash, personId)) === undefined) return id;
      }
    }
    return undefined;
  };

  const submit = async (context: Context) => {
    const personId = await personIn(context);
    if (personId === null) return refuseSentence(context, 403, CHOOSE_FIRST);
    const body = Submit.safeParse(await context.req.json().catch(() => undefined));
    if (!body.success) return refuseSentence(context, 400, BAD_SHAPE);
    const { key, type, fields } = body.data;
    const definition = desk.definition(type);
    const { values, problems } = await fieldsFrom(fields, definition, "asker");
    if (Object.keys(problems).length > 0) return refuseFields(context, problems);
    const foreign = await foreignFile(values, definition, personId, {});
    if (foreign !== undefined) return refuseField(context, foreign, FOREIGN);
    const prepared = type === "person" ? prepareQuestion(values) : { fields: values, confidential: false };
    const outcome = await desk.do({ key, personId, command: { kind: "submit", type, ...prepared } });
    if (outcome.kind === "done") await desk.keepDraft(type, personId, null);
    return answer(context, outcome, personId);
  };

  const act = async (context: Context) => {
    const personId = await personIn(context);
    if (personId === null) return refuseSentence(context, 403, CHOOSE_FIRST);
    const body = Act.safeParse(await context.req.json().catch(() => undefined));
    if (!body.success) return refuseSentence(context, 400, BAD_SHAPE);
    const given = body.data;
    if ([...given.why].length > LONGEST_WHY) {
      return refuseField(
        context,
        "why",
        `3,000文字以内にしてください（いまは${[...given.why].length.toLocaleString("ja-JP")}文字です）。`,
      );
    }
    const requestId = context.req.param("id") ?? "";
    // Who has not joined yet may not see what others asked, and joins it by what the form tells of it.
    if (given.kind === "join") {
      return answer(
        context,
        await desk.do({ key: given.key, personId, requestId, command: { kind: "join" } }),
        personId,
      );
    }
    const request = await desk.request(requestId, personId);
    if (request === undefined) return refuseSentence(context, 404, UNKNOWN);
    const { state } = request;
    const whyNot = given.kind === "take" ? await whyNotTaken(request, personId) : null;
    if (whyNot !== null) return refuseSentence(context, 409, whyNot);
    const definition = desk.definition(state.type, state.version);
    const filledBy = given.kind === "resubmit" ? "asker" : "step";
    const isFilledIn =
      given.kind === "resubmit" || ["pass", "agree", "object", "approve", "answer"].includes(given.kind);
    const { values, problems } = isFilledIn
      ? await fieldsFrom(given.fields, definition, filledBy)
      : { values: {}, problems: {} };
    if (Object.keys(problems).length > 0) return refuseFields(context, problems);
    const foreign = await foreignFile(values, definition, personId, state.fields);
    if (foreign !== undefined) return refuseField(context, foreign, FOREIGN);
    const { key, round } = given;
    const outcome = await desk.do({ key, personId, requestId, round, command: commandOf(given, values, personId) });
    const isTaken = given.kind === "take" && outcome.kind === "done";
    return answer(context, isTaken ? { ...outcome, sentence: TAKEN } : outcome, personId);
  };

  /** Whoever presses first looks into a question; the next learns who that is. */
  const whyNotTaken = async (request: SeenRequest, personId: string): Promise<string | null> => {
    const taker = takerOf(request);
    if (taker !== undefined && taker !== personId) {
      const name = (await people(today())).find(({ id }) => id === taker)?.name ?? "ほかの人";
      return `すでに${name}さんが担当しています。分かることがあれば、あなたも回答できます。`;
    }
    return request.may.includes("answer")
      ? null
      : "この質問は、いまは担当できません。画面を開き直して確かめてください。";
  };

  return new Hono().post("/", submit).post("/:id", act);
}

const TAKEN =
  "あなたが担当になりました。調べていることが質問した人にも見えます。分かったら「回答する」を押してください。";

function commandOf({ kind, why, to, value }: Act, fields: FieldValues, personId: string): DeskCommand["command"] {
  switch (kind) {
    case "pass":
    case "agree":
    case "object":
    case "approve":
    case "answer":
      return { kind, why, fields };
    case "return":
    case "reject":
    case "nothing":
    case "comment":
    case "withdraw":
      return { kind, why };
    case "take":
      return { kind: "note", name: TAKEN_BY, value: personId };
    case "reassign":
      return { kind, to: to.trim(), why };
    case "note":
      return { kind, name: DECISION_NUMBER, value: writtenText(value) };
    case "resubmit":
      return { kind, fields };
    case "review":
    case "join":
    case "leave":
    case "pull-back":
      return { kind };
  }
}

const BAD_SHAPE = "送られた内容を読み取れませんでした。画面を読み込み直してください。";
const UNKNOWN = "この申請は見つからないか、あなたが見られる申請ではありません。";
const FOREIGN = "添付をもう一度選び直してください。";
