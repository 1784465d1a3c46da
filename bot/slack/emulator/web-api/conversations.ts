import { z } from "zod";
import { BOT } from "../app.ts";
import { channelObject } from "../world/channels.ts";
import { messageObject } from "./message-object.ts";
import { FLAG, type Method, method, PAGING, page, TS, visibleChannel } from "./method.ts";

const HISTORY = {
  ...PAGING,
  channel: z.string(),
  include_all_metadata: FLAG,
  oldest: z.string().default("0"),
  latest: z.string().default("9999999999.999999"),
  inclusive: FLAG,
};

/** https://docs.slack.dev/reference/methods?family=conversations */
export const CONVERSATIONS: Readonly<Record<string, Method>> = {
  "conversations.info": method(
    { channel: z.string(), include_num_members: FLAG, include_locale: FLAG },
    ({ channel: id }, { workspace }) => {
      const channel = visibleChannel(workspace, id);
      return "error" in channel ? channel : { channel: channelObject(channel) };
    },
  ),

  "conversations.members": method({ ...PAGING, channel: z.string() }, ({ channel: id, ...paging }, { workspace }) => {
    const channel = visibleChannel(workspace, id);
    if ("error" in channel) return channel;
    const paged = page([...channel.members], paging);
    return "error" in paged ? paged : { members: paged.items, response_metadata: paged.response_metadata };
  }),

  "conversations.open": method(
    { users: z.string().optional(), channel: z.string().optional(), return_im: FLAG, prevent_creation: FLAG },
    ({ users = "", channel: id }, { workspace }) => {
      if (id !== undefined) {
        const channel = visibleChannel(workspace, id);
        return "error" in channel ? channel : { channel: channelObject(channel) };
      }
      const [user = "", ...others] = users.split(",");
      if (workspace.people.get(user) === undefined) return { error: "user_not_found" };
      if (others.length > 0) return { error: "method_not_supported_for_channel_type" };
      return { channel: channelObject(workspace.channels.direct(user)) };
    },
  ),

  "conversations.history": method(HISTORY, ({ channel: id, include_all_metadata, ...range }, { workspace, origin }) => {
    const channel = visibleChannel(workspace, id);
    if ("error" in channel) return channel;
    if (!channel.members.has(BOT.userId)) return { error: "not_in_channel" };
    const roots = [...workspace.messages.in(id)].filter(
      ({ ts, threadTs }) => (threadTs === null || threadTs === ts) && within(ts, range),
    );
    const paged = page(roots.toReversed(), range);
    if ("error" in paged) return paged;
    const options = { origin, withMetadata: include_all_metadata === true };
    return {
      messages: paged.items.map((message) => messageObject(message, options)),
      has_more: paged.response_metadata.next_cursor !== "",
      response_metadata: paged.response_metadata,
    };
  }),

  "conversations.replies": method(
    { ...HISTORY, ts: TS },
    ({ channel: id, ts, include_all_metadata, ...range }, { workspace, origin }) => {
      const channel = visibleChannel(workspace, id);
      if ("error" in channel) return channel;
      if (!channel.members.has(BOT.userId)) return { error: "not_in_channel" };
      const asked = workspace.messages.get(id, ts);
      if (asked === undefined) return { error: "thread_not_found" };
      const thread = workspace.messages.thread(id, asked.threadTs ?? ts);
      const [root, ...replies] = thread;
      const paged = page(
        [...(root === undefined ? [] : [root]), ...replies.filter(({ ts }) => within(ts, range))],
        range,
      );
      if ("error" in paged) return paged;
      const options = { origin, withMetadata: include_all_metadata === true };
      return {
        messages: paged.items.map((message) => messageObject(message, options)),
        has_more: paged.response_metadata.next_cursor !== "",
        response_metadata: paged.response_metadata,
      };
    },
  ),
};

interface Range {
  readonly oldest: string;
  readonly latest: string;
  readonly inclusive?: boolean | undefined;
}

function within(ts: string, { oldest, latest, inclusive }: Range): boolean {
  const at = Number(ts);
  const [from, to] = [Number(oldest), Number(latest)];
  return inclusive === true ? at >= from && at <= to : at > from && at < to;
}
