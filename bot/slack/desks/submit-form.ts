import { z } from "zod";
import type { Outcome } from "../../desk/contract.ts";
import type { Definition, FieldValues } from "../../desk/engine/definition.ts";
import { prepareQuestion } from "../../desk/knows/prepare-question.ts";
import { fieldId } from "../blocks/desk-actions.ts";
import { deskForm, type FormOrigin, readOrigin } from "../blocks/desk-form.ts";
import { fieldError, filledIn } from "../blocks/desk-form-values.ts";
import { sentenceModal } from "../blocks/modal.ts";
import type { Modal } from "../blocks/view.ts";
import type { Services } from "../services.ts";
import { adviceFor, isEmpty } from "./advise.ts";
import { digestOf } from "./digest-of.ts";
import { NOBODY, personOf, todayOf, viewerOf } from "./who.ts";

/** What Slack is told about a submitted form. */
export type Verdict =
  | undefined
  | { readonly response_action: "errors"; readonly errors: Record<string, string> }
  | { readonly response_action: "update"; readonly view: Modal };

const FORM = z.object({
  user: z.object({ id: z.string() }),
  view: z.object({
    id: z.string(),
    private_metadata: z.string(),
    state: z.object({ values: z.unknown() }),
    blocks: z.array(z.looseObject({ type: z.string(), block_id: z.string().optional() })).default([]),
  }),
});

/** Takes a submitted form: says what is wrong, or what should be known first, or sends it. */
export async function submitForm(body: unknown, services: Services): Promise<Verdict> {
  const { data } = FORM.safeParse(body);
  const origin = readOrigin(data?.view.private_metadata ?? "");
  if (data === undefined || origin === undefined) return undefined;
  const { view, user } = data;
  const inputs = view.blocks.flatMap(({ type, block_id }) => (type === "input" ? (block_id ?? []) : []));
  const wrong = (errors: Record<string, string>): Verdict => ({ response_action: "errors", errors });
  const inGeneral = (sentence: string) => wrong({ [inputs[0] ?? ""]: sentence });
  const personId = await personOf(user.id, services);
  if (personId === undefined) return inGeneral(NOBODY);

  const form = await formFor(origin, personId, services);
  if (form === undefined) return inGeneral("この申請は、いまは直せません。状況を確かめてください。");
  const { definition, before } = form;
  const { values, errors } = filledIn(definition, view.state.values, { ...before, ...origin.hidden });
  if (origin.again === null) await services.desks.desk.keepDraft(origin.type, personId, values);
  if (Object.keys(errors).length > 0) return wrong(errors);
  const unknown = await unknownUnits(definition, values, services);
  if (Object.keys(unknown).length > 0) return wrong(unknown);

  const advice = await adviceFor(origin, values, await viewerOf(user.id, services), services);
  const seen = digestOf(advice);
  const next: FormOrigin = { ...origin, step: "whole", seen };
  if (origin.step === "find" || (!isEmpty(advice) && seen !== origin.seen)) {
    const contents = { definition, values, origin: next, advice, remarks: [], publicUrl: services.publicUrl };
    return { response_action: "update", view: deskForm(contents) };
  }
  const outcome = await send(origin, values, { key: `slack:${view.id}:${digestOf(values)}`, personId }, services);
  if (outcome.kind === "refused") {
    const field = definition.fields.find(({ id }) => id === outcome.field);
    const isShown = field !== undefined && inputs.includes(fieldId(field.id));
    const isField = outcome.reason === "field-missing" || outcome.reason === "field-wrong";
    return isShown && isField
      ? wrong({ [fieldId(field.id)]: fieldError(field, outcome.reason) })
      : inGeneral(outcome.sentence);
  }
  if (origin.again === null) await services.desks.desk.keepDraft(origin.type, personId, null);
  return { response_action: "update", view: sentenceModal(definition.title, outcome.sentence) };
}

/** The definition that a form is made of, and what it does not show. */
async function formFor(
  { type, again }: FormOrigin,
  personId: string,
  { desks: { desk } }: Services,
): Promise<{ readonly definition: Definition; readonly before: FieldValues } | undefined> {
  if (again === null)
    return { definition: desk.definition(type), before: (await desk.draft(type, personId))?.fields ?? {} };
  const request = await desk.request(again.id, personId);
  if (request === undefined) return undefined;
  return { definition: desk.definition(type, request.state.version), before: request.state.fields };
}

function send(
  { type, again }: FormOrigin,
  values: FieldValues,
  { key, personId }: { readonly key: string; readonly personId: string },
  { desks: { desk } }: Services,
): Promise<Outcome> {
  const { fields, confidential } =
    type === "person" ? prepareQuestion(values) : { fields: values, confidential: false };
  if (again !== null)
    return desk.do({ key, personId, requestId: again.id, round: again.round, command: { kind: "resubmit", fields } });
  return desk.do({ key, personId, command: { kind: "submit", type, fields, confidential } });
}

/** Units that nobody belongs to, in the words of their inputs. */
async function unknownUnits(
  { fields }: Definition,
  values: FieldValues,
  services: Services,
): Promise<Record<string, string>> {
  const organisation = await services.desks.organisation.on(todayOf(services));
  const wrong: Record<string, string> = {};
  for (const { id, kind } of fields) {
    const unit = values[id];
    if (kind !== "unit" || typeof unit !== "string" || unit.startsWith("@")) continue;
    if (organisation.find(unit, "*") === null)
      wrong[fieldId(id)] = "この所属が見つかりません。「総務部人事課」のように正式な名前で書くか、空欄にしてください。";
  }
  return wrong;
}
