/** Ranks documents by words alone: what every finding has to beat in the same run. */
export interface Bm25 {
  /** Ids of at most `limit` documents that share a word with the query, best first; equal scores in the order given. */
  rank(queryWords: readonly string[], limit: number): readonly string[];
}

interface Posting {
  readonly document: number;
  readonly count: number;
}

const K1 = 1.2;
const B = 0.75;

/**
 * Okapi BM25 with k1 1.2 and b 0.75: Σ ln(1 + (N − n + 0.5) / (n + 0.5)) · tf / (tf + k1 · (1 − b + b · length / mean length))
 * over the query's distinct words.
 * Robertson & Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009; idf kept above 0 as in Lucene.
 */
export function createBm25(documents: readonly { readonly id: string; readonly words: readonly string[] }[]): Bm25 {
  const total = documents.reduce((sum, { words }) => sum + words.length, 0);
  const meanLength = total / Math.max(1, documents.length);
  const postings = index(documents.map(({ words }) => words));
  const penalties = documents.map(({ words }) => K1 * (1 - B + (B * words.length) / Math.max(1, meanLength)));

  return {
    rank: (queryWords, limit) => {
      const scores = new Map<number, number>();
      for (const word of new Set(queryWords)) {
        const held = postings.get(word) ?? [];
        const idf = Math.log(1 + (documents.length - held.length + 0.5) / (held.length + 0.5));
        for (const { document, count } of held) {
          const gain = (idf * count) / (count + (penalties[document] ?? 0));
          scores.set(document, (scores.get(document) ?? 0) + gain);
        }
      }
      return [...scores]
        .sort(([a, scoreA], [b, scoreB]) => scoreB - scoreA || a - b)
        .slice(0, limit)
        .flatMap(([document]) => documents[document]?.id ?? []);
    },
  };
}

function index(documents: readonly (readonly string[])[]): ReadonlyMap<string, readonly Posting[]> {
  const postings = new Map<string, Posting[]>();
  for (const [document, words] of documents.entries()) {
    const counts = new Map<string, number>();
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
    for (const [word, count] of counts) {
      const held = postings.get(word);
      if (held === undefined) postings.set(word, [{ document, count }]);
      else held.push({ document, count });
    }
  }
  return postings;
}
