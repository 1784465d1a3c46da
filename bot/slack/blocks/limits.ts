/** What a message may hold. Characters are UTF-16 units, which count no less than Slack does. */
export const LIMITS = {
  /** https://docs.slack.dev/reference/block-kit/blocks */
  blocks: 50,
  /** All `markdown` blocks of a message together: https://docs.slack.dev/reference/block-kit/blocks/markdown-block */
  markdown: 12_000,
  /** https://docs.slack.dev/reference/block-kit/blocks/actions-block */
  actions: 25,
  /** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
  buttonText: 75,
  buttonValue: 2_000,
  /** Recommended for `text`: https://docs.slack.dev/reference/methods/chat.postMessage */
  text: 4_000,
} as const;
