import type { CalendarDate } from "../../../corpus/document.ts";
import type { Library } from "../../../corpus/library.ts";
import type { AppCatalogueStore, AppEntry, KeptApp } from "../../store/app-catalogue.ts";
import type { AppEventQueue } from "../../store/app-events.ts";
import type { Desk } from "../contract.ts";
import { dateInWords } from "./date-in-words.ts";
import { deviceEvent } from "./device-event.ts";
import { type CatalogueIssuer, entryDocument } from "./entry-document.ts";

interface Parts {
  readonly store: AppCatalogueStore;
  /** null where no device management is told. */
  readonly events: Pick<AppEventQueue, "put"> | null;
  /** null where another process writes the library: that one settles. */
  readonly library: Pick<Library, "add" | "revisionOf" | "withdraw"> | null;
  readonly desk: Pick<Desk, "notify">;
  readonly issuer: CatalogueIssuer;
  readonly clock: () => Date;
  readonly today: () => CalendarDate;
  /** Who is told when an approval is to be looked at again. */
  readonly office: () => Promise<readonly string[]>;
}

export interface Settling {
  /**
   * Brings the library, the device management and the users to what the catalogue says. What an ended process left is done by
   * the next; what was done is not done twice.
   */
  settle(): Promise<void>;
  /** Tells the office of approvals whose day of review has come. */
  remindReviews(): Promise<void>;
}

export function createSettling({ store, events, library, desk, issuer, clock, today, office }: Parts): Settling {
  return {
    settle: async () => {
      if (library === null) return;
      const failures: unknown[] = [];
      for (const kept of await store.unsettled()) {
        // One that cannot be settled must not keep the others from their users; it is tried again at the next call.
        await settleOne(kept, library).catch((cause: unknown) => failures.push(cause));
      }
      if (failures.length > 0) throw failures[0];
    },
    remindReviews: async () => {
      const day = today();
      const due = (await store.all()).filter(
        ({ entry: { reviewDate, withdrawn } }) => withdrawn === null && reviewDate !== null && reviewDate <= day,
      );
      if (due.length === 0) return;
      for (const personId of await office()) for (const { entry } of due) await askForReview(entry, personId);
    },
  };

  async function settleOne(kept: KeptApp, into: NonNullable<Parts["library"]>): Promise<void> {
    const documentId = await publish(kept, into);
    const users = await store.users(kept.entry.id);
    const { id, body } = deviceEvent(kept, users, clock());
    await events?.put(id, body, clock().getTime());
    for (const { personId } of users) await tell(kept.entry, personId);
    await store.settle(kept.entry.id, kept.version, documentId);
  }

  async function publish(kept: KeptApp, into: NonNullable<Parts["library"]>): Promise<string> {
    const document = entryDocument(kept, issuer);
    const known = await into.revisionOf(document.contentHash);
    const documentId = known?.documentId ?? (await into.add([document]))[0]?.documentId ?? "";
    if (kept.documentId !== null && kept.documentId !== documentId) await into.withdraw(kept.documentId);
    return documentId;
  }

  async function tell({ id, name, withdrawn, restoredAt, conditions }: AppEntry, personId: string): Promise<void> {
    const person = { kind: "app-withdrawn", to: { kind: "person", personId }, requestId: null, round: null } as const;
    const why = "利用者として";
    if (withdrawn !== null) {
      await desk.notify({
        ...person,
        ...{ why, key: `app-withdrawn:${id}:${withdrawn.at}:${personId}`, title: `「${name}」の利用が終わりました` },
        text: `${dateInWords(withdrawn.on)}で「${name}」の利用が終わりました。端末からは自動で消えます。残したいデータがあれば、その前に移してください。\n理由：${withdrawn.why}`,
      });
    } else if (restoredAt !== null) {
      await desk.notify({
        ...person,
        ...{ why, key: `app-restored:${id}:${restoredAt}:${personId}`, title: `「${name}」をまた使えます` },
        text: `利用の終了が取り消され、「${name}」をまた使えるようになりました。${conditions === "" ? "" : `\n利用の条件：${conditions}`}`,
      });
    }
  }

  async function askForReview({ id, name, reviewDate, requestId }: AppEntry, personId: string): Promise<void> {
    await desk.notify({
      ...{ key: `app-review:${id}:${reviewDate}:${personId}`, kind: "app-review", requestId, round: null },
      ...{ to: { kind: "person", personId }, why: "アプリの担当として", title: `「${name}」の見直しの日です` },
      text: `「${name}」の承認を見直す日（${dateInWords(reviewDate ?? "")}）になりました。続けて使うなら次の見直し日を決め、使わないなら利用を終えてください。`,
    });
  }
}
