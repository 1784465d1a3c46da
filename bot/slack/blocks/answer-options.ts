export interface AnswerOptions {
  /** Where people open the web page, without a slash at its end. */
  readonly publicUrl: string;
  /** What the buttons carry. */
  readonly turnId: string;
  readonly place: "dm" | "channel" | "ephemeral";
  /** Says once in a thread that the source decides. */
  readonly isFirstOfThread: boolean;
  /** Where the thread does not show it. */
  readonly question?: string | undefined;
  /** Whom the cited rules are about, in words, by the passage's id. */
  readonly appliesTo?: ReadonlyMap<string, string> | undefined;
  /** Whether it takes the place of an answer to the question before it was edited. */
  readonly isAgain?: boolean | undefined;
  /** Slack's id of who shares the answer with a channel. */
  readonly sharedBy?: string | undefined;
}
