import type { CalendarDate, Citation, Document, Revision, Viewer } from "../../../corpus/document.ts";
import { eraDate } from "../../../corpus/japanese/dates.ts";
import type { Library } from "../../../corpus/library.ts";
import { inForce } from "../../../corpus/scope.ts";
import { plusDays } from "../../calendar.ts";
import { calendarDate } from "../../conversation/calendar-date.ts";
import type { ConversationStore, StoredTurn } from "../../store/conversations.ts";
import type { PreferenceStore } from "../../store/desk-preferences.ts";
import type { RuleChange, RuleChangeStore } from "../../store/rule-changes.ts";
import type { Desk } from "../contract.ts";
import { type ChangedPassage, changeMessage } from "./change-message.ts";

interface Parts {
  readonly library: Pick<Library, "idsOf" | "inventory" | "passage" | "revisionText" | "text">;
  readonly store: RuleChangeStore;
  readonly turns: Pick<ConversationStore, "naming">;
  readonly preferences: Pick<PreferenceStore, "of">;
  /** Somebody as they are on a day; undefined for who is not here any more. */
  readonly viewerOf: (personId: string, day: CalendarDate) => Promise<Viewer | undefined>;
  readonly notify: Desk["notify"];
  /** So many days back an answer counts as one that people still go by. */
  readonly days: number;
  /** Where people open the page, without a slash at its end. */
  readonly publicUrl: string;
  /** IANA name of the office's time zone. */
  readonly timeZone: string;
}

/** Tells people that a rule they were given has changed. */
export interface RuleChanges {
  /**
   * Looks which revisions have come into force since the last look, and sends each person whose answers cited a changed
   * passage one message per revision. Looking again sends nothing again, also where the last look was cut short.
   */
  look(today: CalendarDate): Promise<void>;
  /** For administrators: what changed and how many it reached, newest first. */
  recent(limit: number): Promise<readonly RuleChange[]>;
}

interface Amended {
  readonly document: Document;
  readonly revision: Revision;
}

export function createRuleChanges(parts: Parts): RuleChanges {
  const { library, store, turns, preferences, viewerOf, notify, days, publicUrl, timeZone } = parts;
  return {
    look: async (today) => {
      const seen = await store.seen();
      const standing = (await library.inventory()).flatMap(({ document, revisions, withdrawn }) => {
        const revision = withdrawn ? undefined : revisions.find((each) => inForce(each, today));
        return revision === undefined ? [] : [{ document, revision }];
      });
      const changes: RuleChange[] = [];
      for (const amended of standing) {
        const ids = await library.idsOf(amended.document.id);
        const before = ids.map((id) => seen.get(id)).find((id) => id !== undefined);
        if (before === undefined || (await isPresent(before, amended.revision))) continue;
        changes.push(await tell(amended, ids, today));
      }
      const news = standing.filter(({ document, revision }) => seen.get(document.id) !== revision.id);
      if (news.length === 0) return;
      await store.see(new Map(news.map(({ document, revision }) => [document.id, revision.id])), changes);
    },
    recent: (limit) => store.recent(limit),
  };

  /** Whether a revision is the one that was seen, perhaps under another id: its document may have been named anew. */
  async function isPresent(seen: string, { id }: Revision): Promise<boolean> {
    return seen === id || (await library.revisionText(seen))?.revision.id === id;
  }

  async function tell(
    { document, revision }: Amended,
    ids: readonly string[],
    today: CalendarDate,
  ): Promise<RuleChange> {
    const since = `${plusDays(today, -days)}T00:00:00Z`;
    const named = (await Promise.all(ids.map((id) => turns.naming(id, since)))).flat();
    // What was asked about another day than its own is no rule that people go by now.
    const current = named.filter((turn) => turn.asOf === null && turn.askerId !== "");
    const told = { reached: 0, declined: 0 };
    for (const [personId, asked] of Map.groupBy(current, ({ askerId }) => askerId)) {
      const viewer = await viewerOf(personId, today);
      if (viewer === undefined) continue;
      const passages = await changedPassages(citationsOf(asked, ids), { document, revision }, viewer, today);
      if (passages.length === 0) continue;
      if (!(await preferences.of(personId)).ruleChanges) {
        told.declined += 1;
        continue;
      }
      const message = changeMessage({ document, revision, passages, publicUrl });
      await notify({
        key: `rule:${revision.id}:${personId}`,
        kind: "rule-changed",
        to: { kind: "person", personId },
        requestId: null,
        round: null,
        why: "以前の回答で使った規定が改正されたため",
        ...message,
      });
      told.reached += 1;
    }
    const { id: documentId, title } = document;
    const { id: revisionId, effectiveFrom } = revision;
    return { revisionId, documentId, title, effectiveFrom, noticedOn: today, ...told };
  }

  /** What a person was given from another revision and reads differently in this one; each place once. */
  async function changedPassages(
    given: ReturnType<typeof citationsOf>,
    { document, revision }: Amended,
    viewer: Viewer,
    today: CalendarDate,
  ): Promise<readonly ChangedPassage[]> {
    const scope = { asOf: today, viewer };
    const now = await library.text(document.id, scope);
    if (now === undefined || now.revision.id !== revision.id) return [];
    const changed = new Map<string, ChangedPassage>();
    for (const { citation, turn } of given) {
      const before = await library.passage(citation.passageId, scope);
      const { locator } = citation;
      if (before === undefined || before.revision.id === revision.id || changed.has(locator)) continue;
      const after = now.passages.find((passage) => passage.locator === locator && locator !== "");
      if (after !== undefined && squeezed(after.text) === squeezed(before.passage.text)) continue;
      // Where nothing tells the places of two texts apart, only what is gone word for word has changed.
      if (locator === "" && now.passages.some(({ text }) => squeezed(text) === squeezed(before.passage.text))) continue;
      const on = eraDate(calendarDate(new Date(turn.askedAt), timeZone));
      changed.set(locator, {
        locator,
        question: turn.question,
        on,
        before: before.passage.text,
        after: after?.text ?? null,
      });
    }
    return [...changed.values()];
  }
}

function citationsOf(asked: readonly StoredTurn[], ids: readonly string[]) {
  return asked.flatMap((turn): readonly { readonly citation: Citation; readonly turn: StoredTurn }[] =>
    turn.reply.kind === "answered"
      ? turn.reply.citations
          .filter((citation) => ids.includes(citation.documentId))
          .map((citation) => ({ citation, turn }))
      : [],
  );
}

function squeezed(text: string): string {
  return text.normalize("NFKC").replace(/\s+/gu, "");
}
