import { z } from "zod";
import { messageKey, threadId } from "../delivery/keys.ts";
import { FILE_ASK, FILE_TAKE_IN, filesMessage } from "../files/message.ts";
import { slackFiles } from "../files/slack-file.ts";
import type { Said } from "../said.ts";
import type { Services } from "../services.ts";
import { inThread, type Press, toPresser } from "./press.ts";

/** Takes the files of a direct message, and tells in its thread what became of each. */
export async function takeFiles({ channel, threadTs, user, files, source }: Said, services: Services): Promise<void> {
  if (services.files === null) return;
  const { viewer } = await services.audienceOf({ channel, user, place: "ephemeral" });
  const thread = threadId(channel, threadTs);
  const outcomes = await services.files.received({ files: slackFiles({ files }), viewer, thread });
  if (outcomes.length === 0) return;
  await services.send(`${messageKey(source)}#files`, inThread({ channel, threadTs, user }, filesMessage(outcomes)));
}

const DELETED = z.object({
  channel: z.string(),
  previous_message: z.object({
    ts: z.string(),
    thread_ts: z.string().optional(),
    user: z.string(),
    files: z.unknown(),
  }),
});

/** Forgets the files of a message that was deleted. */
export async function forgetFiles(event: unknown, services: Services): Promise<void> {
  const { data } = DELETED.safeParse(event);
  if (data === undefined || services.files === null) return;
  const { ts, thread_ts, user, files } = data.previous_message;
  const { viewer } = await services.audienceOf({ channel: data.channel, user, place: "ephemeral" });
  const thread = threadId(data.channel, thread_ts ?? ts);
  await services.files.deleted({ files: slackFiles({ files }), viewer, thread });
}

/** The two buttons of an administrator's file. @returns whether it was one of them */
export async function onFilePress(press: Press, services: Services): Promise<boolean> {
  const { action, value, channel, user, trigger } = press;
  if (services.files === null || (action !== FILE_TAKE_IN && action !== FILE_ASK)) return false;
  const { viewer } = await services.audienceOf({ channel, user, place: "ephemeral" });
  const outcome = await (action === FILE_ASK
    ? services.files.ask(value, viewer)
    : services.files.takeIn(value, viewer));
  await services.send(`file:${action}:${value}:${trigger}`, toPresser(press, filesMessage([outcome])));
  return true;
}
