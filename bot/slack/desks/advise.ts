import type { Viewer } from "../../../corpus/document.ts";
import type { FieldValues } from "../../desk/engine/definition.ts";
import { CONSULTATION_DESK, prepareQuestion } from "../../desk/knows/prepare-question.ts";
import type { Advice, FormOrigin } from "../blocks/desk-form.ts";
import type { Services } from "../services.ts";

/** What is shown above a form before it is sent; of a question for somebody who knows, all of what they will read. */
export async function adviceFor(
  { type, again }: FormOrigin,
  values: FieldValues,
  viewer: Viewer,
  { desks }: Services,
): Promise<Advice> {
  if (type === "person") return previewOf(values);
  const { sentences, askedAlready } = await desks.advice.beforeSending(type, values, viewer);
  return {
    sentences,
    // Who sends a request again has it already.
    joinable: (again === null ? askedAlready : []).map(({ id, number, title, people }) => ({
      id,
      words: `${number}　${title}（${people}人が申請）`,
    })),
    preview: "",
  };
}

export function isEmpty({ sentences, joinable, preview }: Advice): boolean {
  return sentences.length === 0 && joinable.length === 0 && preview === "";
}

const NAMES: Readonly<Record<string, string>> = {
  anonymous: "匿名（名前も所属も伝えません）",
  unit: "所属だけ",
  name: "氏名と所属",
};

function previewOf(values: FieldValues): Advice {
  const { fields, confidential } = prepareQuestion(values);
  const text = (id: string) => (typeof fields[id] === "string" ? String(fields[id]) : "");
  const owner = text("owner");
  const to = owner === CONSULTATION_DESK ? "相談窓口" : owner === "" ? "事務局（担当の所属へ振り分けます）" : owner;
  const found = text("found");
  return {
    sentences: [
      `送り先：${to}`,
      `お名前：${NAMES[text("credit")] ?? "匿名"}`,
      ...(confidential ? ["内容から、相談窓口の担当者だけが読む形で送ります。チャンネルや一覧には出ません。"] : []),
    ],
    joinable: [],
    preview: [text("question"), ...(found === "" ? [] : [`【資料から見つかったこと】\n${found}`])].join("\n\n"),
  };
}
