import type { Routed } from "../../rag/question/intent/decide.ts";

/** Decides which door an utterance wants. Pure and quick (below a millisecond or two). */
export type Route = (text: string) => Routed;
