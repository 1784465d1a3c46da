import type { Clock } from "../clock.ts";
import { LIMITS } from "../limits.ts";

interface Prompt {
  readonly title: string;
  readonly message: string;
}

/** What the app shows about threads besides messages. */
export interface ThreadStates {
  /** "" clears it. */
  setStatus(channel: string, threadTs: string, status: string): void;
  /** "" where there is none, or where it was set more than two minutes ago. */
  status(channel: string, threadTs: string): string;
  setPrompts(channel: string, prompts: readonly Prompt[]): void;
  prompts(channel: string): readonly Prompt[];
  setTitle(channel: string, threadTs: string, title: string): void;
  title(channel: string, threadTs: string): string | undefined;
}

export function createThreadStates(clock: Clock): ThreadStates {
  const statuses = new Map<string, { readonly status: string; readonly at: number }>();
  const prompts = new Map<string, readonly Prompt[]>();
  const titles = new Map<string, string>();
  const key = (channel: string, threadTs: string) => `${channel}:${threadTs}`;
  return {
    setStatus: (channel, threadTs, status) => {
      if (status === "") statuses.delete(key(channel, threadTs));
      else statuses.set(key(channel, threadTs), { status, at: clock.now() });
    },
    status: (channel, threadTs) => {
      const set = statuses.get(key(channel, threadTs));
      return set === undefined || clock.now() - set.at > LIMITS.statusMs ? "" : set.status;
    },
    setPrompts: (channel, given) => prompts.set(channel, given),
    prompts: (channel) => prompts.get(channel) ?? [],
    setTitle: (channel, threadTs, title) => titles.set(key(channel, threadTs), title),
    title: (channel, threadTs) => titles.get(key(channel, threadTs)),
  };
}
