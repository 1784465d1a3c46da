/** What one person alone sees in a conversation. */
export interface Ephemeral {
  readonly user: string;
  readonly channel: string;
  readonly ts: string;
  readonly text: string;
  readonly blocks: readonly object[];
  readonly threadTs: string | null;
}

export interface Ephemerals {
  add(ephemeral: Ephemeral): void;
  /** Oldest first. */
  of(user: string): readonly Ephemeral[];
  get(user: string, ts: string): Ephemeral | undefined;
  remove(user: string, ts: string): void;
}

/** @param keep how many to remember of each person, the latest */
export function createEphemerals(keep: number): Ephemerals {
  const byUser = new Map<string, Map<string, Ephemeral>>();
  return {
    add: (ephemeral) => {
      const own = byUser.get(ephemeral.user) ?? new Map<string, Ephemeral>();
      byUser.set(ephemeral.user, own.set(ephemeral.ts, ephemeral));
      if (own.size > keep) for (const oldest of own.keys().take(1)) own.delete(oldest);
    },
    of: (user) => [...(byUser.get(user)?.values() ?? [])],
    get: (user, ts) => byUser.get(user)?.get(ts),
    remove: (user, ts) => byUser.get(user)?.delete(ts),
  };
}
