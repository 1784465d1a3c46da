import type { CalendarDate, Passage, Viewer } from "../../corpus/document.ts";
import { ANYONE } from "../../corpus/document.ts";
import type { Librarian } from "./contract.ts";
import { currentRevision } from "./documents.ts";
import type { Duty } from "./librarian-parts.ts";
import { createShelf } from "./shelf.ts";

const MOST_PASSAGES = 10;
const LONGEST_QUESTION = 500;

/** What a document would answer, whoever may read it, also before it takes effect or while it is withdrawn. */
export function createTrial(duty: Duty): Pick<Librarian, "tryQuestion"> {
  const { library, assistant, today, note } = duty;
  const shelf = createShelf(duty);
  return {
    tryQuestion: async (documentId, question, personId) => {
      const entry = await shelf.find(documentId, personId);
      const text = question.trim().slice(0, LONGEST_QUESTION);
      const revision = entry === undefined ? undefined : currentRevision(entry.revisions, today());
      if (entry === undefined || revision === undefined || text === "") return undefined;
      await note(personId, "document.try", entry.document.id, text);
      const answerer = assistant.over(library.alone(entry.document.id));
      const asked = { text, viewer: viewerOf(personId), ...daysFor(revision.effectiveFrom, today()) };
      const [answer, hits] = [await answerer.answer(asked), await answerer.search(asked, MOST_PASSAGES)];
      const known = new Map((await library.revisionText(revision.id))?.passages.map((each) => [each.id, each]));
      const passages = hits.flatMap(({ passageId, score }) => {
        const passage: Passage | undefined = known.get(passageId);
        return passage === undefined ? [] : [{ passage, score }];
      });
      return { answer, passages };
    },
  };
}

function viewerOf(id: string): Viewer {
  return { ...ANYONE, id };
}

/** A text that is not in force yet is asked on the day on which it will be. */
function daysFor(effectiveFrom: CalendarDate, today: CalendarDate) {
  return effectiveFrom > today ? { today: effectiveFrom, asOf: effectiveFrom } : { today };
}
