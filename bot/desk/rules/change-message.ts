import type { Document, Revision } from "../../../corpus/document.ts";
import { eraDate } from "../../../corpus/japanese/dates.ts";
import { shortened } from "../../wording.ts";

/** A place of a rule that reads differently now. */
export interface ChangedPassage {
  /** 第5条第2項; empty where the text has no such places. */
  readonly locator: string;
  /** What the person asked, and on which day in Japanese. */
  readonly question: string;
  readonly on: string;
  readonly before: string;
  /** null where the place is gone. */
  readonly after: string | null;
}

const SHOWN_PLACES = 3;
const QUOTED_CHARACTERS = 160;
const QUESTION_CHARACTERS = 40;

/** What a person reads about a rule that changed: before and after, and where the whole stands. */
export function changeMessage({
  document: { id, title },
  revision: { effectiveFrom },
  passages,
  publicUrl,
}: {
  readonly document: Document;
  readonly revision: Revision;
  readonly passages: readonly ChangedPassage[];
  readonly publicUrl: string;
}): { readonly title: string; readonly text: string } {
  const shown = passages.slice(0, SHOWN_PLACES).map(placeText);
  const more = passages.length - shown.length;
  return {
    title: `「${title}」が改正されました`,
    text: [
      `「${title}」が${eraDate(effectiveFrom)}に改正され、以前お答えした内容が変わっています。`,
      ...shown,
      ...(more > 0 ? [`ほかに${more}か所が変わっています。`] : []),
      `改正後の全文：${publicUrl}/source/${id}/${effectiveFrom}`,
      "この知らせは、設定でいつでも止められます。",
    ].join("\n\n"),
  };
}

function placeText({ locator, question, on, before, after }: ChangedPassage): string {
  return [
    `${locator === "" ? "お答えした箇所" : locator}（${on}の質問「${shortened(question, QUESTION_CHARACTERS)}」）`,
    `改正前：${shortened(before, QUOTED_CHARACTERS)}`,
    `改正後：${after === null ? "この箇所はなくなりました。全文で確かめてください。" : shortened(after, QUOTED_CHARACTERS)}`,
  ].join("\n");
}
