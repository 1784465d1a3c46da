import { z } from "zod";
import type { Door } from "../../../rag/question/door.ts";
import type { Form } from "../../conversation/contract.ts";
import { SUBCOMMANDS } from "../blocks/actions.ts";
import type { Message } from "../blocks/message.ts";
import { askModal } from "../blocks/modals.ts";
import { helpMessage } from "../blocks/notices.ts";
import type { Dispatch } from "../delivery/dispatch.ts";
import { newForm } from "../desks/open-form.ts";
import { openModal } from "../open-modal.ts";
import { reply } from "../reply.ts";
import { readable } from "../said.ts";
import type { Services } from "../services.ts";

const COMMAND = z.object({
  text: z.string().default(""),
  trigger_id: z.string(),
  user_id: z.string(),
  channel_id: z.string(),
  response_url: z.string(),
});
type Command = z.infer<typeof COMMAND>;

const FORMS: Readonly<Partial<Record<(typeof SUBCOMMANDS)[number], Form>>> = { app: "app", kaizen: "improvement" };

/** `/do ask …`, `/do app …` and so on; text without a subcommand is a question. Only who typed it sees the reply. */
export async function onCommand(body: unknown, services: Services): Promise<void> {
  const { data: command } = COMMAND.safeParse(body);
  if (command === undefined) return;
  const words = readable(command.text, await services.botUserId());
  const [first = ""] = words.split(/\s/u, 1);
  const subcommand = SUBCOMMANDS.find((each) => each === first.toLowerCase());
  const text = subcommand === undefined ? words : words.slice(first.length).trim();
  const key = `command:${command.trigger_id}`;
  const form = subcommand === undefined ? undefined : FORMS[subcommand];
  if (form !== undefined) {
    const view = await newForm({ type: form, user: command.user_id, words: text }, services);
    if (await openModal(command.trigger_id, view, services)) return;
    return answer(command, key, text, form, services);
  }
  if (subcommand === "status") return answer(command, key, "私の申請の状況", "status", services);
  if (subcommand === "ask" && text === "" && (await openModal(command.trigger_id, askModal(""), services))) return;
  if (subcommand === "help" || text === "") return services.send(key, toTyper(command, helpMessage()));
  return answer(command, key, text, subcommand === "ask" ? "question" : undefined, services);
}

async function answer(
  command: Command,
  key: string,
  text: string,
  door: Door | undefined,
  services: Services,
): Promise<void> {
  const { channel_id: channel, user_id: user } = command;
  await reply(
    {
      ...{ key, text, thread: `slack:${key}`, question: text, placement: "ephemeral" },
      ...(door === undefined ? {} : { door }),
      audience: await services.audienceOf({ channel, user, place: "ephemeral" }),
      dispatch: (message) => toTyper(command, message),
    },
    services,
  );
}

function toTyper({ response_url: url, channel_id: channel, user_id: user }: Command, message: Message): Dispatch {
  return { kind: "respond", url, message, fallback: { channel, user } };
}
