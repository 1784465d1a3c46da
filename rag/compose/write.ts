import type { Citation } from "../../corpus/document.ts";
import type { Check } from "../check/check-draft.ts";
import type { Progress } from "../contract.ts";
import type { Ranked } from "../retrieve/rank.ts";
import type { Composer, OfferedPassage } from "./composer.ts";
import { citationOf, type Quoted } from "./quotation.ts";

/** A model reads this many passages. */
const OFFERED = 6;

/** An answer in a model's words, every sentence checked against what it cites. */
export interface Written {
  readonly text: string;
  readonly citations: readonly Citation[];
}

/**
 * Has a model write from the best passages and passes on each sentence that stands up to the check.
 * @returns null where the model fails or nothing stands
 */
export async function writeWithModel(
  model: { readonly composer: Composer; readonly check: Check },
  question: string,
  ranked: readonly Ranked[],
  quoted: readonly Quoted[],
  onProgress: (progress: Progress) => void,
): Promise<Written | null> {
  const best = ranked.slice(0, OFFERED);
  const offered = best.map(asOffered);
  const cited = new Map<number, Citation>();
  const sentences: string[] = [];
  try {
    for await (const draft of model.composer.compose(question, offered)) {
      const verdict = model.check(draft, offered);
      if (verdict.kind === "dropped") continue;
      const labels = verdict.sentence.labels.map((from) => {
        const known = cited.get(from);
        if (known !== undefined) return known.label;
        const citation = cite(best[from - 1], quoted, cited.size + 1);
        if (citation === null) return 0;
        cited.set(from, citation);
        onProgress({ kind: "citation", citation });
        return citation.label;
      });
      onProgress({ kind: "sentence", text: verdict.sentence.text, labels });
      sentences.push(`${verdict.sentence.text}${labels.map((label) => `[${label}]`).join("")}`);
    }
  } catch (cause) {
    // What was shown before the model broke off was checked; without any of it the caller quotes instead.
    console.error("The language model did not finish:", cause);
  }
  return sentences.length === 0 ? null : { text: sentences.join("\n"), citations: [...cited.values()] };
}

function asOffered({ document, revision, passage }: Ranked, at: number): OfferedPassage {
  return {
    label: at + 1,
    title: document.title,
    locator: passage.locator,
    caption: passage.caption,
    text: passage.text,
    effectiveFrom: revision.effectiveFrom,
  };
}

/** The quotation chosen for the passage, or all of it. */
function cite(ranked: Ranked | undefined, quoted: readonly Quoted[], label: number): Citation | null {
  if (ranked === undefined) return null;
  const chosen = quoted.find((each) => each.ranked.passage.id === ranked.passage.id)?.quote;
  const whole = { text: ranked.passage.text, start: 0, end: ranked.passage.text.length };
  return citationOf(ranked, chosen ?? whole, label);
}
