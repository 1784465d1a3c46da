import type { Viewer } from "../../corpus/document.ts";
import { withoutSpace } from "../../corpus/japanese/normalise.ts";
import type { DocumentEntry, Library, RevisionText } from "../../corpus/library.ts";
import type { GoldPassage, GoldQuestion } from "../datasets/gold.ts";

/** Looks up what gold passages say in the library. */
export interface GoldTexts {
  /** Heading and text of the passages that a question's gold entries mean, as far as its viewer may read them. */
  of(question: GoldQuestion, viewer: Viewer): Promise<readonly string[]>;
}

/** Texts of revisions are read once, however many questions are about them. */
export function createGoldTexts(library: Pick<Library, "documents" | "text">): GoldTexts {
  const read = new Map<string, RevisionText | undefined>();

  async function revisionText(documentId: string, effectiveFrom: string, question: GoldQuestion, viewer: Viewer) {
    const key = JSON.stringify([documentId, effectiveFrom]);
    if (!read.has(key)) {
      read.set(key, await library.text(documentId, { asOf: question.today, viewer }, effectiveFrom));
    }
    return read.get(key);
  }

  return {
    of: async (question, viewer) => {
      const entries = await library.documents({ asOf: question.today, viewer });
      const texts: string[] = [];
      for (const gold of question.gold) {
        for (const { document, revisions } of entries.filter((entry) => isDocument(entry, gold))) {
          const meant = revisions.filter(
            ({ effectiveFrom }) => gold.effectiveFrom === null || gold.effectiveFrom === effectiveFrom,
          );
          for (const { effectiveFrom } of meant) {
            const revision = await revisionText(document.id, effectiveFrom, question, viewer);
            texts.push(...passagesWith(gold.mustContain, revision));
          }
        }
      }
      return texts;
    },
  };
}

function isDocument({ document }: DocumentEntry, gold: GoldPassage): boolean {
  return withoutSpace(document.title) === withoutSpace(gold.title);
}

function passagesWith(piece: string, revision: RevisionText | undefined): readonly string[] {
  return (revision?.passages ?? [])
    .filter(({ text }) => withoutSpace(text).includes(withoutSpace(piece)))
    .map(({ caption, text }) => `${caption ?? ""}\n${text}`);
}
