import { ANYONE } from "../../corpus/document.ts";
import { withoutSpace } from "../../corpus/japanese/normalise.ts";
import type { Answer } from "../../rag/contract.ts";
import { type Bench, timed } from "../bench.ts";
import { type BeirQuery, readBeir } from "../datasets/beir.ts";
import { DatasetUnusable } from "../datasets/unusable.ts";
import { percentile } from "../metrics/percentile.ts";
import { estimatedFigure, figuresJson, shareFigure, timeFigures, valuesOf } from "../runs/figure.ts";
import type { Measured, QuestionResult } from "../runs/run.ts";
import { buildBeir } from "./build-beir.ts";

/**
 * How well the product quotes: of all BEIR queries with `answers`, the share whose first quotation holds one of them (NFKC,
 * white space removed), so that what is refused counts as not held; `holdsOfAnswered` is the same of the answered ones only.
 * `medianLength` is that of the first quotations in code points, `refused` the share that is not answered.
 * @throws DatasetUnusable
 */
export async function evaluateQuotes(folder: string, bench: Bench): Promise<Measured> {
  const dataset = await readBeir(folder);
  const queries = dataset.queries.filter(({ answers }) => answers.length > 0);
  if (queries.length === 0) throw new DatasetUnusable(`No query of ${folder} has answers to look for.`);
  const { library, answerer, buildMs } = await buildBeir(bench, dataset);
  try {
    const questions: QuestionResult[] = [];
    for (const query of queries) {
      bench.onProgress("Asking", questions.length, queries.length);
      const question = { text: query.text, today: bench.today, viewer: ANYONE };
      const { result: answer, ms } = await timed(bench.now, () => answerer.answer(question));
      questions.push(judge(query, answer, ms));
    }
    bench.onProgress("Asking", questions.length, queries.length);
    return summarise(dataset.name, dataset.documents.length, questions, buildMs);
  } finally {
    await library.close();
  }
}

function judge(query: BeirQuery, answer: Answer, ms: number): QuestionResult {
  const first = answer.kind === "answered" ? answer.citations[0] : undefined;
  const quote = first?.quote ?? "";
  const holds = query.answers.some((each) => withoutSpace(quote).includes(withoutSpace(each)));
  return {
    id: query.id,
    text: query.text,
    kind: asksFor(query.text),
    values: {
      holds: holds ? 1 : 0,
      refused: first === undefined ? 1 : 0,
      ...(first === undefined ? {} : { holdsOfAnswered: holds ? 1 : 0, length: [...quote].length }),
    },
    ms,
    forecast: answer.kind === "answered" ? { confidence: answer.confidence, right: holds } : null,
    overlap: null,
    expected: query.answers,
    found: first === undefined ? [answer.text] : [`${first.title}: ${quote}`],
  };
}

/** What a question asks for, by its question word. */
function asksFor(text: string): string {
  if (/誰|だれ|何者|どなた/u.test(text)) return "who";
  if (/いつ|何世紀|何年|何月|何日|何時/u.test(text)) return "when";
  if (/どこ|何処/u.test(text)) return "where";
  if (/いくつ|いくら|どれくらい|どのくらい|何[人名個件回本枚冊種歳才円台隻度%％割倍番位か]/u.test(text))
    return "how many";
  return "what";
}

function summarise(
  dataset: string,
  documents: number,
  questions: readonly QuestionResult[],
  buildMs: number,
): Measured {
  const median = (lengths: readonly number[]) => percentile(lengths, 0.5);
  const figures = [
    shareFigure("holds", questions),
    shareFigure("holdsOfAnswered", questions),
    estimatedFigure("medianLength", "characters", valuesOf(questions, "length"), median),
    shareFigure("refused", questions),
    ...timeFigures(questions),
  ];
  return {
    task: "quotes",
    dataset,
    primary: "holds",
    settings: { documents, buildMs: Math.round(buildMs) },
    summary: { queries: questions.length, ...figuresJson(figures, ["holds"]) },
    figures,
    baseline: [],
    questions,
  };
}
