import { BOT } from "./emulator.ts";

/** Somebody mentions the assistant in a channel. */
export function mention(id: string, text: string, changes: object = {}): object {
  return event(id, { type: "app_mention", text: `<@${BOT.userId}> ${text}`, channel: "C1", ...changes });
}

/** Somebody writes to the assistant directly. */
export function directMessage(id: string, text: string, changes: object = {}): object {
  return event(id, { type: "message", channel_type: "im", text, channel: "D1", ...changes });
}

/** Somebody clicks a button of a message in a thread. */
export function click(actionId: string, value: string, threadTs: string): object {
  return {
    type: "block_actions",
    team: { id: "T1", domain: "office" },
    user: { id: "U2", username: "hanako", team_id: "T1" },
    api_app_id: "A1",
    token: "unused",
    trigger_id: "1.2.3",
    container: { type: "message", channel_id: "C1", message_ts: "1800000000.000001", thread_ts: threadTs },
    channel: { id: "C1", name: "general" },
    actions: [{ type: "button", action_id: actionId, block_id: "b", value, action_ts: "1.0" }],
  };
}

function event(id: string, changes: object): object {
  const ts = `1700000000.${id.replace(/\D/gu, "").padStart(6, "0")}`;
  return {
    token: "unused",
    team_id: "T1",
    api_app_id: "A1",
    type: "event_callback",
    event_id: id,
    event_time: 1_700_000_000,
    event: { user: "U1", ts, event_ts: ts, ...changes },
  };
}
