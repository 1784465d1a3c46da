import { ANYONE, type CalendarDate, type Viewer } from "../../../corpus/document.ts";
import type { Directory } from "../../people/directory.ts";
import { viewerOf } from "../../people/people.ts";
import type { AccountFacts, AccountStore, KeptAccount } from "../../store/accounts.ts";
import { createSparingLog } from "./sparing-log.ts";
import { SlackRefused, type Workspace } from "./workspace.ts";

/** Whom an account of Slack's stands for. Only staff read more than everyone may; the others are told apart by their id. */
export interface Account {
  readonly kind: "staff" | "unknown" | "external" | "bot";
  readonly viewer: Viewer;
}

export interface Accounts {
  /** Never rejects: who cannot be told is unknown. */
  of(userId: string): Promise<Account>;
  /** Those of a whole channel, in their order. Never rejects. */
  all(userIds: readonly string[]): Promise<readonly Account[]>;
  /**
   * Takes in what an event says of an account. Never rejects.
   * @param user the `user` of `user_change`. @returns whether the account may stand for somebody else than before
   */
  changed(user: unknown): Promise<boolean>;
}

interface Parts {
  readonly workspace: Workspace;
  readonly store: AccountStore;
  readonly directory: Pick<Directory, "personOf">;
  readonly clock: () => Date;
  /** The office's day, which decides who is in which position. */
  readonly today: () => CalendarDate;
  readonly log: (line: string) => void;
}

/** What Slack said of an account is asked again after a day; `user_change` tells sooner. */
const ASKED_AGAIN_AFTER_MS = 24 * 3_600_000;
/** So many accounts are asked for one by one, of the 100 a minute of `users.info`; for more, all are listed. */
const FEW = 30;
/** Whoever is not in the list an hour ago, another organisation's people, is not in it now. */
const LISTED_AGAIN_AFTER_MS = 3_600_000;

/** Accounts as Slack describes them, kept for all processes; the person behind one is looked up at each use. */
export function createAccounts({ workspace, store, directory, clock, today, log }: Parts): Accounts {
  const report = createSparingLog(log, clock);
  const asking = new Map<string, Promise<AccountFacts>>();
  const isWithin = (moment: number, milliseconds: number) => Math.abs(clock().getTime() - moment) < milliseconds;
  const keep = async (facts: readonly AccountFacts[]) => {
    const seenAt = clock().toISOString();
    await store.keep(facts.map((each) => ({ ...each, seenAt })));
  };
  const listAll = createListing(workspace, keep);
  let listedAt = Number.NEGATIVE_INFINITY;

  async function known(userIds: readonly string[]): Promise<Map<string, AccountFacts>> {
    const kept = await store.of(userIds);
    const fresh = kept.filter(({ seenAt }) => isWithin(Date.parse(seenAt), ASKED_AGAIN_AFTER_MS));
    return new Map(fresh.map((each) => [each.userId, each]));
  }
  function ask(userId: string): Promise<AccountFacts> {
    const underWay = asking.get(userId);
    if (underWay !== undefined) return underWay;
    const asked = workspace.account(userId).then(async (facts) => {
      // An event that came meanwhile knows better.
      if (asking.get(userId) === asked) await keep([facts]);
      return facts;
    });
    asking.set(userId, asked);
    const forget = () => {
      if (asking.get(userId) === asked) asking.delete(userId);
    };
    asked.then(forget, forget);
    return asked;
  }
  async function askEach(userIds: readonly string[], facts: Map<string, AccountFacts>): Promise<void> {
    const answers = await Promise.allSettled(userIds.map(ask));
    for (const [at, answer] of answers.entries()) {
      if (answer.status === "fulfilled") facts.set(userIds[at] ?? "", answer.value);
      else report(answer.reason);
    }
  }
  async function standingFor(userId: string, facts: AccountFacts | undefined): Promise<Account> {
    const nobody: Viewer = { ...ANYONE, id: `slack:${userId}` };
    if (facts === undefined) return { kind: "unknown", viewer: nobody };
    if (facts.standing !== "member") return { kind: facts.standing, viewer: nobody };
    if (facts.email === null) report("some accounts have no e-mail address; is the scope users:read.email missing?");
    const person = facts.email === null ? undefined : await directory.personOf(facts.email, today());
    return person === undefined ? { kind: "unknown", viewer: nobody } : { kind: "staff", viewer: viewerOf(person) };
  }
  async function all(userIds: readonly string[]): Promise<readonly Account[]> {
    try {
      let facts = await known(userIds);
      const missing = () => userIds.filter((id) => !facts.has(id));
      if (missing().length > FEW && !isWithin(listedAt, LISTED_AGAIN_AFTER_MS)) {
        await listAll();
        listedAt = clock().getTime();
        facts = await known(userIds);
      }
      if (missing().length <= FEW) await askEach(missing(), facts);
      return await Promise.all(userIds.map((id) => standingFor(id, facts.get(id))));
    } catch (fault) {
      report(fault);
      return Promise.all(userIds.map((id) => standingFor(id, undefined)));
    }
  }

  return {
    of: async (userId) => {
      const [account] = await all([userId]);
      return account ?? standingFor(userId, undefined);
    },
    all,
    changed: async (user) => {
      try {
        const facts = await workspace.described(user);
        if (facts === undefined) return false;
        asking.delete(facts.userId);
        const [before] = await store.of([facts.userId]);
        await keep([facts]);
        return before !== undefined && !isSame(before, facts);
      } catch (fault) {
        report(fault);
        return true;
      }
    },
  };
}

/** Lists every account once for all who wait, going on where it was refused for asking too often. */
function createListing(workspace: Workspace, keep: (facts: readonly AccountFacts[]) => Promise<void>) {
  let cursor: string | null = null;
  let underWay: Promise<void> | undefined;

  async function list(): Promise<void> {
    try {
      do {
        const page = await workspace.accounts(cursor);
        await keep(page.items);
        cursor = page.next;
      } while (cursor !== null);
    } catch (cause) {
      if (!(cause instanceof SlackRefused && cause.reason === "ratelimited")) cursor = null;
      throw cause;
    } finally {
      underWay = undefined;
    }
  }
  return (): Promise<void> => {
    underWay ??= list();
    return underWay;
  };
}

function isSame(before: KeptAccount, { standing, email }: AccountFacts): boolean {
  return before.standing === standing && before.email === email;
}
