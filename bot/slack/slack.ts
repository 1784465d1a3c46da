import { App, type ReceiverEvent } from "@slack/bolt";
import { z } from "zod";
import type { Notice } from "../desk/contract.ts";
import type { Delivery } from "../desk/courier.ts";
import type { Inbox, Leased } from "../store/inbox.ts";
import type { Outbox } from "../store/outbox.ts";
import type { Message } from "./blocks/message.ts";
import { faultMessage, placeMessage } from "./blocks/notices.ts";
import { streamChunks } from "./blocks/stream.ts";
import type { Call, Outcome } from "./delivery/call.ts";
import { createIntake } from "./delivery/create-intake.ts";
import { createDeliver } from "./delivery/deliver.ts";
import { asOutgoing, type Dispatch } from "./delivery/dispatch.ts";
import { createFindPosted } from "./delivery/find-posted.ts";
import type { Intake } from "./delivery/intake.ts";
import { messageKey, placeKey, roomOf, threadId } from "./delivery/keys.ts";
import { createLive } from "./delivery/live.ts";
import { watchPlaces } from "./delivery/places.ts";
import { createSender } from "./delivery/sender.ts";
import { createSigns } from "./delivery/signs.ts";
import { createWorker } from "./delivery/worker.ts";
import { deliverNotice } from "./desks/deliver-notice.ts";
import { renewCopies } from "./desks/renew-copies.ts";
import { findIdentity } from "./identity.ts";
import { isWaitedFor } from "./listeners/messages.ts";
import { FROM_INBOX, type MemberChanges, registerListeners } from "./listeners/register.ts";
import type { Pace } from "./pace.ts";
import { createBoltLogger } from "./receive/bolt-logger.ts";
import type { Services } from "./services.ts";

const Delivered = z.object({ event: z.unknown() });

/** What the listeners need that this app makes itself. */
type Own = "send" | "sentAs" | "isDeleted" | "beginLive" | "botUserId" | "call" | "showsStatus" | "slowAfterMs";

interface Parts extends MemberChanges {
  readonly botToken: string;
  readonly call: Call;
  /** Posts to the address that Slack gives with a command. */
  readonly respond: (url: string, body: object) => Promise<Outcome>;
  readonly inbox: Inbox;
  readonly outbox: Outbox;
  readonly services: Omit<Services, Own>;
  /** Whether a thread was begun with the assistant in a room, as the conversation names both. */
  readonly hasThread: (thread: string, room: string) => Promise<boolean>;
  /** This process's name among those that share the store. */
  readonly worker: string;
  readonly pace: Pace;
}

export interface SlackApp {
  /** What transports hand deliveries to. */
  readonly intake: Intake;
  /** Gives a notice of the desks to the outbox. */
  deliver(notice: Notice): Promise<Delivery>;
  /** Shows what others did in every message that was sent about a request. */
  renewCopies(): Promise<void>;
  /** How many deliveries are handled and messages sent now. */
  busy(): number;
  /** Handles and sends nothing more, once what is under way has ended. What waits is kept. */
  stop(): Promise<void>;
}

/**
 * The assistant in Slack, beneath the transports: what is delivered is kept, handled in the order of its thread by Bolt's
 * listeners, and answered through the outbox. Processes that share the store share the work.
 */
export function createSlackApp(parts: Parts): SlackApp {
  const { botToken, call, respond, inbox, outbox, worker, pace } = parts;
  const { clock: dates, log, reference } = parts.services;
  const clock = () => dates().getTime();
  const stopping = new AbortController();
  const identity = findIdentity({ call, signal: stopping.signal, log, delay: pace.reconnectDelay });
  identity.catch(() => undefined);
  const botUserId = async () => (await identity).userId;
  const { leaseMs, idleMs } = pace;

  const sender = createSender({
    outbox,
    deliver: createDeliver({
      ...{ call, respond, findPosted: createFindPosted(call) },
      ...{ referenceOf: outbox.referenceOf, withdraw: outbox.withdraw },
    }),
    ...{ worker, leaseMs: pace.sendingLeaseMs, idleMs, clock, log },
    channelIntervalMs: pace.channelIntervalMs,
    concurrency: pace.sending,
  });
  const send = async (key: string, dispatch: Dispatch) => {
    if (await outbox.put(asOutgoing(key, dispatch), clock())) sender.wake();
  };
  const signs = createSigns(call, clock, log);
  const services: Services = {
    ...parts.services,
    ...{ call, send, botUserId, isDeleted: inbox.isCancelled, sentAs: outbox.referenceOf },
    showsStatus: () => signs.areShown(),
    slowAfterMs: pace.slowAfterMs,
    beginLive: createLive({ call, chunks: streamChunks, clock }),
  };

  const app = createBoltApp();
  const handler = createWorker({
    ...{ inbox, worker, leaseMs, idleMs, clock, log, concurrency: pace.answering },
    handle: handleLeased,
    onGivenUp: tellFault,
  });
  const direct = (event: ReceiverEvent) => app.processEvent(event);
  registerListeners(app, {
    ...parts,
    services,
    enqueue: async (key, body) => {
      const delivery = { key, lane: key, orderedBy: "", source: null, body: JSON.stringify(body) };
      const now = clock();
      const held = await inbox.hold(delivery, { worker, now, until: now + leaseMs });
      if (held !== undefined) handler.handleNow(held);
    },
  });
  const intake = createIntake({
    ...{ inbox, worker, leaseMs, clock, botUserId, direct, handleNow: handler.handleNow },
    onQueued: ({ lane }) => {
      handler.wake();
      const { channel, ts } = partsOf(lane);
      void signs.show(channel, ts, "資料を調べています…");
    },
    isOurThread: async (lane) => {
      const { channel, ts } = partsOf(lane);
      return parts.hasThread(threadId(channel, ts), roomOf(channel));
    },
  });
  const endPlaces = watchPlaces({
    ...{ waiting: inbox.waiting, clock, log, everyMs: idleMs },
    isTold: async (source) => (await outbox.referenceOf(placeKey(source))) !== undefined,
    // Where no status is shown, the place is the first sign.
    afterMs: () => (signs.areShown() ? pace.placeAfterMs : pace.slowAfterMs),
    behindAfterMs: pace.placeBehindAfterMs,
    tell: async ({ source, lane, body }, place) => {
      if (await isWaitedFor(Delivered.parse(JSON.parse(body)).event, services))
        await postIn(lane, placeKey(source ?? lane), placeMessage(place));
    },
  });

  function createBoltApp(): App {
    const bolt = new App({
      authorize: async () => {
        const { userId, botId, teamId } = await identity;
        return { botToken, botUserId: userId, botId, teamId };
      },
      receiver: { init: () => undefined, start: async () => undefined, stop: async () => undefined },
      logger: createBoltLogger(log),
      convoStore: false,
    });
    // Bolt swallows what listeners throw; the inbox must know, to try again.
    bolt.error(async (error) => {
      throw error;
    });
    return bolt;
  }

  async function handleLeased(leased: Leased): Promise<void> {
    const body: Record<string, unknown> = JSON.parse(leased.body);
    await app.processEvent({ body, ack: async () => undefined, customProperties: { [FROM_INBOX]: true } });
  }

  async function tellFault({ source, lane, key }: Leased, fault: unknown): Promise<void> {
    const id = reference();
    log(`[${id}] slack, ${key} is given up: ${fault}`);
    if (source !== null) await postIn(lane, messageKey(source), faultMessage(id));
  }

  function postIn(lane: string, key: string, message: Message): Promise<void> {
    const { channel, ts: threadTs } = partsOf(lane);
    return send(key, { kind: "post", channel, threadTs, message, user: null, replaces: null, stream: null });
  }

  return {
    intake,
    deliver: (notice) => deliverNotice(notice, services),
    renewCopies: () => renewCopies(services),
    busy: () => handler.busy() + sender.busy(),
    stop: async () => {
      // What waits to know who the assistant is would wait for ever.
      stopping.abort(new Error("The assistant is leaving Slack"));
      await endPlaces();
      await handler.stop();
      await sender.stop();
    },
  };
}

/** A message's lane is its thread, `channel:ts`. */
function partsOf(lane: string): { readonly channel: string; readonly ts: string } {
  const [channel = "", ts = ""] = lane.split(":");
  return { channel, ts };
}
