/** What the agent's pane and the Home tab offer to ask, at most four: https://docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts */
export const SUGGESTIONS = [
  { title: "年次休暇の日数", message: "年次休暇は何日ありますか？" },
  { title: "テレワークの申請", message: "テレワークの申請はいつまでにすればよいですか？" },
  { title: "スマートフォンの紛失", message: "スマートフォンをなくしたらどうすればよいですか？" },
  { title: "何ができるか", message: "何ができますか？" },
] as const;

/** For `assistant.threads.setSuggestedPrompts`, besides the channel. */
export function suggestedPrompts(): { title: string; prompts: { title: string; message: string }[] } {
  return { title: "たとえば、こう聞いてください", prompts: SUGGESTIONS.map((each) => ({ ...each })) };
}

export function suggestionId(index: number): string {
  return `suggestion-${index}`;
}
