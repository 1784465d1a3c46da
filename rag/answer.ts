import type { Citation } from "../corpus/document.ts";
import type { Analyser } from "../corpus/japanese/analyse.ts";
import type { Synonyms } from "../corpus/japanese/synonyms.ts";
import type { Library } from "../corpus/library.ts";
import type { Amendments } from "../corpus/store/amendments.ts";
import type { Check } from "./check/check-draft.ts";
import { ANSWER_THRESHOLD, confidenceIn, evidenceOf } from "./check/confidence.ts";
import { standsIn } from "./check/quotation.ts";
import type { Composer } from "./compose/composer.ts";
import { citationOf, pointerTo, type Quoted, quotationsFrom } from "./compose/quotation.ts";
import { writeWithModel } from "./compose/write.ts";
import type { Answer, Answerer, Pointer, Progress, Question, SearchHit } from "./contract.ts";
import { MODEL_FAILED, noticesFor } from "./notices.ts";
import { clarify } from "./question/clarify.ts";
import { scopeOf } from "./question/scope.ts";
import { createUnderstanding } from "./question/understand.ts";
import type { Ranked } from "./retrieve/rank.ts";
import type { Reranker } from "./retrieve/rerank.ts";
import { retrieve } from "./retrieve/retrieve.ts";

interface Parts {
  readonly library: Library;
  readonly analyser: Analyser;
  readonly synonyms: Synonyms;
  /** Which rules amend which; without it an amendment that is in no text yet is not told of. */
  readonly amendments?: Pick<Amendments, "of">;
  /** Writes the answer in place of bare quotation, where one is configured. */
  readonly model?: { readonly composer: Composer; readonly check: Check };
  /** Orders the best passages anew by meaning, where an embedding model is configured. */
  readonly rerank?: Reranker;
  /** Milliseconds from any origin. */
  readonly clock?: () => number;
}

const POINTERS = 3;

/** Answers from the library: understand → find → rank → compose → check. */
export function createAnswerer(parts: Parts): Answerer {
  const { library, analyser, amendments, model, rerank, clock = () => performance.now() } = parts;
  const understand = createUnderstanding(parts);

  async function answer(
    question: Question,
    onProgress: (progress: Progress) => void = () => undefined,
  ): Promise<Answer> {
    const started = clock();
    onProgress({ kind: "status", text: "資料を探しています" });
    const understood = understand(question);
    const { ranked, day } = await retrieve(library, question, understood, rerank);
    const quoted = quotationsFrom(ranked, understood, library.statistics(), analyser).filter(stands);
    const confidence = confidenceIn(evidenceOf(ranked, understood.want));
    const retrieveMs = Math.round(clock() - started);
    const timings = () => ({ retrieveMs, composeMs: Math.round(clock() - started) - retrieveMs });

    if (quoted.length === 0 || confidence < ANSWER_THRESHOLD) {
      return { ...unanswerable(ranked), confidence, asOf: day, timings: timings() };
    }
    const back = clarify(ranked, understood, question.text);
    if (back !== null) return back;

    const entries = await library.documents(scopeOf(question, day));
    const amending = (await amendments?.of(quoted[0]?.ranked.document.id ?? "")) ?? [];
    const notices = noticesFor(quoted, entries, amending, day, question);
    const rest = { confidence, related: related(ranked, quoted), asOf: day };
    if (model !== undefined) {
      onProgress({ kind: "status", text: "回答を書いています" });
      const written = await writeWithModel(model, question.text, ranked, quoted, onProgress);
      if (written !== null) {
        return { kind: "answered", ...written, ...rest, composer: model.composer.name, notices, timings: timings() };
      }
    }
    const citations = quoted.map(({ ranked: each, quote }, at) => citationOf(each, quote, at + 1));
    for (const citation of citations) showQuotation(citation, onProgress);
    return {
      kind: "answered",
      text: citations.map(({ quote, label }) => `${quote}[${label}]`).join("\n"),
      citations,
      ...rest,
      composer: "quotation",
      notices: model === undefined ? notices : [MODEL_FAILED, ...notices],
      timings: timings(),
    };
  }

  async function search(question: Question, limit: number): Promise<readonly SearchHit[]> {
    const { ranked } = await retrieve(library, question, understand(question), rerank);
    const top = ranked[0]?.score ?? 0;
    return ranked.slice(0, limit).map((each, at) => ({
      rank: at + 1,
      score: Math.exp(each.score - top),
      passageId: each.passage.id,
      documentId: each.document.id,
      title: each.document.title,
      locator: each.passage.locator,
      text: each.passage.text,
    }));
  }

  return { answer, search };
}

function stands({ ranked, quote }: Quoted): boolean {
  return standsIn(quote.text, ranked.passage.text);
}

function showQuotation(citation: Citation, onProgress: (progress: Progress) => void): void {
  onProgress({ kind: "citation", citation });
  onProgress({ kind: "sentence", text: citation.quote, labels: [citation.label] });
}

/** Other documents among the best, one place each. */
function related(ranked: readonly Ranked[], quoted: readonly Quoted[]): readonly Pointer[] {
  return places(ranked, new Set(quoted.map((each) => each.ranked.document.id)));
}

function places(ranked: readonly Ranked[], without: ReadonlySet<string>): readonly Pointer[] {
  const seen = new Set(without);
  const pointers: Pointer[] = [];
  for (const each of ranked) {
    if (pointers.length === POINTERS) break;
    if (seen.has(each.document.id)) continue;
    seen.add(each.document.id);
    pointers.push(pointerTo(each));
  }
  return pointers;
}

function unanswerable(ranked: readonly Ranked[]) {
  const department = ranked[0]?.document.owner ?? null;
  const advice =
    department === null ? "言い方を変えてお試しください。" : `近い資料を所管する${department}にお尋ねください。`;
  return {
    kind: "unanswerable",
    text: `資料からは確認できませんでした。${advice}`,
    nearest: places(ranked, new Set()),
    handOff: department === null ? null : { department },
    notices: ranked[0]?.document.sample === true ? ["架空の「星見県」の見本資料を調べました。"] : [],
  } as const;
}
