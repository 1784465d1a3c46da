import { BOT } from "../app.ts";
import type { SlackFile } from "../world/files.ts";
import { fileObject } from "../world/files.ts";
import type { StoredMessage } from "../world/messages.ts";

interface Options {
  readonly origin: string;
  readonly withMetadata?: boolean;
}

/** https://docs.slack.dev/reference/objects/message-object */
export function messageObject(message: StoredMessage, { origin, withMetadata = false }: Options): object {
  const { ts, user, byApp, text, blocks, threadTs, metadata, editedAt, files, reactions } = message;
  return {
    type: "message",
    user,
    ts,
    text,
    team: "T1",
    ...(byApp ? { bot_id: BOT.botId, app_id: BOT.appId } : {}),
    ...(blocks.length === 0 ? {} : { blocks }),
    ...(threadTs === null ? {} : { thread_ts: threadTs }),
    ...(editedAt === null ? {} : { edited: { user, ts: editedAt } }),
    ...(files.length === 0 ? {} : { files: files.map((file: SlackFile) => fileObject(file, origin)) }),
    ...(reactions.length === 0 ? {} : { reactions: reactions.map((each) => ({ ...each, count: each.users.length })) }),
    ...(metadata === null || !withMetadata ? {} : { metadata }),
  };
}
