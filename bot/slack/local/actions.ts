import { z } from "zod";
import { BOT } from "../emulator/app.ts";
import type { SlackEmulator } from "../emulator/emulator.ts";
import { typed } from "../emulator/people/payloads.ts";
import type { Clickable } from "../emulator/people/person.ts";

const ENTRIES = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
const AT = { channel: z.string(), ts: z.string() };
export const ACTION = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("say"),
    channel: z.string(),
    thread: z.string().nullable(),
    text: z.string().min(1).max(40_000),
  }),
  z.object({
    kind: z.literal("upload"),
    channel: z.string(),
    thread: z.string().nullable(),
    name: z.string().min(1),
    mimetype: z.string(),
    base64: z.string(),
  }),
  z.object({ ...AT, kind: z.literal("edit"), text: z.string().min(1) }),
  z.object({ ...AT, kind: z.literal("delete") }),
  z.object({ ...AT, kind: z.literal("react"), name: z.string() }),
  z.object({
    kind: z.literal("click"),
    place: z.discriminatedUnion("kind", [
      z.object({ ...AT, kind: z.literal("message") }),
      z.object({ kind: z.literal("modal") }),
      z.object({ kind: z.literal("home") }),
    ]),
    actionId: z.string(),
    value: z.string().optional(),
    entries: ENTRIES.optional(),
  }),
  z.object({ kind: z.literal("enter"), entries: ENTRIES, changed: z.array(z.string()) }),
  z.object({ kind: z.literal("submit"), entries: ENTRIES }),
  z.object({ kind: z.literal("close") }),
  z.object({ kind: z.literal("shortcut"), id: z.string(), channel: z.string().optional(), ts: z.string().optional() }),
  z.object({ kind: z.literal("open"), tab: z.enum(["home", "messages"]) }),
]);
export type Action = z.infer<typeof ACTION>;

/** What the person is told afterwards; null where nothing needs saying. */
interface Outcome {
  readonly notice: string | null;
  /** By block_id, at the inputs of a form. */
  readonly errors?: Readonly<Record<string, string>>;
  /** Of the message that was written. */
  readonly ts?: string;
}
const DONE: Outcome = { notice: null };
const UNANSWERED: Outcome = { notice: "アプリが3秒以内に応答しませんでした。もう一度お試しください。" };

/** Does in Slack what a person does on the page. */
export async function act(slack: SlackEmulator, user: string, action: Action): Promise<Outcome> {
  const person = slack.user(user);
  const messageAt = ({ channel, ts }: { readonly channel: string; readonly ts: string }) =>
    slack.workspace.messages.get(channel, ts);
  switch (action.kind) {
    case "say": {
      const { channel, thread, text } = action;
      if (text.startsWith("/")) {
        const outcome = await person.command(text, { in: channel });
        return outcome.kind === "unanswered" ? UNANSWERED : DONE;
      }
      const place = { in: channel, asMarkup: true, ...(thread === null ? {} : { thread }) };
      const { message } = person.writes(mentionsIn(text), place);
      return { notice: null, ts: message.ts };
    }
    case "upload": {
      const { channel, thread, name, mimetype, base64 } = action;
      const place = { in: channel, ...(thread === null ? {} : { thread }) };
      void person.uploads({ name, mimetype, bytes: Buffer.from(base64, "base64") }, place);
      return DONE;
    }
    case "edit":
    case "delete":
    case "react": {
      const message = messageAt(action);
      if (message === undefined) return { notice: "このメッセージはもうありません。" };
      if (action.kind === "edit") void person.edits(message, action.text);
      else if (action.kind === "delete") void person.deletes(message);
      else void person.reacts(message, action.name);
      return DONE;
    }
    case "click": {
      const where = clickable(slack, user, action.place);
      if (where === undefined) return { notice: "このボタンはもうありません。" };
      const outcome = await person.clicks(where, action.actionId, action.value, action.entries);
      return outcome.kind === "unanswered" ? UNANSWERED : DONE;
    }
    case "enter": {
      const modal = person.modal();
      if (modal !== undefined) await person.enters(modal, action.entries, action.changed);
      return DONE;
    }
    case "submit": {
      const modal = person.modal();
      if (modal === undefined) return DONE;
      const submitted = await person.submits(modal, action.entries);
      if (submitted.kind === "errors") return { notice: null, errors: submitted.errors };
      if (submitted.kind === "refused") return { notice: `Slackがアプリの返事を受け付けません：${submitted.error}` };
      return submitted.kind === "unanswered" ? UNANSWERED : DONE;
    }
    case "close": {
      const modal = person.modal();
      if (modal !== undefined) await person.closes(modal);
      return DONE;
    }
    case "shortcut": {
      const { id, channel, ts } = action;
      const message = channel === undefined || ts === undefined ? undefined : messageAt({ channel, ts });
      const outcome = await person.shortcut(id, message);
      return outcome.kind === "unanswered" ? UNANSWERED : DONE;
    }
    case "open":
      if (action.tab === "home") void person.opensHome();
      else void person.opensMessages();
      return DONE;
  }
}

function clickable(
  slack: SlackEmulator,
  user: string,
  place: Extract<Action, { kind: "click" }>["place"],
): Clickable | undefined {
  if (place.kind === "modal") return slack.user(user).modal();
  if (place.kind === "home") return slack.user(user).home();
  const { channel, ts } = place;
  return slack.workspace.messages.get(channel, ts) ?? slack.workspace.ephemerals.get(user, ts);
}

/** What somebody typed, with `@Do` as a mention of the app. */
function mentionsIn(text: string): string {
  return typed(text).replace(/@do\b\s*/giu, `<@${BOT.userId}> `);
}
