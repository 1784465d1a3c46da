import type { CalendarDate, Viewer } from "../../../corpus/document.ts";
import type { OpenLibrary } from "../../../corpus/open.ts";
import { calendarDate } from "../../conversation/calendar-date.ts";
import type { Directory } from "../../people/directory.ts";
import { viewerOf } from "../../people/people.ts";
import { openAnsweredStore } from "../../store/answered-questions.ts";
import type { ConversationStore } from "../../store/conversations.ts";
import type { PreferenceStore } from "../../store/desk-preferences.ts";
import { openFaqStore } from "../../store/faq-entries.ts";
import { openRuleChangeStore } from "../../store/rule-changes.ts";
import type { Desks } from "../open-desks.ts";
import { createRuleChanges, type RuleChanges } from "../rules/rule-changes.ts";
import { createExperts, type Experts } from "./experts.ts";
import { createFaq, type Faq } from "./faq.ts";

interface Parts {
  readonly library: OpenLibrary;
  readonly desks: Pick<Desks, "desk" | "organisation">;
  readonly directory: Pick<Directory, "people">;
  readonly conversations: Pick<ConversationStore, "naming">;
  readonly preferences: PreferenceStore;
  readonly publicUrl: string;
  readonly timeZone: string;
  readonly clock: () => Date;
}

/** What people know beside the documents, and what becomes of their answers when a document changes. */
export interface Knows {
  readonly faq: Faq;
  readonly ruleChanges: RuleChanges;
  /** Who has answered questions about a subject before and agreed to be found, a line of text for each. */
  readonly experts: (subject: string) => Promise<readonly string[]>;
  /** The same people, for a page of their own. */
  readonly whoKnows: Experts["about"];
  /** What follows every tick of the desk, in the process that writes the library. */
  readonly also: readonly (() => Promise<void>)[];
}

/** An answer of three months ago is still what somebody goes by. */
const REMEMBERED_DAYS = 90;

export async function openKnows(parts: Parts): Promise<Knows> {
  const { library, desks, directory, conversations, preferences, publicUrl, timeZone, clock } = parts;
  const { desk, organisation } = desks;
  const { store } = library;
  const today = () => calendarDate(clock(), timeZone);
  const personOn = async (personId: string, day: CalendarDate) =>
    (await directory.people(day)).find(({ id }) => id === personId);
  const viewerOn = async (personId: string, day: CalendarDate): Promise<Viewer | undefined> => {
    const person = await personOn(personId, day);
    return person === undefined ? undefined : viewerOf(person);
  };
  const faq = createFaq({
    ...{ store: await openFaqStore(store), library, organisation, notify: desk.notify, clock, today },
  });
  const ruleChanges = createRuleChanges({
    ...{ library, turns: conversations, preferences, viewerOf: viewerOn, notify: desk.notify, publicUrl, timeZone },
    ...{ store: await openRuleChangeStore(store), days: REMEMBERED_DAYS },
  });
  const experts = createExperts({
    ...{ store: await openAnsweredStore(store), preferences, words: library.analyser.words, clock },
  });
  return {
    faq,
    ruleChanges,
    whoKnows: experts.about,
    experts: async (subject) => {
      const found = await experts.about(subject);
      const lines = found.map(async ({ personId, answers }) => {
        const person = await personOn(personId, today());
        return person === undefined ? [] : [`${person.department}${person.section} ${person.name}（回答${answers}件）`];
      });
      return (await Promise.all(lines)).flat();
    },
    also: [() => experts.learn(desk), faq.look, () => ruleChanges.look(today())],
  };
}
