import { BOT } from "./app.ts";
import { checkMessage, type PostedMessage } from "./check-message.ts";
import { type Clock, createManualClock } from "./clock.ts";
import type { Delivered } from "./delivery/acknowledgements.ts";
import { createDelivery, type Outcome, type PayloadType, type Transport } from "./delivery/delivery.ts";
import { createSignedRequests } from "./delivery/signed.ts";
import { createSockets } from "./delivery/sockets.ts";
import { createHost } from "./host.ts";
import { createMetrics, type Metrics } from "./metrics.ts";
import { createEvents, SUBSCRIPTIONS, type Subscription } from "./people/events.ts";
import { introduce } from "./people/introduce.ts";
import { createPerson, type Person } from "./people/person.ts";
import { createFaults, type Fault } from "./web-api/faults.ts";
import { createRateLimit } from "./web-api/rate-limit.ts";
import { createWebApi } from "./web-api/server.ts";
import type { Ephemeral } from "./world/ephemerals.ts";
import type { StoredMessage } from "./world/messages.ts";
import type { UserSeed } from "./world/people.ts";
import { type Seen, seenBy } from "./world/sight.ts";
import { createWorkspace, type Workspace, type WorldSeed } from "./world/workspace.ts";

export { BOT };

export interface EmulatorOptions {
  /** Two users, a channel and a direct message unless given. */
  readonly world?: WorldSeed;
  /** One that stands still unless given. */
  readonly clock?: Clock;
  readonly rateLimits?: "strict" | "off";
  /** Methods that this Slack does not have, for example `chat.startStream`. */
  readonly without?: readonly string[];
  readonly subscriptions?: readonly Subscription[];
  /** How many messages of a conversation to remember; all unless given. */
  readonly keep?: number;
}

/** A strict Slack on loopback: Web API, Socket Mode, signed requests, and people who use it. */
export interface SlackEmulator {
  readonly apiUrl: string;
  readonly workspace: Workspace;
  readonly metrics: Metrics;
  readonly acknowledgements: Delivered;

  user(id: string): Person;
  /** Messages of a conversation, oldest first. */
  messages(channel: string): readonly StoredMessage[];
  thread(channel: string, root: string): readonly StoredMessage[];
  ephemerals(user: string): readonly Ephemeral[];
  /** "" where none is shown. */
  status(channel: string, threadTs: string): string;
  seenBy(user: string): readonly Seen[];
  /** Resolves once it holds; looks again after every change. */
  until(holds: () => boolean): Promise<void>;
  /** Changes somebody's account, and tells the app. */
  changeUser(seed: UserSeed): Promise<void>;

  /** Messages posted with `chat.postMessage` so far, as they were sent, in order. */
  readonly posted: readonly PostedMessage[];
  /** Resolves once `count` messages have been posted in all. */
  posts(count: number): Promise<readonly PostedMessage[]>;
  /** Methods called so far, in order. */
  readonly called: readonly string[];

  /** Sends a payload written by hand. Resolves once it is acknowledged, or is not. */
  deliver(type: PayloadType, payload: object): Promise<Outcome>;
  /** Answers the next calls of a method with these errors, one each. */
  fail(method: string, ...errors: readonly string[]): void;
  /** Lets the next calls of a method meet these faults, one each. */
  faults(method: string, ...faults: readonly Fault[]): void;
  /** Leaves calls of a method unanswered. @returns how to answer them */
  hold(method: string): () => void;

  /** Ends the open sockets the way Slack refreshes them. */
  refresh(place?: number): void;
  disconnect(reason: "refresh_requested" | "link_disabled" | "warning", place?: number): void;
  /** Ends all sockets without a word. */
  cut(): void;
  /** Refuses `apps.connections.open`. @returns how to allow it again */
  refuseConnections(error?: string): () => void;
  /** Resolves once `count` sockets have been opened in all. */
  sockets(count: number): Promise<void>;
  /** How many sockets are open now. */
  openSockets(): number;
  /** Sends signed requests to this address from now on, in place of Socket Mode. */
  deliverTo(url: string): void;
  close(): Promise<void>;
}

export async function createSlackEmulator(options: EmulatorOptions = {}): Promise<SlackEmulator> {
  const {
    clock = createManualClock(),
    rateLimits = "off",
    without = [],
    keep,
    subscriptions = SUBSCRIPTIONS,
  } = options;
  const workspace = createWorkspace(clock, options.world, keep);
  const { changes, messages, channels, people } = workspace;
  const posted: PostedMessage[] = [];
  const called: string[] = [];
  const faults = createFaults();
  let transport: Transport | undefined;

  const webApi = createWebApi({
    ...{ workspace, faults, without: new Set(without), origin: () => host.origin() },
    rateLimit: rateLimits === "strict" ? createRateLimit(clock) : undefined,
    openConnection: () => sockets.connect(),
    onCall: (method, fields, answer) => {
      if (keep === undefined) called.push(method);
      const ts = "ts" in answer ? String(answer.ts) : undefined;
      const message = method === "chat.postMessage" && keep === undefined ? checkMessage(fields) : undefined;
      if (ts !== undefined && message !== undefined && !("error" in message)) posted.push({ ...message, ts });
      changes.tell({ kind: "called", method, error: "error" in answer ? String(answer.error) : null });
    },
  });
  const host = createHost({ workspace, webApi });
  const url = () => host.origin().replace("http", "ws");
  const sockets = createSockets({ server: host.server, changes, url });
  const delivery = createDelivery({ clock, changes, transport: () => transport ?? sockets });
  const events = createEvents({ workspace, delivery, subscriptions: new Set(subscriptions), origin: host.origin });
  const isAddressed = ({ channel, text }: StoredMessage) =>
    channels.get(channel)?.kind === "im" || text.includes(`<@${BOT.userId}>`);
  const metrics = createMetrics(changes, clock, isAddressed);
  // The app's own messages come back to it, as everyone's do.
  changes.listen((change) => {
    if (change.kind !== "posted" || !change.message.byApp) return;
    const channel = channels.get(change.message.channel);
    if (channel !== undefined) void events.said(change.message, channel);
  });
  await host.listen();

  const persons = new Map<string, Person>();
  const tools = { workspace, delivery, events, origin: host.origin };
  return {
    ...{ apiUrl: `${host.origin()}/api`, workspace, metrics, posted, called },
    acknowledgements: delivery.acknowledgements,
    user: (id) => {
      const person = persons.get(id) ?? createPerson(id, tools);
      persons.set(id, person);
      return person;
    },
    messages: (channel) => [...messages.in(channel)],
    thread: (channel, root) => messages.thread(channel, root),
    ephemerals: (user) => workspace.ephemerals.of(user),
    status: (channel, threadTs) => workspace.threads.status(channel, threadTs),
    seenBy: (user) => seenBy(workspace, user),
    until: changes.until,
    changeUser: async (seed) => {
      people.add(seed);
      await events.userChanged(seed.id);
    },
    posts: async (count) => {
      await changes.until(() => posted.length >= count);
      return posted;
    },
    deliver: (type, payload) => {
      introduce(workspace, payload);
      return delivery.send(type, payload);
    },
    fail: (method, ...errors) =>
      faults.add(
        method,
        errors.map((error) => ({ kind: "error", error })),
      ),
    faults: (method, ...given) => faults.add(method, given),
    hold: faults.hold,
    refresh: (place) => sockets.disconnect("refresh_requested", place),
    disconnect: sockets.disconnect,
    cut: sockets.cut,
    refuseConnections: sockets.refuse,
    sockets: (count) => changes.until(() => sockets.opened >= count),
    openSockets: () => sockets.open,
    deliverTo: (address) => {
      transport = createSignedRequests(address, clock);
    },
    close: async () => {
      sockets.close();
      await host.close();
    },
  };
}
