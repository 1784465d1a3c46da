import type { Candidate, Library, Scope } from "../../../corpus/library.ts";
import type { Understood } from "../../../rag/question/understand.ts";
import { type QueryTerms, weighTerms } from "../../../rag/retrieve/query-terms.ts";

const DEPTH = 80;

/**
 * How much of what a question says its best passage takes up, by itself or in other words, from 0 to 1; rare words
 * count for more. 0 where the question holds no content word.
 */
export async function coverage(
  understood: Understood,
  library: Pick<Library, "find" | "statistics">,
  scope: Scope,
): Promise<number> {
  const { concepts, expanded, bigrams } = weighTerms(understood, library.statistics());
  const query = { words: [...expanded.keys()], bigrams: [...bigrams.keys()], depth: DEPTH };
  const found = await library.find(query, scope);
  return Math.max(0, ...found.map((each) => takenUp(concepts, each)));
}

function takenUp(concepts: QueryTerms["concepts"], { terms }: Candidate): number {
  const held = new Set([...terms.headWords, ...terms.bodyWords]);
  const isHeld = ({ word, alternatives }: (typeof concepts)[number]) =>
    held.has(word) || alternatives.some((alternative) => alternative.every((each) => held.has(each)));
  const total = sum(concepts.map(({ weight }) => weight));
  return total === 0 ? 0 : sum(concepts.filter(isHeld).map(({ weight }) => weight)) / total;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
