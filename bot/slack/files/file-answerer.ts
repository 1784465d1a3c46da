import type { Analyser } from "../../../corpus/japanese/analyse.ts";
import type { Synonyms } from "../../../corpus/japanese/synonyms.ts";
import type { Library, TermStatistics } from "../../../corpus/library.ts";
import type { Answer, Answered, Answerer, Progress, Question, Unanswerable } from "../../../rag/contract.ts";
import { createUnderstanding } from "../../../rag/question/understand.ts";
import { coverage } from "./coverage.ts";
import { asksAboutFile } from "./names-file.ts";
import type { ThreadLibrary } from "./thread-library.ts";

export interface AnsweringParts {
  readonly analyser: Analyser;
  readonly synonyms: Synonyms;
  /** How common terms are in the office's documents: a few files tell too little of that. */
  readonly statistics: () => TermStatistics;
  readonly answererOver: (library: Library) => Pick<Answerer, "answer">;
}

/**
 * A passage must take up this share of what a question says before a file answers it, for without rivals every passage
 * looks like an answer. Chosen on the tuning half of the gold questions, with each sample document as the file; on the
 * other half it lets through 78 % of the plain questions about the file, 35 % of the paraphrases, and 3.5 % of those
 * about other things.
 */
const ENOUGH = 0.5;
/** Where the question says that it is about the file. */
const ENOUGH_WHERE_MEANT = 0.2;

/** Answers from the files of a thread alone, and says so in every answer. */
export function createFileAnswerer(files: ThreadLibrary, names: readonly string[], parts: AnsweringParts) {
  const { statistics } = parts;
  const understand = createUnderstanding(parts);
  const library = { ...files.library, statistics: () => statisticsFor(files.library, statistics()) };
  const answerer = parts.answererOver(library);

  async function answer(
    question: Question,
    onProgress: (progress: Progress) => void = () => undefined,
  ): Promise<Answer> {
    onProgress({ kind: "status", text: "送られたファイルを調べています" });
    const { isMeant, text } = asksAboutFile(question.text, names);
    const asked = { ...question, text };
    const share = await coverage(understand(asked), library, { asOf: question.today, viewer: question.viewer });
    if (share < (isMeant ? ENOUGH_WHERE_MEANT : ENOUGH)) return unanswerable(question);
    return asOfFiles(await answerer.answer(asked, onSent(onProgress)), question);
  }

  function onSent(onProgress: (progress: Progress) => void): (progress: Progress) => void {
    return (progress) =>
      onProgress(
        progress.kind === "citation" ? { kind: "citation", citation: files.asSent(progress.citation) } : progress,
      );
  }

  function asOfFiles(answer: Answer, question: Question): Answer {
    if (answer.kind === "clarify") return answer;
    return answer.kind === "answered" ? answered(answer) : { ...unanswerable(question), timings: answer.timings };
  }

  function answered(answer: Answered): Answered {
    const cited = new Set(answer.citations.flatMap(({ documentId }) => files.fileOf(documentId)?.file.name ?? []));
    const notice = `${namesOf([...cited])}の内容からお答えしています。所属の規程ではありません。`;
    const citations = answer.citations.map(files.asSent);
    return { ...answer, citations, related: [], notices: [notice, ...answer.notices] };
  }

  return { answer };
}

/** File names as a sentence names them. */
export function namesOf(names: readonly string[]): string {
  return names.map((name) => `「${name}」`).join("");
}

function unanswerable({ today, asOf }: Question): Unanswerable {
  return {
    kind: "unanswerable",
    text: "送られたファイルからは確認できませんでした。言い方を変えてお試しください。",
    confidence: 0,
    nearest: [],
    handOff: null,
    notices: [],
    asOf: asOf ?? today,
    timings: { retrieveMs: 0, composeMs: 0 },
  };
}

function statisticsFor(files: Library, office: TermStatistics): TermStatistics {
  return office.passages === 0 ? files.statistics() : office;
}
