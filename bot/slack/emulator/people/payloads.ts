import { BOT, OTHER_TEAM, TEAM } from "../app.ts";
import { channelType, type SlackChannel } from "../world/channels.ts";
import { fileObject } from "../world/files.ts";
import type { StoredMessage } from "../world/messages.ts";
import type { Workspace } from "../world/workspace.ts";

/** Wraps an event as the Events API does: https://docs.slack.dev/apis/events-api#callback-field */
export function eventCallback(event: object, id: string, now: number): object {
  const authorization = { enterprise_id: null, team_id: TEAM.id, user_id: BOT.userId, is_bot: true };
  return {
    token: "unused",
    team_id: TEAM.id,
    context_team_id: TEAM.id,
    api_app_id: BOT.appId,
    event,
    type: "event_callback",
    event_id: id,
    event_time: Math.floor(now / 1_000),
    authorizations: [{ ...authorization, is_enterprise_install: false }],
    is_ext_shared_channel: false,
    event_context: `4-${id}`,
  };
}

/** https://docs.slack.dev/reference/events/message */
export function messageEvent(message: StoredMessage, channel: SlackChannel, origin: string): object {
  const { ts, user, byApp, text, threadTs, files, blocks } = message;
  return {
    type: "message",
    ...(files.length === 0 ? {} : { subtype: "file_share", files: files.map((file) => fileObject(file, origin)) }),
    user,
    ts,
    text,
    team: TEAM.id,
    ...(blocks.length === 0 ? {} : { blocks }),
    ...(byApp ? { bot_id: BOT.botId, app_id: BOT.appId } : { client_msg_id: `client-${ts}` }),
    ...(threadTs === null ? {} : { thread_ts: threadTs }),
    channel: channel.id,
    channel_type: channelType(channel),
    event_ts: ts,
  };
}

/** What interaction payloads have in common: https://docs.slack.dev/reference/interaction-payloads */
export function interaction({ people }: Workspace, type: string, user: string, trigger: string): object {
  const known = people.get(user);
  const team_id = known?.kind === "partner" ? OTHER_TEAM : TEAM.id;
  return {
    type,
    token: "unused",
    team: { id: TEAM.id, domain: TEAM.domain },
    enterprise: null,
    is_enterprise_install: false,
    api_app_id: BOT.appId,
    user: { id: user, username: known?.name ?? user, name: known?.name ?? user, team_id },
    trigger_id: trigger,
  };
}

/** What somebody typed, as Slack keeps it: https://docs.slack.dev/messaging/formatting-message-text#escaping */
export function typed(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
