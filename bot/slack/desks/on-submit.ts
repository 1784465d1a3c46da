import { z } from "zod";
import type { DeskCommand } from "../../desk/contract.ts";
import { DESK_VIEWS } from "../blocks/desk-actions.ts";
import { filledIn } from "../blocks/desk-form-values.ts";
import { type Asked, DESK_INPUTS, readAsked, stepFields } from "../blocks/desk-modals.ts";
import type { Services } from "../services.ts";
import { digestOf } from "./digest-of.ts";
import { submitSubstitution } from "./home-settings.ts";
import { submitForm, type Verdict } from "./submit-form.ts";
import { showAnew, showOthers } from "./tell.ts";
import { NOBODY, personOf, todayOf } from "./who.ts";

const SUBMISSION = z.object({
  user: z.object({ id: z.string() }),
  view: z.object({
    id: z.string(),
    callback_id: z.string(),
    private_metadata: z.string().default(""),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), z.unknown())) }),
  }),
});
type Submission = z.infer<typeof SUBMISSION>;

/** Takes a submitted modal of the desks'. @returns what Slack is told; null where it is none of them */
export async function onDeskSubmit(body: unknown, services: Services): Promise<Verdict | null> {
  const { data } = SUBMISSION.safeParse(body);
  switch (data?.view.callback_id) {
    case DESK_VIEWS.form:
      return submitForm(body, services);
    case DESK_VIEWS.reason:
    case DESK_VIEWS.reassign:
      return submitReason(data, services);
    case DESK_VIEWS.substitution:
      return submitSubstitution(body, services);
    default:
      return null;
  }
}

async function submitReason(submission: Submission | undefined, services: Services): Promise<Verdict> {
  const asked = readAsked(submission?.view.private_metadata ?? "");
  if (submission === undefined || asked === undefined) return undefined;
  const { user, view } = submission;
  const { desk } = services.desks;
  const wrong = (sentence: string, input: string = DESK_INPUTS.why): Verdict => ({
    response_action: "errors",
    errors: { [input]: sentence },
  });
  const personId = await personOf(user.id, services);
  if (personId === undefined) return wrong(NOBODY);
  const read = await commandIn(asked, view, personId, services);
  if (read.kind === "wrong") return { response_action: "errors", errors: read.errors };
  const { id, round, scene } = asked;
  const key = `slack:${view.id}:${digestOf(read.command)}`;
  const outcome = await desk.do({ key, personId, requestId: id, round, command: read.command });
  if (outcome.kind === "refused") {
    const isUnit = view.callback_id === DESK_VIEWS.reassign && outcome.reason !== "reason-missing";
    return wrong(outcome.sentence, isUnit ? DESK_INPUTS.unit : DESK_INPUTS.why);
  }
  const { request, sentence } = outcome;
  const shown = { scene, user: user.id, personId, sentence, key: `${key}:${request.state.length}` };
  await showAnew(shown, request, services);
  await showOthers(services);
  return undefined;
}

type Read =
  | { readonly kind: "read"; readonly command: DeskCommand["command"] }
  | { readonly kind: "wrong"; readonly errors: Record<string, string> };

async function commandIn(
  { press, id }: Asked,
  view: Submission["view"],
  personId: string,
  services: Services,
): Promise<Read> {
  const why = textOf(view, DESK_INPUTS.why);
  switch (press) {
    case "approve": {
      const request = await services.desks.desk.request(id, personId);
      if (request === undefined) return { kind: "read", command: { kind: "approve", why } };
      const definition = services.desks.desk.definition(request.state.type, request.state.version);
      const own = stepFields(definition).map((field) => ({ ...field, filledBy: "asker" as const }));
      const { values, errors } = filledIn({ ...definition, fields: own }, view.state.values, {});
      if (Object.keys(errors).length > 0) return { kind: "wrong", errors: { ...errors } };
      return { kind: "read", command: { kind: "approve", why, fields: values } };
    }
    case "reassign": {
      const unit = textOf(view, DESK_INPUTS.unit);
      const role = chosenIn(view, DESK_INPUTS.role) ?? "*";
      const organisation = await services.desks.organisation.on(todayOf(services));
      const to = organisation.find(unit, role);
      if (to === null) {
        const sentence = "この所属か職が見つかりません。「総務部人事課」のように正式な名前で書いてください。";
        return { kind: "wrong", errors: { [DESK_INPUTS.unit]: sentence } };
      }
      return { kind: "read", command: { kind: "reassign", to, why } };
    }
    case "return":
    case "reject":
    case "nothing":
    case "object":
    case "answer":
    case "comment":
    case "withdraw":
      return why === "" && press !== "withdraw"
        ? { kind: "wrong", errors: { [DESK_INPUTS.why]: "ここを入力してください。" } }
        : { kind: "read", command: { kind: press, why } };
    default:
      return { kind: "wrong", errors: { [DESK_INPUTS.why]: "この操作は、いまはできません。" } };
  }
}

const ENTERED = z.object({
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
});

function textOf({ state }: Submission["view"], id: string): string {
  return ENTERED.safeParse(state.values[id]?.[id]).data?.value?.trim() ?? "";
}

function chosenIn({ state }: Submission["view"], id: string): string | undefined {
  return ENTERED.safeParse(state.values[id]?.[id]).data?.selected_option?.value;
}
