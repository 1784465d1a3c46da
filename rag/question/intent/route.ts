import { likelihoodsOf } from "./classifier.ts";
import { decide, type Routed } from "./decide.ts";
import { featuresOf } from "./features.ts";
import { smallTalkOf } from "./small-talk.ts";
import WEIGHTS from "./weights.json" with { type: "json" };

/** @returns what an utterance wants. Pure, without a model, and quick: what is longer than a page is read at both ends only. */
export function routeUtterance(text: string): Routed {
  return isSurelyChat(text) ? { kind: "door", door: "chat" } : decide(likelihoodsOf(featuresOf(text), WEIGHTS));
}

/** A known phrase of small talk, or nothing in letters at all. */
export function isSurelyChat(text: string): boolean {
  return smallTalkOf(text) !== undefined || !/[\p{L}\p{N}]/u.test(text);
}
