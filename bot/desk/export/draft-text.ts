import type { SeenRequest } from "../contract.ts";
import type { Definition, Field, FieldValue, RequestType } from "../engine/definition.ts";
import type { DraftText } from "./draft-docx.ts";

interface Words {
  readonly value: (field: Field, value: FieldValue) => string;
  /** `2026年11月25日` */
  readonly day: string;
  readonly author: string;
  /** What was done at each step so far: name of the step, who and what they said. */
  readonly acts: readonly { readonly name: string; readonly text: string }[];
}

const PROPOSALS: Readonly<Record<RequestType, string>> = {
  app: "次のとおり、公用スマートフォンにおけるアプリの利用を認めてよろしいか。",
  improvement: "次のとおり、職員の改善事例を採用し、庁内に公表してよろしいか。",
  correction: "次のとおり、資料の記載を訂正してよろしいか。",
  person: "次のとおり、職員からの質問に回答してよろしいか。",
};
const SUBJECTS: Readonly<Record<RequestType, string>> = {
  app: "の利用について（伺い）",
  improvement: "の採用について（伺い）",
  correction: "の訂正について（伺い）",
  person: "への回答について（伺い）",
};
/** The field that says why it is wanted. */
const REASONS: Readonly<Record<RequestType, string>> = {
  app: "purpose",
  improvement: "effect",
  correction: "fault",
  person: "question",
};

/** A request as the text of a formal decision. */
export function draftText(
  { title, number, state, joined: joiners }: SeenRequest,
  { fields }: Definition,
  words: Words,
): DraftText {
  const { type } = state;
  const reason = state.fields[REASONS[type]];
  const points = fields.flatMap((field) => {
    const value = state.fields[field.id];
    const isShown = field.kind !== "files" && field.id !== REASONS[type] && field.shown;
    return value === undefined || !isShown ? [] : [{ name: field.label, text: words.value(field, value) }];
  });
  const joined = joiners === 0 ? "" : `\nなお、ほかに${joiners}人の職員が賛同している。`;
  return {
    subject: `${title}${SUBJECTS[type]}`,
    number,
    day: words.day,
    author: words.author,
    proposal: PROPOSALS[type],
    reason: `${typeof reason === "string" ? reason : ""}${joined}`,
    points,
    attached: words.acts.length === 0 ? [{ name: "確認と意見", text: "まだありません。" }] : words.acts,
  };
}
