/** What messages and views may hold. Characters are UTF-16 units, which count no less than Slack does. */
export const LIMITS = {
  /** https://docs.slack.dev/reference/block-kit/blocks */
  blocks: 50,
  /**
   * All blocks of a message as JSON. Slack answers `msg_blocks_too_long` at about 13,200 characters and does not document what
   * it counts: JSON counts no less.
   */
  blocksJson: 12_500,
  /** Of one chunk of a stream: https://docs.slack.dev/reference/methods/chat.appendStream */
  markdown: 12_000,
  /** https://docs.slack.dev/reference/block-kit/blocks/actions-block */
  actions: 25,
  /** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
  buttonText: 75,
  buttonValue: 2_000,
  /** https://docs.slack.dev/reference/block-kit/composition-objects/text-object */
  textObject: 3_000,
  /** Recommended for `text`: https://docs.slack.dev/reference/methods/chat.postMessage */
  text: 4_000,
  /** https://docs.slack.dev/reference/views/modal-views */
  viewTitle: 24,
} as const;
