/** Right in at least four of five such answers, as the probability is calibrated. */
const HIGH = 0.8;
/** Right more often than not. Answers reach down to `ANSWER_THRESHOLD` of rag/check/confidence.ts. */
const ORDINARY = 0.5;

/** @param confidence probability that the first citation answers, 0 to 1 */
export function confidenceWords(confidence: number): string {
  if (confidence >= HIGH) return "確度：高い";
  if (confidence >= ORDINARY) return "確度：ふつう";
  return "確度：低め（引用と原典を確かめてください）";
}
