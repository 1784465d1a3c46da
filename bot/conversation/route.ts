import { routeUtterance } from "../../rag/question/intent/route.ts";
import type { Route } from "./route-contract.ts";

/** Which door an utterance wants. What is measured and fitted lies in `rag/question/intent`, where evals reach it. */
export const route: Route = routeUtterance;
