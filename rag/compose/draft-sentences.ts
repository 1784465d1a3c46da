import type { DraftSentence } from "./composer.ts";
import { NO_ANSWER } from "./prompt.ts";

/** Cuts a model's text into cited sentences while it arrives. */
export interface DraftCutter {
  /** @returns the sentences that this piece completes */
  push(piece: string): readonly DraftSentence[];
  /** @returns what is left when the model has ended by itself */
  end(): readonly DraftSentence[];
}

const LABEL = /[[［【]\s*(?:資料\s*)?\p{Nd}+(?:\s*[,，、・]\s*\p{Nd}+)*\s*[\]］】]/gu;
const OPENING = new Set("「『（(〈《〔");
const CLOSING = new Set("」』）)〉》〕");
const TERMINATOR = new Set("。！？");
/** Citations and the end of an emphasis that stand behind the full stop: they belong to the sentence before them. */
const TRAILER = new RegExp(`^(?:[ \\u3000]*(?:${LABEL.source}|[*_]+|[。！？]))*`, "u");
const UNFINISHED_TRAILER = /^[ \u3000]*(?:[[［【][\p{Nd}\s,，、・資料]*)?$/u;
const THOUGHT_OPENING = "<think>";
const THOUGHT_CLOSING = "</think>";

export function createDraftCutter(): DraftCutter {
  let rest = "";
  let thinking: "unknown" | "yes" | "no" = "unknown";

  const cut = (last: boolean): readonly DraftSentence[] => {
    const found: DraftSentence[] = [];
    for (let end = sentenceEnd(rest, last); end !== null; end = sentenceEnd(rest, last)) {
      const sentence = draftOf(rest.slice(0, end));
      rest = rest.slice(end);
      if (sentence !== null) found.push(sentence);
    }
    return found;
  };
  /** Reasoning models of local servers write their thoughts in front of the answer: they are not part of it. */
  const skipThoughts = () => {
    if (thinking === "unknown") {
      const start = rest.trimStart();
      if (start.startsWith(THOUGHT_OPENING)) thinking = "yes";
      else if (!THOUGHT_OPENING.startsWith(start)) thinking = "no";
    }
    if (thinking !== "yes") return;
    const end = rest.indexOf(THOUGHT_CLOSING);
    if (end < 0) return;
    rest = rest.slice(end + THOUGHT_CLOSING.length);
    thinking = "no";
  };

  return {
    push: (piece) => {
      rest += piece;
      skipThoughts();
      return thinking === "no" ? cut(false) : [];
    },
    end: () => (thinking === "yes" ? [] : cut(true)),
  };
}

/** Where the first sentence of `text` ends, citations behind its full stop included; null while more may belong to it. */
function sentenceEnd(text: string, last: boolean): number | null {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === "\n") return at + 1;
    if (OPENING.has(character)) depth += 1;
    else if (CLOSING.has(character)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && TERMINATOR.has(character)) {
      const behind = text.slice(at + 1);
      const trailer = TRAILER.exec(behind)?.[0] ?? "";
      if (!last && UNFINISHED_TRAILER.test(behind.slice(trailer.length))) return null;
      return at + 1 + trailer.length;
    }
  }
  return last && text !== "" ? text.length : null;
}

function draftOf(raw: string): DraftSentence | null {
  const labels = [...raw.matchAll(LABEL)].flatMap(([label]) =>
    [...label.normalize("NFKC").matchAll(/\d+/gu)].map(([digits]) => Number(digits)),
  );
  const text = plain(raw.replace(LABEL, ""));
  if (!/[\p{L}\p{N}]/u.test(text) || text.replace(/[。.「」\s]/gu, "") === NO_ANSWER) return null;
  return { text, labels: [...new Set(labels)] };
}

/** Text without Markdown's decoration and without invisible characters, which could hide a link from the checks. */
function plain(text: string): string {
  return text
    .replace(/[\p{Cf}\p{Co}]|(?!\s)\p{Cc}/gu, "")
    .replace(/^\s*```.*$/gmu, "")
    .replace(/^\s*(?:(?:#{1,6}|>|[-*+・•]|\d+[.)])\s+)+/u, "")
    .replace(/\*+|`+|(?<![\p{L}\p{N}])__|__(?![\p{L}\p{N}])/gu, "")
    .replace(/\s+/gu, " ")
    .replace(/ (?=[。！？、])/gu, "")
    .trim();
}
