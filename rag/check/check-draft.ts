import type { Analyser } from "../../corpus/japanese/analyse.ts";
import { normalise } from "../../corpus/japanese/normalise.ts";
import type { DraftSentence, OfferedPassage } from "../compose/composer.ts";
import { leadsAway } from "./addresses.ts";
import { type Invention, inventions } from "./invention.ts";
import { createSupport, SUPPORT_THRESHOLD, type Supports } from "./support.ts";

type DropReason =
  | { readonly kind: "uncited" }
  /** Cites a passage that was not offered. */
  | { readonly kind: "unknown-label"; readonly label: number }
  /** Has no Japanese letter: code, or the words of a text that speaks to the model. */
  | { readonly kind: "foreign-language" }
  /** Holds a link or a mention. */
  | { readonly kind: "leads-away" }
  | { readonly kind: "invention"; readonly inventions: readonly Invention[] }
  | { readonly kind: "unsupported"; readonly score: number };

type Verdict =
  | { readonly kind: "kept"; readonly sentence: DraftSentence }
  | { readonly kind: "dropped"; readonly reason: DropReason };

const JAPANESE_LETTER = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

/** Decides whether a model's sentence may leave. */
export type Check = (draft: DraftSentence, offered: readonly OfferedPassage[]) => Verdict;

/** A sentence stands where it cites, and only what was offered; is Japanese; leads nowhere; invents nothing; and its passages say it. */
export function createDraftCheck(analyser: Analyser): Check {
  const supports = createSupport(analyser);
  return (draft, offered) => {
    const reason = fault(draft, offered, supports);
    return reason === null ? { kind: "kept", sentence: draft } : { kind: "dropped", reason };
  };
}

function fault(
  { text, labels }: DraftSentence,
  offered: readonly OfferedPassage[],
  supports: Supports,
): DropReason | null {
  if (labels.length === 0) return { kind: "uncited" };
  const unknown = labels.find((label) => !offered.some((passage) => passage.label === label));
  if (unknown !== undefined) return { kind: "unknown-label", label: unknown };
  if (!JAPANESE_LETTER.test(text)) return { kind: "foreign-language" };
  // Also where a passage holds it: that passage may be written for the model. A quotation shows addresses as they stand.
  if (leadsAway(normalise(text))) return { kind: "leads-away" };
  const cited = offered.filter(({ label }) => labels.includes(label)).map(checkedText);
  const invented = inventions(text, cited);
  if (invented.length > 0) return { kind: "invention", inventions: invented };
  const score = supports(text, cited);
  return score < SUPPORT_THRESHOLD ? { kind: "unsupported", score } : null;
}

/** What a sentence may take from a passage: where it stands and from when it holds are shown with it. */
function checkedText({ title, locator, caption, text, effectiveFrom }: OfferedPassage): string {
  return [title, locator, caption ?? "", effectiveFrom, text].join("\n");
}
