import type { OpenLibrary } from "../../corpus/open.ts";
import type { Answerer } from "../../rag/contract.ts";
import { type Bench, timed } from "../bench.ts";
import { type BeirDataset, beirRevision } from "../datasets/beir.ts";

interface BeirSystem {
  readonly library: OpenLibrary;
  readonly answerer: Answerer;
  /** The dataset's `_id` of a document of the library. */
  readonly datasetId: (documentId: string) => string | undefined;
  /** From the first document to the first possible question. */
  readonly buildMs: number;
}

/** Documents written at a time. */
const BATCH = 500;

/** Fills an empty library with a dataset and makes the answerer over it. */
export async function buildBeir(bench: Bench, dataset: BeirDataset): Promise<BeirSystem> {
  const library = await bench.openLibrary();
  const ids = new Map<string, string>();
  const { documents, name } = dataset;
  const { result: answerer, ms } = await timed(bench.now, async () => {
    for (let from = 0; from < documents.length; from += BATCH) {
      bench.onProgress("Building", from, documents.length);
      const batch = documents.slice(from, from + BATCH);
      const added = await library.add(batch.map((document) => beirRevision(document, name)));
      for (const [at, { _id }] of batch.entries()) ids.set(added[at]?.documentId ?? "", _id);
    }
    bench.onProgress("Building", documents.length, documents.length);
    await library.optimise();
    return bench.createAnswerer(library);
  });
  return { library, answerer, datasetId: (documentId) => ids.get(documentId), buildMs: ms };
}
