import type { App, SocketModeReceiver } from "@slack/bolt";
import type { Connection } from "./supervise.ts";

/** A connection that has not said hello by then is given up. */
const HELLO_TIMEOUT_MS = 30_000;

/** The receiver's Socket Mode connection; opening the first one also finds out who the bot is. */
export function createSocket(app: Pick<App, "init">, { client }: Pick<SocketModeReceiver, "client">): Connection {
  let initialised = false;
  let ended = Promise.resolve();
  return {
    open: async () => {
      if (!initialised) await app.init();
      initialised = true;
      const timer = setTimeout(() => void client.disconnect(), HELLO_TIMEOUT_MS);
      await client.start().finally(() => clearTimeout(timer));
      ended = new Promise((resolve) => client.once("disconnected", () => resolve()));
    },
    ended: () => ended,
    close: () => client.disconnect(),
  };
}
