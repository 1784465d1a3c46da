import type { Door } from "../../rag/question/door.ts";

/** One door, or two where it is in doubt, the likelier first. */
export type Routed =
  | { readonly kind: "door"; readonly door: Door }
  | { readonly kind: "doubt"; readonly doors: readonly [Door, Door] };

/** Decides which door an utterance wants. Pure and quick (below a millisecond or two). */
export type Route = (text: string) => Routed;
