import type { DocumentEntry } from "../../../corpus/library.ts";

/** Questions to begin with, each beside the document that answers it: shown only to whoever may read that. */
const SUGGESTIONS = [
  { title: "星見県テレワーク実施要綱", question: "テレワークは週に何日までできますか？" },
  {
    title: "公用スマートフォン紛失・盗難時対応マニュアル",
    question: "公用スマートフォンをなくしたら、まず何をすればよいですか？",
  },
  { title: "生成AI利用要綱", question: "生成AIに個人情報を入力してもよいですか？" },
  { title: "電子契約実施要綱", question: "電子契約にできるのは、いくらまでの契約ですか？" },
  { title: "職員等の旅費に関する条例", question: "出張の宿泊費の上限はいくらですか？" },
] as const;

const SHOWN = 4;

export function suggestedQuestions(entries: readonly DocumentEntry[]): readonly string[] {
  const readable = SUGGESTIONS.filter(({ title }) => entries.some(({ document }) => document.title === title));
  return readable.slice(0, SHOWN).map(({ question }) => question);
}
