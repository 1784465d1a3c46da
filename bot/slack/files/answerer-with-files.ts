import type { Viewer } from "../../../corpus/document.ts";
import type { Answer, Answerer, Question } from "../../../rag/contract.ts";
import { namesOf } from "./file-answerer.ts";
import type { ThreadAnswerer, ThreadFiles } from "./thread-files.ts";

type Answering = Pick<Answerer, "answer">;

/**
 * The answerer of a thread: where its viewer has sent a file, the question goes there first, and to the office's
 * documents where the file does not tell; the answer says which it was. A file never answers where anybody but its
 * sender reads along.
 */
export function answererWithFiles(
  base: Answering,
  files: Pick<ThreadFiles, "answererFor">,
): (thread: string, viewer: Viewer) => Promise<Answering> {
  return async (thread, viewer) => {
    const sent = await files.answererFor(thread, viewer);
    if (sent === undefined) return base;
    return {
      answer: async (question, onProgress) => {
        if (!isOnlyFor(viewer, question)) return base.answer(question, onProgress);
        const fromFile = await sent.answer(question, onProgress);
        if (fromFile.kind !== "unanswerable") return fromFile;
        return sayingWhere(await base.answer(question, onProgress), sent);
      },
    };
  };
}

function isOnlyFor({ id }: Viewer, { viewer, readers = [] }: Question): boolean {
  return id !== "" && [viewer, ...readers].every((reader) => reader.id === id);
}

function sayingWhere(answer: Answer, { names }: ThreadAnswerer): Answer {
  const files = namesOf(names);
  switch (answer.kind) {
    case "answered":
      return {
        ...answer,
        notices: [`${files}では確認できなかったため、所属の資料からお答えしています。`, ...answer.notices],
      };
    case "unanswerable":
      return { ...answer, notices: [`${files}でも確認できませんでした。`, ...answer.notices] };
    case "clarify":
      return answer;
  }
}
