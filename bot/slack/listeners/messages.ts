import { noticeMessage } from "../blocks/notices.ts";
import { messageKey, placeKey, threadId } from "../delivery/keys.ts";
import { reply } from "../reply.ts";
import { type Said, saidIn } from "../said.ts";
import type { Services } from "../services.ts";
import { forgetFiles, takeFiles } from "./files.ts";
import { inThread } from "./press.ts";

/** Answers what is said to the assistant: a direct message, a mention, or a question in a thread where it was asked before. */
export async function onMessage(event: { readonly subtype?: unknown }, services: Services): Promise<void> {
  if (event.subtype === "message_deleted") return forgetFiles(event, services);
  const said = saidIn(event, await services.botUserId());
  if (said === undefined || (await services.isDeleted(said.source))) return;
  const earlier = said.isEdit ? await services.conversation.turnOf(messageKey(said.source)) : undefined;
  if (said.isEdit && earlier?.question === said.text) return;
  if (said.files.length > 0 && !said.isEdit && said.channelType === "im") {
    await takeFiles(said, services);
    if (said.text === "") return;
  }
  if (earlier !== undefined || isMeant(said, services)) await answer(said, earlier !== undefined, services);
}

/** Whether somebody waits for the reply to a new message: an edited one has had its reply, and people also talk to each other. */
export async function isWaitedFor(event: unknown, services: Services): Promise<boolean> {
  const said = saidIn(event, await services.botUserId());
  return said !== undefined && !said.isEdit && isMeant(said, services);
}

/** In a thread of a channel people also talk to each other: only a question to nobody else is taken up. */
function isMeant(said: Said, services: Services): boolean {
  if (said.channelType === "im" || said.isMention) return true;
  return said.isReply && !said.mentionsOthers && services.isQuestion(said.text);
}

async function answer(said: Said, isAgain: boolean, services: Services): Promise<void> {
  const { channel, channelType, threadTs, user, team, source, text } = said;
  const key = messageKey(source);
  // An edited message keeps the reply that it has until there is another.
  const slow = isAgain ? undefined : setTimeout(() => void sayItTakesLonger(said, services), services.slowAfterMs);
  await reply(
    {
      ...{ key, text, thread: threadId(channel, threadTs) },
      sendAs: isAgain ? `${key}@${said.version}` : key,
      audience: await services.audienceOf({ channel, ...typeOf(said), user, place: "conversation" }),
      placement: channelType === "im" ? "dm" : "channel",
      isAgain,
      live: services.beginLive({ channel, threadTs, user, team }),
      isWanted: async () => !(await services.isDeleted(source)),
      dispatch: (message, isFirst) => ({
        ...{ kind: "post", channel, threadTs, message, user, stream: null },
        replaces: isFirst ? replacedBy(isAgain, source) : null,
      }),
    },
    services,
  ).finally(() => clearTimeout(slow));
}

/** Never leaves somebody without a sign; the reply takes this message's place. Never rejects. */
async function sayItTakesLonger({ source, channel, threadTs, user }: Said, services: Services): Promise<void> {
  if (services.showsStatus()) return;
  const message = noticeMessage("資料を調べています。少しお待ちください。");
  await services
    .send(placeKey(source), inThread({ channel, threadTs, user }, message))
    .catch((fault: unknown) => services.log(`slack, saying that it takes longer: ${fault}`));
}

function typeOf({ channelType }: Said) {
  return channelType === null ? {} : { channelType };
}

/** The first reply takes the place of the note that told the place in the queue, a later one that of the first. */
function replacedBy(isAgain: boolean, source: string) {
  return isAgain
    ? ({ key: messageKey(source), whenBusy: "wait" } as const)
    : ({ key: placeKey(source), whenBusy: "post" } as const);
}
