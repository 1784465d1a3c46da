import { createHash } from "node:crypto";
import { basename, join, resolve } from "node:path";
import { z } from "zod";
import type { NewRevision } from "../../corpus/library.ts";
import { type Line, readJsonLines, readLines } from "./read-lines.ts";
import { DatasetUnusable } from "./unusable.ts";

const DOCUMENT = z.object({ _id: z.string(), title: z.string().default(""), text: z.string() });
const QUERY = z.object({ _id: z.string(), text: z.string(), answers: z.array(z.string()).min(1).optional() });

export type BeirDocument = z.output<typeof DOCUMENT>;

export interface BeirQuery {
  readonly id: string;
  readonly text: string;
  /** Pieces of text any of which answers; empty where the dataset has none. */
  readonly answers: readonly string[];
  /** Judged grade by document id, at least one above 0. */
  readonly grades: ReadonlyMap<string, number>;
}

/** A dataset in the layout of BEIR (Thakur et al., NeurIPS 2021): corpus.jsonl, queries.jsonl and qrels/test.tsv. */
export interface BeirDataset {
  readonly name: string;
  readonly documents: readonly BeirDocument[];
  /** Those with at least one relevant document; the others cannot be scored. */
  readonly queries: readonly BeirQuery[];
}

/** @throws DatasetUnusable where a file is missing or not in its format */
export async function readBeir(folder: string): Promise<BeirDataset> {
  const corpusFile = join(folder, "corpus.jsonl");
  const [documents, queries, grades] = await Promise.all([
    readJsonLines(corpusFile, DOCUMENT),
    readJsonLines(join(folder, "queries.jsonl"), QUERY),
    readGrades(join(folder, "qrels", "test.tsv")),
  ]);
  const seen = new Set<string>();
  for (const { _id } of documents) {
    if (seen.has(_id)) throw new DatasetUnusable(`${corpusFile} holds the _id ${_id} twice.`);
    seen.add(_id);
  }
  return {
    name: basename(resolve(folder)),
    documents,
    queries: queries.flatMap(({ _id, text, answers = [] }) => {
      const judged = grades.get(_id) ?? new Map<string, number>();
      return [...judged.values()].some((grade) => grade > 0) ? [{ id: _id, text, answers, grades: judged }] : [];
    }),
  };
}

/** A document of a dataset as the library takes it in: one passage, readable by everyone, in force whenever asked. */
export function beirRevision(document: BeirDocument, dataset: string): NewRevision {
  const { _id, title, text } = document;
  return {
    document: {
      issuer: dataset,
      title,
      number: _id,
      category: "その他",
      owner: null,
      audience: { kind: "everyone" },
      appliesTo: { employments: [], bodies: [] },
      sample: false,
    },
    effectiveFrom: "0001-01-01",
    effectiveTo: null,
    contentHash: createHash("sha256")
      .update(JSON.stringify([dataset, _id, title, text]))
      .digest("hex"),
    fileName: "corpus.jsonl",
    passages: [{ kind: "text", sections: [], caption: null, locator: "", article: null, page: null, text }],
  };
}

async function readGrades(file: string): Promise<ReadonlyMap<string, ReadonlyMap<string, number>>> {
  const lines = await readLines(file);
  const grades = new Map<string, Map<string, number>>();
  for (const line of lines.filter(({ text }, at) => at > 0 || !text.startsWith("query-id"))) {
    const { query, document, grade } = gradeOf(line, file);
    const judged = grades.get(query) ?? new Map<string, number>();
    grades.set(query, judged.set(document, grade));
  }
  return grades;
}

function gradeOf({ text, number }: Line, file: string) {
  const [query, document, score, ...rest] = text.split("\t");
  const grade = Number(score);
  if (query === undefined || document === undefined || !score?.trim() || !Number.isInteger(grade) || rest.length > 0) {
    throw new DatasetUnusable(`${file}, line ${number} is not query-id, corpus-id and a whole score between tabs.`);
  }
  return { query, document, grade };
}
