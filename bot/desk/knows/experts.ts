import type { AnsweredQuestion, AnsweredStore } from "../../store/answered-questions.ts";
import type { PreferenceStore } from "../../store/desk-preferences.ts";
import type { Desk } from "../contract.ts";

interface Parts {
  readonly store: AnsweredStore;
  readonly preferences: Pick<PreferenceStore, "findable">;
  /** The content words of a text. */
  readonly words: (text: string) => readonly string[];
  readonly clock: () => Date;
}

/** Somebody who answered questions of a subject before, and agreed to be found. */
interface Expert {
  readonly personId: string;
  /** How many of their answers are about it. */
  readonly answers: number;
  /** One of the questions, to see that it fits. */
  readonly question: string;
  readonly lastAnsweredAt: string;
}

export interface Experts {
  /** Takes up what the desk has had answered. */
  learn(desk: Pick<Desk, "feed">): Promise<void>;
  /** Those who know most about a subject first, at most three. */
  about(subject: string): Promise<readonly Expert[]>;
}

/** What was answered longer ago says little of who knows today. */
const YEARS = 3;
/** So much of the subject, by the weight of its words, has to stand in a question or its answer. */
const SHARE = 0.5;
const SHOWN = 3;

export function createExperts({ store, preferences, words, clock }: Parts): Experts {
  return {
    learn: (desk) =>
      desk.feed("experts", async ({ what, by, why, at }, { id, state }) => {
        const { question } = state.fields;
        if (what.kind !== "acted" || what.act !== "answer" || by.kind !== "post") return;
        if (state.type !== "person" || state.confidential || typeof question !== "string") return;
        await store.keep({ requestId: id, personId: by.personId, question, answer: why ?? "", answeredAt: at });
      }),
    about: async (subject) => {
      const since = new Date(clock().getTime() - YEARS * 366 * 86_400_000).toISOString();
      const answered = (await store.since(since)).map((each) => ({
        ...each,
        words: new Set(words(`${each.question}\n${each.answer}`)),
      }));
      const asked = [...new Set(words(subject))];
      const weights = asked.map((word) => Math.log(1 + (answered.length + 1) / (1 + timesIn(word, answered))));
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      const fitting = answered.filter((each) => {
        const shared = asked.reduce((sum, word, at) => sum + (each.words.has(word) ? (weights[at] ?? 0) : 0), 0);
        return total > 0 && shared / total >= SHARE;
      });
      const findable = await preferences.findable([...new Set(fitting.map(({ personId }) => personId))]);
      const people = Map.groupBy(
        fitting.filter(({ personId }) => findable.has(personId)),
        ({ personId }) => personId,
      );
      return [...people.values()].flatMap(expertOf).toSorted(byKnowledge).slice(0, SHOWN);
    },
  };
}

function timesIn(word: string, answered: readonly { readonly words: ReadonlySet<string> }[]): number {
  return answered.filter(({ words }) => words.has(word)).length;
}

/** @param answers of one person, newest first */
function expertOf(answers: readonly AnsweredQuestion[]): readonly Expert[] {
  const [last] = answers;
  if (last === undefined) return [];
  const { personId, question, answeredAt } = last;
  return [{ personId, answers: answers.length, question, lastAnsweredAt: answeredAt }];
}

function byKnowledge(one: Expert, other: Expert): number {
  return other.answers - one.answers || other.lastAnsweredAt.localeCompare(one.lastAnsweredAt);
}
