import { BOT } from "../app.ts";
import type { Clock } from "../clock.ts";
import { type Changes, createChanges } from "./changes.ts";
import { type ChannelSeed, type Channels, createChannels } from "./channels.ts";
import { createEphemerals, type Ephemerals } from "./ephemerals.ts";
import { createFiles, type Files } from "./files.ts";
import { createMessages, type Messages } from "./messages.ts";
import { createPeople, type People, type UserGroup, type UserSeed } from "./people.ts";
import { createResponseUrls, type ResponseUrls } from "./response-urls.ts";
import { createThreadStates, type ThreadStates } from "./thread-states.ts";
import { createViews, type Views } from "./views.ts";

/** Who and what is in the workspace to begin with. */
export interface WorldSeed {
  readonly users?: readonly UserSeed[];
  readonly channels?: readonly ChannelSeed[];
  readonly groups?: readonly UserGroup[];
}

/** Everything the emulated workspace knows. */
export interface Workspace {
  readonly clock: Clock;
  readonly people: People;
  readonly channels: Channels;
  readonly messages: Messages;
  readonly ephemerals: Ephemerals;
  readonly files: Files;
  readonly views: Views;
  readonly threads: ThreadStates;
  readonly responseUrls: ResponseUrls;
  readonly changes: Changes;
}

/** Two colleagues, a channel they share with the app, and the first one's direct messages. */
const SMALL_OFFICE: WorldSeed = {
  users: [{ id: "U1" }, { id: "U2" }],
  channels: [
    { id: "C1", name: "general", members: ["U1", "U2", BOT.userId] },
    { id: "D1", members: ["U1", BOT.userId] },
  ],
};

/** @param keep how many messages of a conversation to remember, the latest */
export function createWorkspace(
  clock: Clock,
  seed: WorldSeed = SMALL_OFFICE,
  keep = Number.POSITIVE_INFINITY,
): Workspace {
  return {
    clock,
    people: createPeople(seed.users ?? [], seed.groups ?? []),
    channels: createChannels(seed.channels ?? []),
    messages: createMessages(clock, keep),
    ephemerals: createEphemerals(keep),
    files: createFiles(),
    views: createViews(clock),
    threads: createThreadStates(clock),
    responseUrls: createResponseUrls(clock),
    changes: createChanges(),
  };
}
