import { type Embedder, EmbedderFailed } from "../../corpus/models/embedder.ts";
import type { Ranked } from "./rank.ts";

/**
 * Log-odds for one unit of cosine. Set by reasoning, not fitted: models for retrieval tell an answer from its neighbours by
 * about 0.1, which is then worth what a matching rule about the staff concerned is.
 */
export const DENSE_WEIGHT = 10;

interface Parts {
  readonly embedder: Embedder;
  /** Told when the model failed and the ranking by words was kept. */
  readonly onFailure: (failure: EmbedderFailed) => void;
  readonly weight?: number;
  /** How many of the best are compared, and how many passages' vectors are kept. */
  readonly depth?: number;
  readonly kept?: number;
}

export type Reranker = (question: string, ranked: readonly Ranked[]) => Promise<readonly Ranked[]>;

const DEPTH = 30;
/** At 384 dimensions, 8 MB of vectors and as much of text. */
const KEPT = 5_000;
/** Characters of a passage that are embedded. */
const MOST_CHARACTERS = 500;

/**
 * Orders the best passages anew by what an embedding model says of their likeness to the question, besides their scores.
 * What stands below them is counted as the least alike of them, so it stays below; scores remain log-odds.
 */
export function createReranker(parts: Parts): Reranker {
  const { embedder, onFailure, weight = DENSE_WEIGHT, depth = DEPTH, kept = KEPT } = parts;
  const vectorsOf = createPassageVectors(embedder, kept);

  return async (question, ranked) => {
    const best = ranked.slice(0, depth);
    if (best.length < 2) return ranked;
    try {
      const [asked] = await embedder.embed([question], "query");
      const vectors = await vectorsOf(best);
      if (asked === undefined) return ranked;
      const cosines = vectors.map((vector) => inner(asked, vector));
      const least = Math.min(...cosines);
      return ranked
        .map((each, at) => ({ ...each, score: each.score + weight * (cosines[at] ?? least) }))
        .sort((one, other) => other.score - one.score);
    } catch (fault) {
      if (!(fault instanceof EmbedderFailed)) throw fault;
      onFailure(fault);
      return ranked;
    }
  };
}

/** Vectors of passages, remembered by passage id for as long as the text is the same; the longest unused go first. */
function createPassageVectors(embedder: Embedder, kept: number) {
  const known = new Map<string, { readonly text: string; readonly vector: Float32Array }>();

  return async (passages: readonly Ranked[]): Promise<readonly Float32Array[]> => {
    const wanted = passages.map((each) => ({ id: each.passage.id, text: textOf(each) }));
    const remembered = wanted.map(({ id, text }) => {
      const entry = known.get(id);
      return entry?.text === text ? entry.vector : null;
    });
    const missing = wanted.flatMap(({ text }, at) => (remembered[at] === null ? [text] : []));
    const made = (await embedder.embed(missing, "passage")).values();
    return wanted.map(({ id, text }, at) => {
      const vector = remembered[at] ?? made.next().value;
      if (vector === undefined) throw new EmbedderFailed(`${embedder.name} gave fewer vectors than texts.`);
      known.delete(id);
      known.set(id, { text, vector });
      const oldest = known.keys().next().value;
      if (known.size > kept && oldest !== undefined) known.delete(oldest);
      return vector;
    });
  };
}

function textOf({ document, passage }: Ranked): string {
  const whole = [document.title, passage.caption, passage.text].filter((part) => part !== null).join("\n");
  return [...whole.slice(0, 2 * MOST_CHARACTERS)].slice(0, MOST_CHARACTERS).join("");
}

function inner(one: Float32Array, other: Float32Array): number {
  return one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);
}
