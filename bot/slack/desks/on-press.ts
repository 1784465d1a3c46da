import type { DeskCommand, Outcome, SeenRequest } from "../../desk/contract.ts";
import { TAKEN_BY, takerOf } from "../../desk/knows/taken.ts";
import type { DeskPress } from "../blocks/desk-actions.ts";
import { DESK_ACTIONS } from "../blocks/desk-actions.ts";
import { asksBefore, reasonModal, reassignModal, requestModal } from "../blocks/desk-modals.ts";
import { sentenceModal } from "../blocks/modal.ts";
import type { Services } from "../services.ts";
import { onDraftPress } from "./drafts.ts";
import { onHomeSettingPress } from "./home-settings.ts";
import { editForm, newForm } from "./open-form.ts";
import { type DeskPressed, deskPressIn, requestPress } from "./press.ts";
import { showAnew, showModal, showOthers, tellPresser } from "./tell.ts";
import { cardOptions, NOBODY, personOf } from "./who.ts";

/** Does what a button of the desks' promises. @returns whether it was one */
export async function onDeskPress(body: unknown, services: Services): Promise<boolean> {
  const pressed = deskPressIn(body);
  if (pressed === undefined) return false;
  if (await onDraftPress(pressed, services)) return true;
  if (await onHomeSettingPress(pressed, services)) return true;
  if (pressed.action === DESK_ACTIONS.askFor) {
    await showModal(
      pressed,
      await newForm({ type: "app", user: pressed.user, words: pressed.value }, services),
      services,
    );
    return true;
  }
  const wanted = requestPress(pressed);
  if (wanted !== undefined) await onRequestPress(pressed, wanted, services);
  return true;
}

interface Wanted {
  readonly press: DeskPress;
  readonly id: string;
  readonly round: number;
}

async function onRequestPress(pressed: DeskPressed, { press, id, round }: Wanted, services: Services): Promise<void> {
  const { desk } = services.desks;
  const { user, scene } = pressed;
  const personId = await personOf(user, services);
  if (personId === undefined) return tell(pressed, NOBODY, services);
  const request = await desk.request(id, personId);
  if (request === undefined && press !== "join") return tell(pressed, UNSEEN, services);
  if (press === "edit") return void (await showModal(pressed, await editForm(id, user, services), services));
  if (request !== undefined) {
    const options = await cardOptions(request, personId, services);
    if (press === "open") return void (await showModal(pressed, requestModal(request, options, scene), services));
    const isStale = ROUNDS.has(press) && request.state.round !== round;
    if (!isStale && isOffered(press, request) && asksBefore(press, options.definition)) {
      const { definition, isDeputy } = options;
      const modal =
        press === "reassign"
          ? reassignModal(request, scene)
          : reasonModal(press, request, { definition, scene, isDeputy });
      return void (await showModal(pressed, modal, services));
    }
  }
  const takenBy = request === undefined ? undefined : takerOf(request);
  if (press === "take" && request !== undefined && takenBy !== undefined) {
    await tell(pressed, `すでに${await services.nameOf(takenBy)}さんが担当しています。`, services);
    return showAnew({ scene, user, personId, sentence: "", key: `taken:${pressed.trigger}` }, request, services);
  }
  const command = commandOf(press, personId);
  if (command === undefined) return;
  // The same row of buttons pressed twice is one press; the row that takes its place is another.
  const key = `slack:${press}:${pressed.block}:${round}:${personId}`;
  const done = await desk.do({ key, personId, requestId: id, ...(ROUNDS.has(press) ? { round } : {}), command });
  const outcome = press === "take" && done.kind === "done" ? { ...done, sentence: TAKEN } : done;
  await afterwards(pressed, { key, personId, id, outcome }, services);
}

/** What belongs to a step: pressed after it, it has no effect. */
const ROUNDS: ReadonlySet<DeskPress> = new Set([
  ...(["pass", "agree", "object", "approve", "answer", "return", "reject", "nothing", "reassign"] as const),
]);
const TAKEN = "担当する人が決まりました。「回答する」から回答を送ってください。";
const UNSEEN = "この申請は、いまのあなたには表示できません。担当が替わったか、取り下げられた可能性があります。";

function isOffered(press: DeskPress, { may }: SeenRequest): boolean {
  return may.some((kind) => kind === press);
}

/** A press without anything to be asked for; undefined for one that has no command of its own. */
function commandOf(press: DeskPress, personId: string): DeskCommand["command"] | undefined {
  switch (press) {
    case "pass":
    case "agree":
    case "object":
    case "approve":
    case "answer":
    case "return":
    case "reject":
    case "nothing":
    case "withdraw":
    case "comment":
      return { kind: press, why: "" };
    case "reassign":
      return { kind: "reassign", to: "", why: "" };
    case "review":
    case "join":
    case "leave":
    case "pull-back":
      return { kind: press };
    case "take":
      return { kind: "note", name: TAKEN_BY, value: personId };
    case "open":
    case "edit":
      return undefined;
  }
}

interface After {
  readonly key: string;
  readonly personId: string;
  readonly id: string;
  readonly outcome: Outcome;
}

/** Shows what has become of the request, and tells who pressed why nothing has. */
async function afterwards(
  pressed: DeskPressed,
  { key, personId, id, outcome }: After,
  services: Services,
): Promise<void> {
  const { user, scene, view } = pressed;
  const isDone = outcome.kind === "done";
  const request = isDone ? outcome.request : await services.desks.desk.request(id, personId);
  if (view !== null) await showModal(pressed, sentenceModal(request?.number ?? "申請", outcome.sentence), services);
  else if (!isDone || scene.channel === null) await tell(pressed, outcome.sentence, services);
  if (request === undefined) return;
  const sentence = isDone && view === null && scene.channel !== null ? outcome.sentence : "";
  const shown = { scene, user, personId, sentence, key: `${key}:${request.state.length}` };
  if (scene.channel !== null || scene.row === "home") await showAnew(shown, request, services);
  if (isDone) await showOthers(services);
}

async function tell(pressed: DeskPressed, sentence: string, services: Services): Promise<void> {
  if (pressed.view !== null) await showModal(pressed, sentenceModal("申請", sentence), services);
  else await tellPresser(pressed, sentence, services);
}
