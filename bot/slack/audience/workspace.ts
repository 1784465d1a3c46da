import type { AccountFacts } from "../../store/accounts.ts";

/** Part of a list, and how to ask for what follows it; null at its end. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/** What Slack tells of accounts and channels. Every method rejects with SlackRefused where Slack does not tell it now. */
export interface Workspace {
  /** The assistant's own account. */
  self(): Promise<{ readonly userId: string }>;
  account(userId: string): Promise<AccountFacts>;
  /** All accounts, page by page, from the first with a null cursor. */
  accounts(cursor: string | null): Promise<Page<AccountFacts>>;
  /** @param user an account as Slack describes it in an event. @returns undefined where it is none */
  described(user: unknown): Promise<AccountFacts | undefined>;
  /** Accounts in a channel, people's and bots', page by page, from the first with a null cursor. */
  members(channel: string, cursor: string | null): Promise<Page<string>>;
  /** Whether people of another organisation, or of another workspace of ours, are in the channel or invited to it. */
  isShared(channel: string): Promise<boolean>;
}

export class SlackRefused extends Error {
  override readonly name = "SlackRefused";
  /** Slack's name of the reason, `missing_scope`; `ratelimited` where it was asked too often. */
  readonly reason: string;
  constructor(method: string, reason: string, cause?: unknown) {
    super(`Slack does not answer ${method}: ${reason}`, { cause });
    this.reason = reason;
  }
}

export function isRateLimited(fault: unknown): boolean {
  return fault instanceof SlackRefused && fault.reason === "ratelimited";
}
