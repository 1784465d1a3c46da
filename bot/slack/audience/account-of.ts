import { z } from "zod";
import type { CalendarDate } from "../../../corpus/document.ts";
import type { Directory } from "../../people/directory.ts";
import type { AccountStore } from "../../store/accounts.ts";
import type { Call } from "../delivery/call.ts";
import type { Accounts } from "./accounts.ts";

interface Parts {
  readonly store: Pick<AccountStore, "withEmail">;
  readonly accounts: Pick<Accounts, "changed">;
  readonly directory: Pick<Directory, "people">;
  readonly call: Call;
  readonly today: () => CalendarDate;
}

const FOUND = z.object({ user: z.looseObject({ id: z.string() }) });

/**
 * The account of a person who is a member of the workspace, by their e-mail address; undefined where there is none.
 * Rejects where Slack cannot be asked now.
 */
export function createAccountOf({ store, accounts, directory, call, today }: Parts) {
  return async (personId: string): Promise<string | undefined> => {
    const people = await directory.people(today());
    const email = people.find(({ id }) => id === personId)?.email ?? null;
    if (email === null) return undefined;
    const kept = await store.withEmail(email);
    if (kept.length > 0) return kept.find(({ standing }) => standing === "member")?.userId;
    const outcome = await call("users.lookupByEmail", { email });
    if (outcome.kind === "refused") return undefined;
    if (outcome.kind !== "done") throw new Error(`Slack does not tell whose ${personId}'s account is: ${outcome.kind}`);
    const { data } = FOUND.safeParse(outcome.result);
    if (data === undefined) return undefined;
    await accounts.changed(data.user);
    return (await store.withEmail(email)).find(({ standing }) => standing === "member")?.userId;
  };
}
