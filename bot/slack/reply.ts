import type { Door } from "../../rag/question/door.ts";
import type { Rejected, Reply, Turn } from "../conversation/contract.ts";
import { appliesToWords } from "../wording.ts";
import type { SlackAudience } from "./audience/audience.ts";
import { answerMessages } from "./blocks/answer.ts";
import type { Message } from "./blocks/message.ts";
import { faultMessage } from "./blocks/notices.ts";
import type { Dispatch } from "./delivery/dispatch.ts";
import type { LiveReply } from "./delivery/live.ts";
import type { Services } from "./services.ts";

/** Something asked, and where its reply goes. */
export interface Asked {
  /** Names it for the conversation: asked again, it is answered once. */
  readonly key: string;
  /** Names the reply for the outbox, where that is not the same. */
  readonly sendAs?: string;
  readonly text: string;
  readonly thread: string;
  readonly door?: Door;
  readonly audience: SlackAudience;
  readonly placement: "dm" | "channel" | "ephemeral";
  /** The question was changed after it had been answered. */
  readonly isAgain?: boolean;
  /** Shown above the reply where the thread does not show it. */
  readonly question?: string;
  readonly live?: LiveReply;
  /** Asked before the reply is sent: whether it is still wanted. */
  readonly isWanted?: () => Promise<boolean>;
  /** Where each message of the reply goes. */
  readonly dispatch: (message: Message, isFirst: boolean) => Dispatch;
}

/** Has it answered and puts the reply into the outbox; a fault is told to whoever asked and logged under a reference. */
export async function reply(asked: Asked, services: Services): Promise<void> {
  const { live, isWanted, sendAs = asked.key } = asked;
  // Where the assistant ends before it can answer, the question is left to the next start.
  await services.ready;
  let messages: readonly Message[];
  try {
    messages = await messagesFor(asked, services);
  } catch (fault) {
    const reference = services.reference();
    services.log(`[${reference}] slack: ${fault instanceof Error ? (fault.stack ?? fault.message) : fault}`);
    messages = [faultMessage(reference)];
  }
  const stream = (await live?.end()) ?? null;
  if (isWanted !== undefined && !(await isWanted())) return;
  for (const [index, message] of messages.entries()) {
    const dispatch = asked.dispatch(message, index === 0);
    const streamed = dispatch.kind === "post" && index === 0 ? { ...dispatch, stream } : dispatch;
    await services.send(index === 0 ? sendAs : `${sendAs}#${index}`, streamed);
  }
}

async function messagesFor(asked: Asked, services: Services): Promise<readonly Message[]> {
  const { key, text, thread, door, audience, placement, question, isAgain = false, live } = asked;
  const { conversation, publicUrl } = services;
  const spoken = { text, thread, key, ...audience, ...(door === undefined ? {} : { door }) };
  const received = await conversation.receive(spoken, live?.onProgress);
  const owner = audience.room ?? audience.viewer.id;
  const isFirstOfThread = received.kind === "turn" && (await isFirst(received.turn, owner, services));
  const said = replyOf(received);
  return answerMessages(said, {
    publicUrl,
    appliesTo: await concerned(said, audience, services),
    turnId: received.kind === "turn" ? received.turn.id : "",
    place: placement,
    isFirstOfThread,
    isAgain,
    ...(question === undefined ? {} : { question }),
  });
}

function replyOf(received: { readonly kind: "turn"; readonly turn: Turn } | Rejected) {
  return received.kind === "rejected" ? received : received.turn.reply;
}

/** Whom the cited rules are about, in words, by passage. */
export async function concerned(
  reply: Reply | Rejected,
  audience: SlackAudience,
  { library }: Pick<Services, "library">,
): Promise<ReadonlyMap<string, string>> {
  const about = new Map<string, string>();
  if (reply.kind !== "answered") return about;
  for (const { passageId } of reply.citations) {
    const located = await library.passage(passageId, { asOf: reply.asOf, ...scopeOf(audience) });
    const words = located === undefined ? null : appliesToWords(located.document.appliesTo);
    if (words !== null) about.set(passageId, words);
  }
  return about;
}

function scopeOf({ viewer, readers }: SlackAudience) {
  return { viewer, ...(readers === undefined ? {} : { readers }) };
}

async function isFirst(turn: Turn, owner: string, { conversation }: Services): Promise<boolean> {
  const [first] = await conversation.history(turn.thread, owner);
  return first?.id === turn.id;
}
