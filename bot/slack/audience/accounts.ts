import { ANYONE, type CalendarDate, type Viewer } from "../../../corpus/document.ts";
import type { Directory } from "../../people/directory.ts";
import { viewerOf } from "../../people/people.ts";
import type { AccountFacts, AccountStore, KeptAccount } from "../../store/accounts.ts";
import { createListing } from "./account-listing.ts";
import { createSparingLog } from "./sparing-log.ts";
import { isRateLimited, type Workspace } from "./workspace.ts";

/** Whom an account of Slack's stands for. Only staff read more than everyone may; the others are told apart by their id. */
interface Account {
  readonly kind: "staff" | "unknown" | "external" | "bot";
  readonly viewer: Viewer;
}

export interface Accounts {
  /** Never rejects: who cannot be told is unknown. */
  of(userId: string): Promise<Account>;
  /** Those of a whole channel, in their order. Never rejects. */
  all(userIds: readonly string[]): Promise<readonly Account[]>;
  /**
   * Learns of all accounts ahead of their questions, where that was not done lately: at a start, then every hour. Where
   * thousands ask in the same minutes, one call for each would be refused. Never rejects.
   */
  learn(): Promise<void>;
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
/** Who was not in the list an hour ago, as other organisations' people, is not in it now. */
const LISTED_AGAIN_AFTER_MS = 3_600_000;
/** Before what was listed is too old to be believed. */
const LEARNT_AGAIN_AFTER_MS = 12 * 3_600_000;

/** Accounts as Slack describes them, kept for all processes; the person behind one is looked up at each use. */
export function createAccounts({ workspace, store, directory, clock, today, log }: Parts): Accounts {
  const report = createSparingLog(log, clock);
  const asking = new Map<string, Promise<AccountFacts>>();
  const keep = async (facts: readonly AccountFacts[]) => {
    const seenAt = clock().toISOString();
    await store.keep(facts.map((each) => ({ ...each, seenAt })));
  };
  const listUnlessWithin = createListing({ workspace, keep, clock });

  async function known(userIds: readonly string[]): Promise<Map<string, AccountFacts>> {
    const kept = await store.of(userIds);
    const now = clock().getTime();
    const fresh = kept.filter(({ seenAt }) => Math.abs(now - Date.parse(seenAt)) < ASKED_AGAIN_AFTER_MS);
    return new Map(fresh.map((each) => [each.userId, each]));
  }
  function ask(userId: string): Promise<AccountFacts> {
    const underWay = asking.get(userId);
    if (underWay !== undefined) return underWay;
    const asked = workspace.account(userId).then(async (facts) => {
      // An event that came meanwhile knows better.
      if (asking.get(userId) !== asked) return (await store.of([userId]))[0] ?? facts;
      await keep([facts]);
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
    // Too many ask at once: who is unknown now is known by the list the next time.
    if (answers.some((answer) => answer.status === "rejected" && isRateLimited(answer.reason)))
      listUnlessWithin(LISTED_AGAIN_AFTER_MS).catch(report);
  }
  async function standingFor(userId: string, facts: AccountFacts | undefined, on: CalendarDate): Promise<Account> {
    const nobody: Viewer = { ...ANYONE, id: `slack:${userId}` };
    if (facts === undefined) return { kind: "unknown", viewer: nobody };
    if (facts.standing !== "member") return { kind: facts.standing, viewer: nobody };
    if (facts.email === null) report("some accounts have no e-mail address; is the scope users:read.email missing?");
    const person = facts.email === null ? undefined : await directory.personOf(facts.email, on);
    return person === undefined ? { kind: "unknown", viewer: nobody } : { kind: "staff", viewer: viewerOf(person) };
  }
  async function all(userIds: readonly string[]): Promise<readonly Account[]> {
    // Once for all: telling the office's day takes longer than finding a person.
    const on = today();
    try {
      let facts = await known(userIds);
      const missing = () => userIds.filter((id) => !facts.has(id));
      if (missing().length > FEW) {
        await listUnlessWithin(LISTED_AGAIN_AFTER_MS);
        facts = await known(userIds);
      }
      if (missing().length <= FEW) await askEach(missing(), facts);
      return await Promise.all(userIds.map((id) => standingFor(id, facts.get(id), on)));
    } catch (fault) {
      report(fault);
      return Promise.all(userIds.map((id) => standingFor(id, undefined, on)));
    }
  }

  return {
    of: async (userId) => {
      const [account] = await all([userId]);
      return account ?? standingFor(userId, undefined, today());
    },
    all,
    learn: () => listUnlessWithin(LEARNT_AGAIN_AFTER_MS).catch(report),
    changed: async (user) => {
      try {
        const facts = await workspace.described(user);
        if (facts === undefined) return false;
        asking.delete(facts.userId);
        const [before] = await store.of([facts.userId]);
        // Most of these events are of a new picture or status.
        if (before !== undefined && isSame(before, facts)) return false;
        await keep([facts]);
        return before !== undefined;
      } catch (fault) {
        report(fault);
        return true;
      }
    },
  };
}

function isSame(before: KeptAccount, { standing, email }: AccountFacts): boolean {
  return before.standing === standing && before.email === email;
}
