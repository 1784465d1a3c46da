import type { DeskFilter, SeenRequest } from "../../desk/contract.ts";
import type { Scene } from "../blocks/desk-modals.ts";
import { actedMessage, DIGEST_SHOWN, digestMessage } from "../blocks/desk-notice.ts";
import type { Message } from "../blocks/message.ts";
import { noticeMessage } from "../blocks/notices.ts";
import { plainView } from "../blocks/plain.ts";
import type { Modal } from "../blocks/view.ts";
import type { Dispatch } from "../delivery/dispatch.ts";
import { publishHome } from "../listeners/home.ts";
import { openModal } from "../open-modal.ts";
import type { Services } from "../services.ts";
import type { DeskPressed } from "./press.ts";
import { copyKey, renewCopies } from "./renew-copies.ts";
import { cardOptions } from "./who.ts";

/** In the person's direct messages. */
export function directly(user: string, message: Message): Dispatch {
  return { kind: "post", channel: user, threadTs: null, message, user: null, replaces: null, stream: null };
}

/** Tells who pressed a sentence, for their eyes alone. */
export async function tellPresser(pressed: DeskPressed, sentence: string, services: Services): Promise<void> {
  const { user, trigger, place } = pressed;
  const message = noticeMessage(sentence);
  const key = `desk-told:${trigger}:${user}`;
  if (place === null || place.channel.startsWith("D")) return services.send(key, directly(user, message));
  const { channel, threadTs } = place;
  await services.send(key, { kind: "ephemeral", channel, threadTs, user, message });
}

/** Opens a modal, or shows it in place of the one that was pressed in. */
export async function showModal(
  { trigger, view }: Pick<DeskPressed, "trigger" | "view">,
  modal: Modal,
  services: Pick<Services, "call" | "log">,
): Promise<boolean> {
  if (view === null) return openModal(trigger, modal, services);
  let outcome = await services.call("views.update", { view_id: view.id, view: modal });
  if (outcome.kind === "refused" && /^invalid_(?:blocks|arguments)/u.test(outcome.error))
    outcome = await services.call("views.update", { view_id: view.id, view: plainView(modal) });
  if (outcome.kind !== "done")
    services.log(`slack: a modal was not changed: ${outcome.kind === "refused" ? outcome.error : outcome.kind}`);
  return outcome.kind === "done";
}

interface Shown {
  readonly scene: Scene;
  readonly user: string;
  readonly personId: string;
  /** What has just happened; empty where nothing has. */
  readonly sentence: string;
  /** Names the change for the outbox. */
  readonly key: string;
}

/** Shows a request anew where it was acted on: the message, the digest or the Home tab. */
export async function showAnew(shown: Shown, request: SeenRequest, services: Services): Promise<void> {
  const { scene, user, personId, sentence, key } = shown;
  if (scene.row === "home") return publishHome(user, services);
  const { channel, ts } = scene;
  if (channel === null || ts === null) {
    if (sentence !== "") await services.send(`desk-anew:${key}`, directly(user, noticeMessage(sentence)));
    return;
  }
  const message =
    scene.row === "digest"
      ? await digestOf(personId, sentence, services)
      : actedMessage(sentence, request, await cardOptions(request, personId, services));
  await services.send(scene.row === "digest" ? `desk-anew:${key}` : copyKey({ channel, ts }, request.state.length), {
    ...{ kind: "post", channel, threadTs: null, message, user, stream: null },
    replaces: { ts, whenBusy: "wait" },
  });
}

/** What others have of the request; what fails is done at the desk's next tick. */
export async function showOthers(services: Services): Promise<void> {
  await renewCopies(services).catch((cause: unknown) => services.log(`slack: copies are renewed later: ${cause}`));
}

const DECIDING: DeskFilter = { scope: "deciding", limit: DIGEST_SHOWN };

/** What waits for a person to decide, as it stands. */
export async function digestOf(
  personId: string,
  text: string,
  services: Services,
  title = "あなたを待っている申請",
): Promise<Message> {
  const { requests, total } = await services.desks.desk.list(DECIDING, personId);
  const items = await Promise.all(
    requests.map(async (request) => ({ request, options: await cardOptions(request, personId, services) })),
  );
  return digestMessage({
    title,
    text: total === 0 ? `${text}\nもう待っているものはありません。`.trim() : text,
    items,
    total,
  });
}
