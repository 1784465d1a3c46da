import type { FieldValues, RequestType } from "../../desk/engine/definition.ts";
import { initialFields } from "../../desk/engine/fields.ts";
import { deskForm, type FormOrigin, firstStep, NO_ADVICE } from "../blocks/desk-form.ts";
import { sentenceModal } from "../blocks/modal.ts";
import type { Modal } from "../blocks/view.ts";
import type { Services } from "../services.ts";
import { nobodyModal, personOf } from "./who.ts";

interface Wanted {
  readonly type: RequestType;
  readonly user: string;
  /** What the person said already; empty for nothing. */
  readonly words?: string;
  /** What is known from elsewhere: the conversation, what was found, the document. */
  readonly known?: FieldValues;
}

const NOTHING: FieldValues = {};

/** The form of a new request: with what was said, and what was begun before. */
export async function newForm({ type, user, words = "", known = {} }: Wanted, services: Services): Promise<Modal> {
  const { desk, advice } = services.desks;
  const definition = desk.definition(type);
  const personId = await personOf(user, services);
  if (personId === undefined) return nobodyModal(definition.title);
  const [draft, understood] = await Promise.all([
    desk.draft(type, personId),
    words === "" ? NOTHING : advice.understood(type, words),
  ]);
  const said = words === "" ? NOTHING : { [definition.saidField]: words };
  const begun = draft?.fields ?? NOTHING;
  const values: FieldValues = { ...initialFields(definition), ...said, ...understood, ...begun, ...known };
  const isLost = words !== "" && Object.keys(begun).length > 0 && !Object.values(values).includes(words);
  const origin: FormOrigin = {
    ...{ type, step: firstStep(type), again: null, seen: "" },
    hidden: textsOf(
      known,
      definition.fields.filter(({ shown }) => !shown).map(({ id }) => id),
    ),
  };
  const remarks = [
    ...(Object.keys(begun).length === 0 ? [] : ["前に書きかけた下書きの続きです。"]),
    ...(isLost ? [`いまの言葉：「${words}」`] : []),
  ];
  return deskForm({ definition, values, origin, advice: NO_ADVICE, remarks, publicUrl: services.publicUrl });
}

/** The form of a request that came back to its asker, with why on top. */
export async function editForm(id: string, user: string, services: Services): Promise<Modal> {
  const { desk } = services.desks;
  const personId = await personOf(user, services);
  const request = personId === undefined ? undefined : await desk.request(id, personId);
  if (request === undefined || !request.may.includes("resubmit"))
    return sentenceModal("編集して再送", "この申請は、いまは直せません。「くわしく見る」で状況を確かめてください。");
  const { state } = request;
  const why = state.phase.kind === "returned" ? state.phase.why : null;
  const definition = desk.definition(state.type, state.version);
  return deskForm({
    definition,
    values: state.fields,
    origin: { type: state.type, step: "whole", again: { id, round: state.round }, seen: "", hidden: {} },
    advice: NO_ADVICE,
    publicUrl: services.publicUrl,
    remarks: why === null ? [] : [`差戻しの理由：${why}`],
  });
}

function textsOf(values: FieldValues, ids: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    ids.flatMap((id) => {
      const value = values[id];
      return typeof value === "string" ? [[id, value.slice(0, 200)]] : [];
    }),
  );
}
