import type { CalendarDate, Document } from "../../../corpus/document.ts";
import type { InventoryEntry, Library } from "../../../corpus/library.ts";
import { inForce } from "../../../corpus/scope.ts";
import type { Organisation } from "../../people/organisation.ts";
import type { FaqBasis, FaqEntry, FaqStore } from "../../store/faq-entries.ts";
import type { Desk } from "../contract.ts";
import { DESK_OFFICE } from "../engine/context.ts";
import { faqRevision } from "./faq-revision.ts";

interface Parts {
  readonly store: FaqStore;
  readonly library: Pick<Library, "add" | "inventory" | "withdraw" | "restore" | "optimise">;
  readonly organisation: Organisation;
  readonly notify: Desk["notify"];
  readonly clock: () => Date;
  readonly today: () => CalendarDate;
}

type FaqOutcome =
  | { readonly kind: "done"; readonly entry: FaqEntry; readonly sentence: string }
  | { readonly kind: "refused"; readonly sentence: string };

/** Answers of people that became entries of the FAQ, each with the rule that it rests on. */
export interface Faq {
  /** Proposes an answered question; proposing it again changes the text that was proposed. */
  propose(
    entry: Pick<FaqEntry, "id" | "question" | "answer" | "owner" | "proposedBy"> & {
      readonly basis: readonly Omit<FaqBasis, "revisionId">[];
    },
  ): Promise<FaqOutcome>;
  /** Publishes what was proposed, or what was suspended as it still holds, by who acts for the owner's 課長. */
  publish(id: string, personId: string): Promise<FaqOutcome>;
  withdraw(id: string, personId: string): Promise<FaqOutcome>;
  /** Takes out entries whose basis reads differently since, and asks their owners. Looking again asks nobody again. */
  look(): Promise<void>;
  all(status: FaqEntry["status"]): Promise<readonly FaqEntry[]>;
  /** Whether a person decides on an owner's entries. */
  decides(owner: string, personId: string): Promise<boolean>;
}

export function createFaq({ store, library, organisation, notify, clock, today }: Parts): Faq {
  const chiefsOf = async (owner: string) => {
    const office = await organisation.on(today());
    return office.acting(office.find(owner, "課長") ?? DESK_OFFICE);
  };
  const decides = async (owner: string, personId: string) =>
    (await chiefsOf(owner)).some((each) => each.personId === personId);
  const kept = async (entry: FaqEntry, sentence: string): Promise<FaqOutcome> => {
    const changed = { ...entry, changedAt: clock().toISOString() };
    await store.keep(changed);
    return { kind: "done", entry: changed, sentence };
  };
  return {
    propose: async ({ basis, ...said }) => {
      const known = await store.find(said.id);
      if (known !== undefined && known.status !== "proposed") return refused("このFAQはすでに決定されています。");
      if (said.question.trim() === "" || said.answer.trim() === "") return refused("質問と回答を入力してください。");
      const current = inForceOn(await library.inventory(), today());
      const resting = basis.flatMap((each) => {
        const revision = current.get(each.documentId)?.revisionId;
        return revision === undefined ? [] : [{ ...each, revisionId: revision }];
      });
      if (resting.length === 0) return refused("根拠になる資料を1つ以上選んでください。");
      const entry = { ...said, basis: resting, status: "proposed", documentId: null, changedAt: "" } as const;
      return kept(entry, "FAQの案を預かりました。担当課の課長が確かめると公開されます。");
    },
    publish: async (id, personId) => {
      const entry = await store.find(id);
      if (entry === undefined || entry.status === "withdrawn") return refused("このFAQの案は見つかりません。");
      if (!(await decides(entry.owner, personId))) return refused("このFAQを公開できるのは、担当課の課長です。");
      if (entry.status === "published") return { kind: "done", entry, sentence: "このFAQはすでに公開されています。" };
      const current = inForceOn(await library.inventory(), today());
      const basis = entry.basis.map((each) => ({
        ...each,
        revisionId: current.get(each.documentId)?.revisionId ?? each.revisionId,
      }));
      const documents = basis.flatMap(({ documentId }) => current.get(documentId)?.document ?? []);
      if (documents.length < basis.length) return refused("根拠の資料がいまは有効でないため、公開できません。");
      const [revision] = await library.add([faqRevision({ ...entry, basis }, documents, today())]);
      await library.optimise();
      const documentId = revision?.documentId ?? null;
      if (documentId !== null) await library.restore(documentId);
      return kept(
        { ...entry, basis, documentId, status: "published" },
        "FAQを公開しました。アシスタントの回答に使われます。",
      );
    },
    withdraw: async (id, personId) => {
      const entry = await store.find(id);
      if (entry === undefined) return refused("このFAQは見つかりません。");
      if (!(await decides(entry.owner, personId))) return refused("このFAQを取り下げられるのは、担当課の課長です。");
      if (entry.documentId !== null) await library.withdraw(entry.documentId);
      return kept({ ...entry, status: "withdrawn" }, "FAQを取り下げました。");
    },
    look: async () => {
      const published = await store.all("published");
      if (published.length === 0) return;
      const current = inForceOn(await library.inventory(), today());
      for (const entry of published) {
        const changed = entry.basis.filter(
          ({ documentId, revisionId }) => current.get(documentId)?.revisionId !== revisionId,
        );
        if (changed.length > 0) await suspend(entry, changed);
      }
    },
    all: (status) => store.all(status),
    decides,
  };

  async function suspend(entry: FaqEntry, changed: readonly FaqBasis[]): Promise<void> {
    if (entry.documentId !== null) await library.withdraw(entry.documentId);
    const titles = [...new Set(changed.map(({ title }) => `「${title}」`))].join("、");
    for (const { personId } of await chiefsOf(entry.owner)) {
      await notify({
        key: `faq:${entry.id}:${changed.map(({ documentId, revisionId }) => `${documentId}-${revisionId}`).join()}:${personId}`,
        kind: "faq-suspended",
        to: { kind: "person", personId },
        requestId: null,
        round: null,
        why: "FAQの担当課として",
        title: "FAQの確認をお願いします",
        text: `${titles}が改正または取り下げられたため、FAQ「${entry.question}」を回答に使うのを止めました。\nいまも正しければ公開し直し、違っていれば取り下げてください。`,
      });
    }
    await store.keep({ ...entry, status: "suspended", changedAt: clock().toISOString() });
  }
}

function refused(sentence: string): FaqOutcome {
  return { kind: "refused", sentence };
}

/** The revision that each document has in force, by document. */
function inForceOn(inventory: readonly InventoryEntry[], day: CalendarDate) {
  return new Map<string, { readonly document: Document; readonly revisionId: string }>(
    inventory.flatMap(({ document, revisions, withdrawn }) => {
      const revision = withdrawn ? undefined : revisions.find((each) => inForce(each, day));
      return revision === undefined ? [] : [[document.id, { document, revisionId: revision.id }] as const];
    }),
  );
}
