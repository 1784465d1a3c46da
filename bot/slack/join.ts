import type { Hono } from "hono";
import type { OpenLibrary } from "../../corpus/open.ts";
import type { Door } from "../../rag/question/door.ts";
import { calendarDate } from "../conversation/calendar-date.ts";
import type { Conversation } from "../conversation/contract.ts";
import type { Route } from "../conversation/route.ts";
import type { Notice } from "../desk/contract.ts";
import type { Delivery } from "../desk/courier.ts";
import type { Directory } from "../people/directory.ts";
import type { Settings } from "../settings.ts";
import { openAccountStore } from "../store/accounts.ts";
import type { FeedbackStore } from "../store/feedback.ts";
import type { Inbox } from "../store/inbox.ts";
import type { Outbox } from "../store/outbox.ts";
import { createAccountOf } from "./audience/account-of.ts";
import { createAccounts } from "./audience/accounts.ts";
import { createAudiences } from "./audience/audience.ts";
import { createMembers } from "./audience/members.ts";
import { ASKING_TIMEOUT_MS, createWorkspace } from "./audience/workspace-web-api.ts";
import { createCall } from "./delivery/call.ts";
import { createRespond } from "./delivery/respond.ts";
import type { DeskServices } from "./desks/desk-services.ts";
import type { FileDesk } from "./files/desk.ts";
import { PACE, type Pace } from "./pace.ts";
import { createHttpTransport } from "./receive/http.ts";
import { createSlackFetch } from "./receive/slack-fetch.ts";
import { createSocketModeTransport, type SocketModeState } from "./receive/socket-mode.ts";
import { createSlackClient } from "./receive/web-client.ts";
import { createSlackApp } from "./slack.ts";

interface Parts {
  readonly settings: Settings;
  readonly slack: NonNullable<Settings["slack"]>;
  /** Where people open the web page, without a slash at its end. */
  readonly publicUrl: string;
  readonly library: OpenLibrary;
  readonly conversation: Conversation;
  /** Whether a thread was begun in a room, as the conversation names both. */
  readonly hasThread: (thread: string, room: string) => Promise<boolean>;
  readonly route: Route;
  readonly feedback: FeedbackStore;
  readonly inbox: Inbox;
  readonly outbox: Outbox;
  readonly files: FileDesk | null;
  readonly desks: DeskServices;
  readonly directory: Directory;
  /** Resolves when questions can be answered. */
  readonly ready: Promise<void>;
  /** This process's name among those that share the store. */
  readonly worker: string;
  readonly clock: () => Date;
  readonly reference: () => string;
  readonly pace?: Pace;
  readonly log: (line: string) => void;
}

const HOUR_MS = 3_600_000;

/** The assistant's presence in Slack. */
export interface SlackPresence {
  /** Answers `POST /slack/events`; null where nothing comes over HTTP. */
  readonly http: Hono | null;
  /** Of the sockets; null where there are none. */
  state(): SocketModeState | null;
  /** Gives a notice of the desks to whom it is for, once by its key. Rejects where Slack cannot be asked now. */
  deliver(notice: Notice): Promise<Delivery>;
  /** Shows what others did, here or on the web, in every message that was sent about a request. Run after every tick. */
  renewCopies(): Promise<void>;
  /** Takes nothing more, ends what is under way and leaves the rest to the next start or to another process. */
  stop(): Promise<void>;
}

/** Joins Slack with what the settings name: Socket Mode, HTTP or both. */
export async function joinSlack(parts: Parts): Promise<SlackPresence> {
  const { settings, slack, library, directory, clock, log, pace = PACE } = parts;
  const { botToken, appToken, signingSecret, apiUrl } = slack;
  const { proxy, timeZone } = settings;
  const today = () => calendarDate(clock(), timeZone);
  const client = createSlackClient({ botToken, apiUrl, proxy, log });
  // An answer waits for none of what is asked about accounts and channels.
  const asking = createSlackClient({ botToken, apiUrl, proxy, log, timeoutMs: ASKING_TIMEOUT_MS });
  const workspace = createWorkspace({ call: (method, fields) => asking.apiCall(method, fields), clock });
  const store = await openAccountStore(library.store);
  const accounts = createAccounts({ workspace, store, directory, clock, today, log });
  const audiences = createAudiences({ accounts, members: createMembers({ workspace, accounts, clock, log }) });
  const call = createCall(client);
  const app = createSlackApp({
    ...parts,
    botToken,
    call,
    respond: createRespond(createSlackFetch(proxy)),
    pace,
    onMembersChanged: audiences.membersChanged,
    onAccountChanged: audiences.accountChanged,
    services: {
      ...parts,
      timeZone,
      audienceOf: audiences.audienceOf,
      isQuestion: (text) => mayBe("question", parts.route, text),
      asksForApp: (text) => mayBe("app", parts.route, text),
      slackUserOf: createAccountOf({ store, accounts, directory, call, today }),
      nameOf: async (id) => (await directory.people(today())).find((person) => person.id === id)?.name ?? "",
    },
  });
  // A hundred new askers a minute are more than Slack tells of one by one: all are listed now, and every hour.
  const learning = setInterval(() => void accounts.learn(), HOUR_MS);
  void accounts.learn();
  const { intake } = app;
  const sockets = appToken === null ? null : createSocketModeTransport({ appToken, apiUrl, proxy, intake, log });
  sockets?.start().catch((cause: unknown) => log(`Slack did not start: ${cause}`));
  return {
    http: signingSecret === null ? null : createHttpTransport({ signingSecret, intake, clock, log }),
    state: () => sockets?.state() ?? null,
    deliver: app.deliver,
    renewCopies: app.renewCopies,
    stop: async () => {
      clearInterval(learning);
      await sockets?.stop();
      await app.stop();
    },
  };
}

/** Also where that is in doubt. */
function mayBe(door: Door, route: Route, text: string): boolean {
  const routed = route(text);
  return routed.kind === "door" ? routed.door === door : routed.doors.includes(door);
}
