import { stringify } from "yaml";
import type { Warning } from "../reasons.ts";
import { mergeSteps } from "./merge.ts";
import { withoutPersonal } from "./privacy.ts";
import type { RecordedStep, Recording } from "./recording.ts";
import { sentenceOf } from "./sentence.ts";

export interface ManualDraft {
  /** Front matter and numbered steps under the title of each page, to be edited and then taken in like any Markdown. */
  readonly markdown: string;
  readonly warnings: readonly Warning[];
}

/** What the Recorder calls a recording that nobody named. */
const UNNAMED =
  /^(?:Recording|記録|レコーディング|録画)?[\s\d/:.年月日時分秒,-]*(?:at)?[\s\d:]*(?:AM|PM|午前|午後)?[\s\d:]*$/iu;

const LONGEST_TITLE = 100;

/** A recorded operation as a manual that a person can follow. Steps are numbered through, whatever page they are on. */
export function draftManual(recording: Recording): ManualDraft {
  const lines: string[] = [];
  const unnamed: number[] = [];
  let number = 0;
  let masked = 0;
  let unknown = 0;
  let page = "";
  for (const action of mergeSteps(recording.steps)) {
    const wording = sentenceOf(action);
    if (wording.kind === "unknown") unknown += 1;
    const title = action.kind === "step" ? pageOf(action.step) : null;
    const opens = action.kind === "step" && action.step.type === "navigate";
    const turn = () => {
      if (title === null || title === page) return;
      page = title;
      lines.push("", `## ${escaped(title)}`, "");
    };
    if (opens) turn();
    if (wording.kind === "said") {
      number += 1;
      lines.push(`${number}. ${escaped(wording.text)}`);
      if (wording.masked) masked += 1;
      if (!wording.named) unnamed.push(number);
    }
    if (!opens) turn();
  }
  const head = stringify({ title: titleOf(recording), category: "マニュアル" }, { lineWidth: 0 });
  const body = withoutEmptySections(lines).join("\n").trim();
  return {
    markdown: `---\n${head}---\n\n${body}\n`,
    warnings: [
      ...warning("inputs-masked", masked === 0 ? "" : String(masked)),
      ...warning("steps-without-name", unnamed.join("、")),
      ...warning("steps-left-out", unknown === 0 ? "" : String(unknown)),
    ],
  };
}

function titleOf({ title, steps }: Recording): string {
  const given = title.trim().slice(0, LONGEST_TITLE);
  if (given !== "" && !UNNAMED.test(given)) return withoutPersonal(given);
  const page = steps.map(pageOf).find((found) => found !== null) ?? null;
  return page === null ? "操作手順" : `${page}の操作手順`;
}

/** The title of the page that a step leads to. */
function pageOf({ assertedEvents }: RecordedStep): string | null {
  const title = assertedEvents?.at(-1)?.title ?? "";
  const plain = withoutPersonal(title.replace(/\s+/gu, " ").trim());
  return plain === "" ? null : plain;
}

/** The last page may be one on which nothing was done. */
function withoutEmptySections(lines: readonly string[]): readonly string[] {
  const last = lines.findLastIndex((line) => /^\d/u.test(line));
  return lines.slice(0, last + 1);
}

function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~]/gu, "\\$&");
}

function warning(code: Warning["code"], detail: string): readonly Warning[] {
  return detail === "" ? [] : [{ code, detail }];
}
