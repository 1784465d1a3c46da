import type { Ephemeral } from "./ephemerals.ts";
import type { StoredMessage } from "./messages.ts";

/** What happens in the workspace, for those who wait for it or show it. */
export type Change =
  | { readonly kind: "posted" | "changed" | "deleted"; readonly message: StoredMessage }
  | { readonly kind: "ephemeral"; readonly ephemeral: Ephemeral }
  | { readonly kind: "status"; readonly channel: string; readonly threadTs: string; readonly status: string }
  | { readonly kind: "prompts"; readonly channel: string }
  | { readonly kind: "views" | "home"; readonly user: string }
  | { readonly kind: "called"; readonly method: string; readonly error: string | null }
  | { readonly kind: "socket" }
  | { readonly kind: "acknowledged"; readonly envelope: string };

export interface Changes {
  tell(change: Change): void;
  /** @returns how to stop listening */
  listen(listener: (change: Change) => void): () => void;
  /** Resolves once it holds; looks again after every change. */
  until(holds: () => boolean): Promise<void>;
}

export function createChanges(): Changes {
  const listeners = new Set<(change: Change) => void>();
  const listen = (listener: (change: Change) => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    tell: (change) => {
      for (const listener of listeners) listener(change);
    },
    listen,
    until: (holds) =>
      new Promise((resolve) => {
        if (holds()) return resolve();
        const stop = listen(() => {
          if (!holds()) return;
          stop();
          resolve();
        });
      }),
  };
}
