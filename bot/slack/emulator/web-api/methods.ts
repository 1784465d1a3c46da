import { CHAT } from "./chat.ts";
import { CONVERSATIONS } from "./conversations.ts";
import type { Method } from "./method.ts";
import { OTHERS } from "./others.ts";
import { STREAMS } from "./streams.ts";
import { THREADS } from "./threads.ts";
import { USERS } from "./users.ts";
import { VIEWS } from "./views.ts";

/** Every Web API method that the emulator knows, besides `apps.connections.open`. */
export const METHODS: ReadonlyMap<string, Method> = new Map(
  Object.entries({ ...CHAT, ...STREAMS, ...THREADS, ...CONVERSATIONS, ...USERS, ...VIEWS, ...OTHERS }),
);
