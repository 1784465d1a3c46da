import { openStore } from "../../../../corpus/store/connection.ts";
import { type Person, parsePeople, peopleOn } from "../../../people/people.ts";
import { type AccountStore, openAccountStore } from "../../../store/accounts.ts";
import { type Accounts, createAccounts } from "../accounts.ts";
import { createFakeWorkspace, type FakeWorkspace } from "./fake-workspace.ts";

const TODAY = "2026-11-20";

/** Accounts of a workspace and a people file in memory, and a clock that a test sets. */
export interface Office {
  readonly workspace: FakeWorkspace;
  readonly store: AccountStore;
  readonly accounts: Accounts;
  readonly log: readonly string[];
  readonly clock: () => Date;
  /** Lets time pass, in milliseconds. */
  pass(milliseconds: number): void;
  setDay(day: string): void;
  /** Takes the place of the people file; lines without its first. */
  setPeople(...lines: readonly string[]): void;
  /** Another process on the same store and workspace. */
  second(): Accounts;
  close(): Promise<void>;
}

export async function openOffice(pageSize?: number): Promise<Office> {
  const workspace = createFakeWorkspace(pageSize);
  const relational = openStore(":memory:");
  const store = await openAccountStore(relational);
  const log: string[] = [];
  let now = Date.parse(`${TODAY}T03:00:00Z`);
  let day = TODAY;
  let people = new Map<string | null, readonly Person[]>();
  const directory = {
    personOf: async (email: string, on: string) => peopleOn(people.get(email) ?? [], on)[0],
  };
  const clock = () => new Date(now);
  const parts = { workspace, store, directory, clock, today: () => day, log: (line: string) => log.push(line) };
  return {
    workspace,
    store,
    accounts: createAccounts(parts),
    log,
    clock,
    pass: (milliseconds) => {
      now += milliseconds;
    },
    setDay: (given) => {
      day = given;
    },
    setPeople: (...lines) => {
      people = Map.groupBy(parsePeople([PEOPLE_HEADER, ...lines].join("\n")), ({ email }) => email);
    },
    second: () => createAccounts(parts),
    close: relational.close,
  };
}

const PEOPLE_HEADER = "id,name,department,section,post,employment,groups,validFrom,validTo,email";
