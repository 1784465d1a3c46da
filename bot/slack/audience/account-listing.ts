import type { AccountFacts } from "../../store/accounts.ts";
import { isRateLimited, type Workspace } from "./workspace.ts";

interface Parts {
  readonly workspace: Pick<Workspace, "accounts">;
  readonly keep: (facts: readonly AccountFacts[]) => Promise<void>;
  readonly clock: () => Date;
}

/**
 * Lists all accounts, once for all who wait, unless that was done within so many milliseconds. Where Slack was asked too
 * often it rejects, and goes on from there the next time.
 */
export function createListing({ workspace, keep, clock }: Parts): (unlessWithin: number) => Promise<void> {
  let listedAt = Number.NEGATIVE_INFINITY;
  let cursor: string | null = null;
  let underWay: Promise<void> | undefined;

  async function list(): Promise<void> {
    try {
      do {
        const page = await workspace.accounts(cursor);
        await keep(page.items);
        cursor = page.next;
      } while (cursor !== null);
      listedAt = clock().getTime();
    } catch (cause) {
      if (!isRateLimited(cause)) cursor = null;
      throw cause;
    } finally {
      underWay = undefined;
    }
  }
  return async (unlessWithin) => {
    if (Math.abs(clock().getTime() - listedAt) < unlessWithin) return;
    underWay ??= list();
    await underWay;
  };
}
