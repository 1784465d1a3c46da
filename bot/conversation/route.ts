import type { Routed } from "../../rag/question/intent/decide.ts";
import { routeUtterance } from "../../rag/question/intent/route.ts";

/** Decides which door an utterance wants: one, or two where it is in doubt. Pure, within a millisecond or two. */
export type Route = (text: string) => Routed;

/** What is measured and fitted lies in `rag/question/intent`, where evals reach it. */
export const route: Route = routeUtterance;
