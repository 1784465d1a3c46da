/** What the agent's pane and the Home tab offer to ask, at most four: https://docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts */
export const SUGGESTIONS = [
  { title: "年次休暇の日数", message: "年次休暇は何日ありますか？" },
  { title: "テレワークの申請", message: "テレワークの申請はいつまでにすればよいですか？" },
  { title: "スマートフォンの紛失", message: "スマートフォンをなくしたらどうすればよいですか？" },
  { title: "何ができるか", message: "何ができますか？" },
] as const;

/** For `assistant.threads.setSuggestedPrompts`. */
export function suggestedPrompts(): {
  readonly title: string;
  readonly prompts: [{ title: string; message: string }, ...{ title: string; message: string }[]];
} {
  const [first, ...others] = SUGGESTIONS;
  return { title: "たとえば、こう聞いてください", prompts: [{ ...first }, ...others.map((each) => ({ ...each }))] };
}

export function suggestionId(index: number): string {
  return `suggestion-${index}`;
}
