import { type SmallTalk, smallTalkOf } from "../../rag/question/intent/small-talk.ts";

/** What can be asked, in a few sentences. */
const ABLE =
  "条例・規則・マニュアル・事例集などの資料から、根拠となる文と条番号を示してお答えします。たとえば「テレワークの申請はいつまでですか」「スマートフォンをなくしたらどうしますか」のように聞いてください。基準日や任用区分（常勤職員、会計年度任用職員など）を添えると、より確かにお答えできます。";

const REPLIES: Readonly<Record<SmallTalk, string>> = {
  about: ABLE,
  thanks: `どういたしまして。ほかにも気になることがあれば聞いてください。${ABLE}`,
  greeting: `こんにちは。${ABLE}`,
};

/** @returns the reply to greetings, thanks and questions about the assistant itself; none where anything else is said */
export function smallTalk(text: string): string | undefined {
  const about = smallTalkOf(text);
  return about === undefined ? undefined : REPLIES[about];
}

/** The reply to talk that is not about the office but follows no known phrase. */
export const OTHER_TALK = `資料をもとに、仕事の質問にお答えしています。${ABLE}`;
