import type { ClarifyReply, Reply } from "./contract.ts";

type Choice = ClarifyReply["choices"][number];

const ENDS = /(?:の場合|のほう|の方)?(?:です|で)?(?:お願い(?:します|いたします))?[。．.！!\s]*$/u;
const NUMBER = /^(?<digit>[1-9])(?:番目?|つ目)?$/u;
const SHORTEST_PART = 2;

/**
 * The choice that the person types instead of clicking it. The newest reply's is also known by its number from above, or
 * by a part of its label that no other has.
 */
export function choiceIn(reply: Reply | undefined, said: string, which: "newest" | "earlier"): Choice | undefined {
  if (reply?.kind !== "clarify") return undefined;
  const named = said.normalize("NFKC").replace(ENDS, "");
  const { choices } = reply;
  const whole = choices.find(({ label }) => label.normalize("NFKC") === named);
  if (whole !== undefined || which === "earlier") return whole;
  const digit = NUMBER.exec(named)?.groups?.digit;
  if (digit !== undefined) return choices[Number(digit) - 1];
  if ([...named].length < SHORTEST_PART) return undefined;
  const [only, ...others] = choices.filter(({ label }) => label.normalize("NFKC").includes(named));
  return others.length === 0 ? only : undefined;
}
