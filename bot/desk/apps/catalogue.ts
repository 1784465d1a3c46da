import type { CalendarDate } from "../../../corpus/document.ts";
import type { AppCatalogueStore, AppEntry, KeptApp } from "../../store/app-catalogue.ts";
import type { KnownApp, NamedApp, SameApp } from "./same-app.ts";

/** What came of a change to the catalogue; `sentence` tells the person. */
export type CatalogueOutcome =
  | { readonly kind: "done"; readonly entry: AppEntry; readonly sentence: string }
  | {
      readonly kind: "refused";
      readonly reason: "unknown" | "not-yours" | "reason-missing" | "reason-too-long" | "not-now";
      readonly sentence: string;
    };

/** What may be used, and what is told of it. Every change is followed up by `settle`, at once or after a restart. */
export interface AppCatalogue {
  /** By name; those that may not be used any more only where asked for. */
  entries(options?: { readonly withEnded?: boolean }): Promise<readonly KeptApp[]>;
  entry(id: string): Promise<KeptApp | undefined>;
  /** Takes in or changes an entry; users are added to those it has. */
  put(entry: AppEntry, users: readonly string[]): Promise<KeptApp>;
  /** The entry of an app that is the same as a named one and may be used. */
  same(named: NamedApp): Promise<KeptApp | undefined>;
  /** 利用開始: the person is told when the app ends, and it is given out to their device. */
  use(entryId: string, personId: string): Promise<CatalogueOutcome>;
  /** 利用の終了 for everybody, by who runs the desks. */
  withdraw(entryId: string, personId: string, why: string): Promise<CatalogueOutcome>;
  /** Undoes it. */
  restore(entryId: string, personId: string): Promise<CatalogueOutcome>;
}

interface Parts {
  readonly store: AppCatalogueStore;
  readonly sameApp: SameApp;
  readonly clock: () => Date;
  readonly today: () => CalendarDate;
  /** Whether somebody may change what everybody may use. */
  readonly mayRun: (personId: string) => Promise<boolean>;
}

const LONGEST_REASON = 500;

export function createCatalogue({ store, sameApp, clock, today, mayRun }: Parts): AppCatalogue {
  const put = (entry: AppEntry, users: readonly string[]) => store.put(entry, users, today());
  /** @returns the entry, where the person may change it */
  const changeable = async (id: string, personId: string) => {
    const kept = await store.find(id);
    if (kept === undefined) return REFUSED.unknown;
    return (await mayRun(personId)) ? kept : REFUSED.notYours;
  };
  return {
    entries: async ({ withEnded = false } = {}) =>
      (await store.all()).filter(({ entry }) => withEnded || entry.withdrawn === null),
    entry: store.find,
    put,
    same: async (named) => {
      const kept = (await store.all()).filter(({ entry }) => entry.withdrawn === null);
      const [best] = sameApp(named, kept.map(asKnown));
      return best?.kind === "same" ? kept.find(({ entry }) => entry.id === best.id) : undefined;
    },
    use: async (entryId, personId) => {
      const kept = await store.find(entryId);
      if (kept === undefined) return REFUSED.unknown;
      const { entry } = kept;
      if (entry.withdrawn !== null) return refusal("not-now", `「${entry.name}」の利用は終わっています。`);
      await put(entry, [personId]);
      return { kind: "done", entry, sentence: `「${entry.name}」を使えるようにしました。${entry.install}` };
    },
    withdraw: async (entryId, personId, why) => {
      const kept = await changeable(entryId, personId);
      if (!("entry" in kept)) return kept;
      const { entry } = kept;
      const reason = why.trim();
      if (reason === "")
        return refusal("reason-missing", "利用を終える理由を書いてください。使っている人に伝わります。");
      if ([...reason].length > LONGEST_REASON) {
        return refusal(
          "reason-too-long",
          `理由は${LONGEST_REASON}字までにしてください。今は${[...reason].length}字です。`,
        );
      }
      if (entry.withdrawn !== null) return refusal("not-now", `「${entry.name}」の利用は、もう終わっています。`);
      const withdrawn = { on: today(), at: clock().toISOString(), why: reason };
      const ended = await put({ ...entry, withdrawn }, []);
      const told = (await store.users(entryId)).length;
      const sentence = `「${entry.name}」の利用を終えました。使っている${told}人に知らせ、端末の配布の一覧から外します。`;
      return { kind: "done", entry: ended.entry, sentence };
    },
    restore: async (entryId, personId) => {
      const kept = await changeable(entryId, personId);
      if (!("entry" in kept)) return kept;
      const { entry } = kept;
      if (entry.withdrawn === null) return refusal("not-now", `「${entry.name}」は使えるままです。`);
      const restored = await put({ ...entry, withdrawn: null, restoredAt: clock().toISOString() }, []);
      return {
        kind: "done",
        entry: restored.entry,
        sentence: `「${entry.name}」をまた使えるようにし、使っていた人に知らせます。`,
      };
    },
  };
}

/** An entry as it is recognised by name and link. */
export function asKnown({ entry: { id, name, aliases, links } }: KeptApp): KnownApp {
  return { id, names: [name, ...aliases], links };
}

type Refused = Extract<CatalogueOutcome, { readonly kind: "refused" }>;

function refusal(reason: Refused["reason"], sentence: string): Refused {
  return { kind: "refused", reason, sentence };
}

const REFUSED = {
  unknown: refusal("unknown", "このアプリはカタログにありません。一覧を開き直してください。"),
  notYours: refusal("not-yours", "カタログを変えられるのは、アプリの担当だけです。"),
};
