import type { OpenLibrary } from "../corpus/open.ts";
import { openSynonyms } from "../corpus/open-synonyms.ts";
import { createAnswerer } from "../rag/answer.ts";
import { createDraftCheck } from "../rag/check/check-draft.ts";
import { createModelComposer } from "../rag/compose/model.ts";
import type { Answerer } from "../rag/contract.ts";
import type { Settings } from "./settings.ts";

/** A model that sends nothing for so long is given up, and so is one that writes for longer in all; milliseconds. */
const STALL_MS = 15_000;
const TOTAL_MS = 60_000;

/** The answerer over an open library, with a language model where the settings name one. */
export async function createAssistant(
  library: OpenLibrary,
  settings: Pick<Settings, "llm" | "dataFolder">,
): Promise<Answerer> {
  const synonyms = await openSynonyms(settings.dataFolder, library.analyser);
  const { llm } = settings;
  const parts = { library, analyser: library.analyser, synonyms };
  if (llm === null) return createAnswerer(parts);
  const composer = createModelComposer({ ...llm, stallMs: STALL_MS, totalMs: TOTAL_MS });
  return createAnswerer({ ...parts, model: { composer, check: createDraftCheck(library.analyser) } });
}
