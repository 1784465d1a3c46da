import { ANYONE } from "../../corpus/document.ts";
import type { OpenLibrary } from "../../corpus/open.ts";
import { openSynonyms } from "../../corpus/open-synonyms.ts";
import { EVIDENCE_NAMES, evidenceOf } from "../../rag/check/confidence.ts";
import type { Question } from "../../rag/contract.ts";
import { createUnderstanding } from "../../rag/question/understand.ts";
import { linear, type Ranked } from "../../rag/retrieve/rank.ts";
import { retrieve } from "../../rag/retrieve/retrieve.ts";
import { FEATURE_NAMES } from "../../rag/retrieve/weights.ts";
import type { BeirDataset } from "../datasets/beir.ts";
import type { GoldQuestion } from "../datasets/gold.ts";
import type { People } from "../datasets/people.ts";
import { isGold } from "../tasks/judge-answer.ts";

/** A judged question with the candidates that the shipped ranker saw. */
export interface Collected {
  readonly id: string;
  readonly gold: readonly string[];
  /** Gains of all that is relevant, found or not. */
  readonly gains: readonly number[];
  readonly candidates: readonly {
    /** What the rules add, which is not fitted. */
    readonly rules: number;
    readonly features: readonly number[];
    readonly gain: number;
  }[];
  readonly evidence: readonly number[];
}

interface Asked {
  readonly id: string;
  readonly question: Question;
  readonly gold: readonly string[];
  readonly gains: readonly number[];
  readonly gainOf: (ranked: Ranked) => number;
}

export async function collect(
  library: OpenLibrary,
  folder: string,
  asked: readonly Asked[],
): Promise<readonly Collected[]> {
  const { analyser } = library;
  const understand = createUnderstanding({ analyser, synonyms: await openSynonyms(folder, analyser) });
  const collected: Collected[] = [];
  for (const { id, question, gold, gains, gainOf } of asked) {
    const understood = understand(question);
    const { ranked } = await retrieve(library, question, understood);
    const evidence = evidenceOf(ranked, understood.want);
    const found = ranked.map(gainOf).filter((gain) => gain > 0);
    collected.push({
      id,
      gold,
      // One gold entry may stand in several passages.
      gains: found.length > gains.length ? found : gains,
      candidates: ranked.map((each) => ({
        rules: each.score - linear(each.features),
        features: FEATURE_NAMES.map((name) => each.features[name]),
        gain: gainOf(each),
      })),
      evidence: EVIDENCE_NAMES.map((name) => evidence[name]),
    });
  }
  return collected;
}

export function askedOfBeir({ queries }: BeirDataset, today: string): readonly Asked[] {
  return queries.map(({ id, text, grades }) => ({
    id,
    question: { text, today, viewer: ANYONE },
    gold: [...grades].filter(([, grade]) => grade > 0).map(([document]) => document),
    gains: [...grades.values()].filter((grade) => grade > 0),
    gainOf: ({ document }) => grades.get(document.number ?? "") ?? 0,
  }));
}

export function askedOfGold(questions: readonly GoldQuestion[], people: People): readonly Asked[] {
  return questions.map((each) => {
    const { id, text, today, asOf, viewer, gold } = each;
    const person = viewer === null ? ANYONE : (people.on(viewer, today) ?? ANYONE);
    return {
      id,
      question: { text, today, viewer: person, ...(asOf === null ? {} : { asOf }) },
      gold: gold.map(({ title, mustContain }) => `${title} ${mustContain}`),
      gains: gold.length === 0 ? [] : [1],
      gainOf: (ranked) => (gold.some((passage) => isGold(passage, ranked)) ? 1 : 0),
    };
  });
}
