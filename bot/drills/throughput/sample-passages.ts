import type { NewPassage, NewRevision } from "../../../corpus/library.ts";
import { openMemoryLibrary } from "../../../corpus/open.ts";
import { createReaderPool } from "../../../ingest/isolation/reader-pool.ts";
import { ingestPaths } from "../../../ingest/pipeline.ts";
import { SAMPLE_DOCUMENTS } from "../../samples.ts";

/** The passages of the sample corpus, as its documents have them. */
export async function samplePassages(): Promise<readonly NewPassage[]> {
  const library = await openMemoryLibrary();
  const reader = createReaderPool();
  try {
    await ingestPaths({ library, reader, paths: [SAMPLE_DOCUMENTS], sample: true });
    const passages: NewPassage[] = [];
    for (const { revisions } of await library.inventory())
      for (const { id } of revisions) passages.push(...((await library.revisionText(id))?.passages ?? []));
    return passages;
  } finally {
    await reader.close();
    await library.close();
  }
}

/** So many passages as revisions of forty each, every text once: a year and a place are put before what the samples say. */
export function* revisionsOf(samples: readonly NewPassage[], total: number): Generator<NewRevision> {
  for (let start = 0, number = 1; start < total; start += PER_REVISION, number += 1) {
    const passages = Array.from({ length: Math.min(PER_REVISION, total - start) }, (_, at): NewPassage[] => {
      const sample = samples[(start + at) % samples.length];
      const round = Math.floor((start + at) / samples.length);
      return sample === undefined
        ? []
        : [{ ...sample, text: `（${PLACES[round % PLACES.length]}${round}）${sample.text}` }];
    }).flat();
    yield {
      document: {
        ...{ issuer: "星見県", title: `実施要綱その${number}`, number: null, category: "要綱", owner: "総務部文書課" },
        ...{ audience: { kind: "everyone" }, appliesTo: { employments: [], bodies: [] }, sample: true },
      },
      ...{
        effectiveFrom: "2024-04-01",
        effectiveTo: null,
        contentHash: `${number}`,
        fileName: `${number}.md`,
        passages,
      },
      source: { original: "0".repeat(64), warnings: [] },
    };
  }
}

const PER_REVISION = 40;
const PLACES = ["本庁", "北部", "中部", "南部", "東部", "西部", "島しょ", "高原"];
