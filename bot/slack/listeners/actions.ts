import type { Door } from "../../../rag/question/door.ts";
import type { Turn } from "../../conversation/contract.ts";
import { ACTIONS, choiceIndex, readFeedbackValue } from "../blocks/actions.ts";
import { feedbackModal } from "../blocks/modals.ts";
import { cannotShareMessage, expiredMessage, feedbackThanks, noticeMessage } from "../blocks/notices.ts";
import { sharedMessages } from "../blocks/shared.ts";
import type { Modal } from "../blocks/view.ts";
import { thanksKey, threadId } from "../delivery/keys.ts";
import { newForm } from "../desks/open-form.ts";
import { faultIn, questionFor } from "../desks/question-for.ts";
import { openModal } from "../open-modal.ts";
import { concerned, reply } from "../reply.ts";
import type { Services } from "../services.ts";
import { onFilePress } from "./files.ts";
import { inChannel, inThread, isDirect, type Press, pressIn, toPresser } from "./press.ts";

/** Does what a button of a reply promises, once for each person; a button whose turn is gone says so. */
export async function onPress(body: unknown, services: Services): Promise<void> {
  const press = pressIn(body);
  if (press === undefined || (await onFilePress(press, services))) return;
  const { action, value, user, messageTs } = press;
  const feedback = readFeedbackValue(value);
  const turn = await services.conversation.turn(feedback?.turnId ?? value);
  const key = `${action}:${value}:${user}`;
  if (turn === undefined) return services.send(`gone:${key}:${messageTs}`, toPresser(press, noticeMessage(GONE)));
  if (feedback !== undefined) return takeFeedback(press, turn, feedback.verdict, services);
  const choice = turn.reply.kind === "clarify" ? turn.reply.choices[choiceIndex(action) ?? -1] : undefined;
  if (choice !== undefined)
    return askAgain(press, key, { text: choice.question, door: choice.door ?? "question" }, services);
  switch (action) {
    case ACTIONS.askInstead:
      return askAgain(press, key, { text: standing(turn), door: "question" }, services);
    case ACTIONS.showMe:
      return askAgain({ ...press, isAlone: true }, key, { text: standing(turn), door: "question" }, services);
    case ACTIONS.confirmForm:
      return confirm(press, turn, key, services);
    case ACTIONS.askPerson:
      return askPerson(press, turn, key, services);
    case ACTIONS.reportFault:
      return reportFault(press, turn, key, services);
    case ACTIONS.share:
      return share(press, turn, key, services);
  }
}

const GONE = "このやりとりは保存期間を過ぎました。お手数ですが、もう一度質問してください。";

/** Puts a question that a button stands for, as if it had been typed in the thread. */
async function askAgain(
  press: Press,
  key: string,
  { text, door }: { readonly text: string; readonly door: Door },
  services: Services,
): Promise<void> {
  const { channel, threadTs, user, isAlone } = press;
  const isSecret = isAlone && !isDirect(channel);
  await reply(
    {
      key: `press:${key}`,
      text,
      door,
      thread: isSecret ? `slack:alone:${key}` : threadId(channel, threadTs),
      audience: await services.audienceOf({ channel, user, place: isSecret ? "ephemeral" : "conversation" }),
      placement: isDirect(channel) ? "dm" : isSecret ? "ephemeral" : "channel",
      question: text,
      dispatch: (message) => (isSecret ? toPresser(press, message) : inThread(press, message)),
    },
    services,
  );
}

async function takeFeedback(press: Press, turn: Turn, verdict: "good" | "bad", services: Services): Promise<void> {
  if (verdict === "bad" && (await openModal(press.trigger, feedbackModal(turn.id), services))) return;
  const viewer = await viewerOf(press, services);
  const given = verdict === "good" ? "good" : "wrong";
  const feedback = { turnId: turn.id, viewerId: viewer.id, comment: "", givenAt: services.clock().toISOString() };
  await services.feedback.give({ ...feedback, verdict: given });
  await services.send(thanksKey(turn.id, viewer.id, given), toPresser(press, feedbackThanks(given)));
}

/** Opens the form of what was wished for, with the words in it. */
async function confirm(press: Press, turn: Turn, key: string, services: Services): Promise<void> {
  if (turn.reply.kind !== "form") return;
  const { form, prefill } = turn.reply;
  await openForm(press, key, await newForm({ type: form, user: press.user, words: prefill.text }, services), services);
}

/** Opens the question for somebody who knows, with what the documents had. */
async function askPerson(press: Press, turn: Turn, key: string, services: Services): Promise<void> {
  const known = await questionFor(standing(turn), turn, await viewerOf(press, services), services);
  await openForm(press, key, await newForm({ type: "person", user: press.user, known }, services), services);
}

/** Opens the form for a fault, with the document that the answer rests on. */
async function reportFault(press: Press, turn: Turn, key: string, services: Services): Promise<void> {
  const known = await faultIn(turn, await viewerOf(press, services), services);
  await openForm(press, key, await newForm({ type: "correction", user: press.user, known }, services), services);
}

async function openForm(press: Press, key: string, form: Modal, services: Services): Promise<void> {
  if (await openModal(press.trigger, form, services)) return;
  await services.send(`again:${key}:${press.trigger}`, toPresser(press, expiredMessage()));
}

/** Answers the question anew for all who read the channel: what only the asker may read does not get there. */
async function share(press: Press, turn: Turn, key: string, services: Services): Promise<void> {
  const { channel, user } = press;
  const audience = await services.audienceOf({ channel, user, place: "conversation" });
  const asked = { text: standing(turn), door: "question", key: `press:${key}`, thread: `slack:shared:${key}` } as const;
  const received = await services.conversation.receive({ ...asked, ...audience });
  if (received.kind === "rejected" || received.turn.reply.kind !== "answered")
    return services.send(`shared:${key}`, toPresser(press, cannotShareMessage()));
  const appliesTo = await concerned(received.turn.reply, audience, services);
  const options = { publicUrl: services.publicUrl, turnId: received.turn.id, question: standing(turn), appliesTo };
  const messages = sharedMessages(user, received.turn.reply, { ...options, isFirstOfThread: true });
  for (const [index, message] of messages.entries())
    await services.send(`shared:${key}#${index}`, inChannel(press, message));
}

async function viewerOf({ channel, user }: Press, { audienceOf }: Services) {
  return (await audienceOf({ channel, user, place: "ephemeral" })).viewer;
}

/** The turn's question as it is understood outside its thread. */
function standing({ asked, question }: Turn): string {
  return asked ?? question;
}
