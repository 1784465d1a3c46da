import type { Synonyms } from "../corpus/japanese/synonyms.ts";
import type { Library } from "../corpus/library.ts";
import { openTransformersEmbedder } from "../corpus/models/transformers-embedder.ts";
import type { OpenLibrary } from "../corpus/open.ts";
import { openSynonyms } from "../corpus/open-synonyms.ts";
import { openAmendments } from "../corpus/store/amendments.ts";
import { createAnswerer } from "../rag/answer.ts";
import { createDraftCheck } from "../rag/check/check-draft.ts";
import { createModelComposer } from "../rag/compose/model.ts";
import type { Answerer } from "../rag/contract.ts";
import { createReranker } from "../rag/retrieve/rerank.ts";
import type { Settings } from "./settings.ts";

/** A model that sends nothing for so long is given up, and so is one that writes for longer in all; milliseconds. */
const STALL_MS = 30_000;
const TOTAL_MS = 60_000;

/** An answerer and what it keeps running. */
export interface Assistant extends Answerer {
  readonly synonyms: Synonyms;
  /** An answerer with the same models over another library, whose terms the same analyser has cut. */
  over(library: Library): Answerer;
  /** Takes in the office's own synonyms, which every question looks for as well. */
  reloadSynonyms(): Promise<void>;
  close(): Promise<void>;
}

/**
 * The answerer over an open library, with the models that the settings name.
 * @throws EmbedderFailed where the embedding model cannot be loaded
 */
export async function createAssistant(
  library: OpenLibrary,
  settings: Pick<Settings, "llm" | "dataFolder" | "embeddingModel">,
  log: (line: string) => void,
): Promise<Assistant> {
  const { llm, embeddingModel } = settings;
  const synonyms = await openSynonyms(settings.dataFolder, library.analyser);
  const embedder = embeddingModel === null ? null : await openTransformersEmbedder({ folder: embeddingModel });
  const onFailure = ({ message }: Error) => log(message);
  const parts = {
    analyser: library.analyser,
    synonyms,
    amendments: await openAmendments(library.store),
    ...(llm && {
      model: {
        composer: createModelComposer({ ...llm, stallMs: STALL_MS, totalMs: TOTAL_MS }),
        check: createDraftCheck(library.analyser),
      },
    }),
  };
  // A reranker remembers vectors by passage, whose ids are a library's own.
  const over = (other: Library): Answerer => {
    const answerer = createAnswerer({
      ...parts,
      library: other,
      ...(embedder && { rerank: createReranker({ embedder, onFailure }) }),
    });
    return {
      answer: async (question, onProgress) => {
        await synonyms.refresh();
        return answerer.answer(question, onProgress);
      },
      search: async (question, limit) => {
        await synonyms.refresh();
        return answerer.search(question, limit);
      },
    };
  };
  return { ...over(library), synonyms, over, reloadSynonyms: synonyms.refresh, close: async () => embedder?.close() };
}
