import { App, SocketModeReceiver } from "@slack/bolt";
import { ANYONE } from "../../corpus/document.ts";
import type { Conversation } from "../conversation/contract.ts";
import { answerMessage, CHOICE, faultMessage, type Message } from "./blocks/answer.ts";
import { addressed, clicked, type Incoming } from "./incoming.ts";
import { createBoltLogger } from "./receive/bolt-logger.ts";
import { createSeen } from "./seen.ts";
import { createSocket } from "./socket.ts";
import { type Supervision, supervise } from "./supervise.ts";

interface Parts {
  readonly botToken: string;
  readonly appToken: string;
  /** Null for Slack itself. */
  readonly apiUrl: string | null;
  /** Where people open the web page, without a slash at its end. */
  readonly publicUrl: string;
  readonly conversation: Pick<Conversation, "receive">;
  readonly log: (line: string) => void;
  /** Makes the reference that leads from what a person is told to the log. */
  readonly reference: () => string;
  /** Milliseconds before reconnecting, after so many failures in a row. */
  readonly reconnectDelay?: (failures: number) => number;
}

export interface SlackApp {
  /** Connects and keeps connected; never rejects. Resolves at the first connection, or once stopped. */
  start(): Promise<void>;
  /** Disconnects, then waits for the answers under way. */
  stop(): Promise<void>;
}

/** Slack delivers an event again within minutes: enough for the 30,000 an hour that it sends at most. */
const REMEMBERED_EVENTS = 10_000;
const REQUEST_TIMEOUT_MS = 15_000;

/**
 * The assistant in Slack over Socket Mode: mentions in channels and direct messages are answered in their thread.
 * Nobody's account is known yet, so everyone reads what anyone may read.
 */
export function createSlackApp(parts: Parts): SlackApp {
  const { botToken, appToken, apiUrl, publicUrl, conversation, log, reference, reconnectDelay } = parts;
  const logger = createBoltLogger(log);
  const address = { ...(apiUrl === null ? {} : { slackApiUrl: apiUrl }), timeout: REQUEST_TIMEOUT_MS };
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    // The SDK's own reconnecting rejects unhandled (node-slack-sdk issue 2656): supervised here instead.
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: { ...address, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true } },
  });
  const app = new App({
    token: botToken,
    receiver,
    logger,
    clientOptions: { ...address, retryConfig: { retries: 3 } },
    convoStore: false,
    // `init` asks who the bot is, at every attempt to connect until it is known.
    deferInitialization: true,
  });

  const isNew = createSeen(REMEMBERED_EVENTS);
  const underWay = new Set<Promise<void>>();
  let supervision: Supervision | undefined;

  const take = (incoming: Incoming | undefined, question?: string) => {
    if (incoming === undefined || !isNew(incoming.key)) return;
    const answering = answer(incoming, question).finally(() => underWay.delete(answering));
    underWay.add(answering);
  };
  app.event("app_mention", async ({ body, context }) => take(addressed(body, context.botUserId)));
  app.event("message", async ({ body, context }) => take(addressed(body, context.botUserId)));
  app.action(CHOICE, async ({ ack, body }) => {
    await ack();
    const click = clicked(body);
    take(click, click?.text);
  });
  app.error(async (error) => log(`slack: ${error.stack ?? error.message}`));

  return {
    start: () => {
      supervision ??= supervise(createSocket(app, receiver), {
        log,
        ...(reconnectDelay === undefined ? {} : { delay: reconnectDelay }),
      });
      return supervision.connected;
    },
    stop: async () => {
      await supervision?.stop();
      await Promise.all(underWay);
    },
  };

  /** Never rejects: what fails is told and logged. */
  async function answer(incoming: Incoming, question?: string): Promise<void> {
    const { channel, threadTs, user, text } = incoming;
    const post = (message: Message) => app.client.chat.postMessage({ channel, thread_ts: threadTs, ...message });
    try {
      const viewer = { ...ANYONE, id: `slack:${user}` };
      const received = await conversation.receive({ text, viewer, thread: `slack:${channel}:${threadTs}` });
      const reply = received.kind === "rejected" ? received : received.turn.reply;
      await post(answerMessage(reply, publicUrl, question));
    } catch (fault) {
      const id = reference();
      log(`[${id}] slack: ${described(fault)}`);
      await post(faultMessage(id)).catch((cause: unknown) => log(`[${id}] slack, telling so: ${described(cause)}`));
    }
  }
}

function described(fault: unknown): string {
  return fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
}
