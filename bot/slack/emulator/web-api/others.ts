import { z } from "zod";
import { BOT, TEAM } from "../app.ts";
import { fileObject } from "../world/files.ts";
import { type Method, method, TS, writableChannel } from "./method.ts";

export const OTHERS: Readonly<Record<string, Method>> = {
  /** https://docs.slack.dev/reference/methods/auth.test */
  "auth.test": method({}, () => ({
    url: `https://${TEAM.domain}.slack.com/`,
    team: TEAM.name,
    team_id: TEAM.id,
    user: BOT.name,
    user_id: BOT.userId,
    bot_id: BOT.botId,
    is_enterprise_install: false,
  })),

  /** https://docs.slack.dev/reference/methods/bots.info */
  "bots.info": method({ bot: z.string().optional() }, ({ bot = BOT.botId }) =>
    bot === BOT.botId
      ? { bot: { id: BOT.botId, deleted: false, name: BOT.name, app_id: BOT.appId, user_id: BOT.userId } }
      : { error: "bot_not_found" },
  ),

  /** https://docs.slack.dev/reference/methods/files.info */
  "files.info": method({ file: z.string() }, ({ file: id }, { workspace, origin }) => {
    const file = workspace.files.get(id);
    return file === undefined ? { error: "file_not_found" } : { file: fileObject(file, origin) };
  }),

  /** https://docs.slack.dev/reference/methods/reactions.add */
  "reactions.add": method(
    { channel: z.string(), timestamp: TS, name: z.string().regex(/^[a-z0-9_+'-]+$/u) },
    ({ channel: id, timestamp, name }, { workspace }) => {
      const channel = writableChannel(workspace, id);
      if ("error" in channel) return channel;
      const message = workspace.messages.get(id, timestamp);
      if (message === undefined) return { error: "message_not_found" };
      const users = message.reactions.find((reaction) => reaction.name === name)?.users ?? [];
      if (users.includes(BOT.userId)) return { error: "already_reacted" };
      const others = message.reactions.filter((reaction) => reaction.name !== name);
      const reactions = [...others, { name, users: [...users, BOT.userId] }];
      workspace.changes.tell({ kind: "changed", message: workspace.messages.replace(message, { reactions }) });
      return {};
    },
  ),
};
