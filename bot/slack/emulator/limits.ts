/**
 * Every limit the emulator enforces, each with the page it comes from. Texts are measured in UTF-16 units, which count no
 * less than Slack does; times are in milliseconds.
 */
export const LIMITS = {
  /** https://docs.slack.dev/reference/block-kit/blocks */
  messageBlocks: 50,
  viewBlocks: 100,
  blockId: 255,
  /** All text of a message's blocks together: https://docs.slack.dev/reference/methods/chat.postMessage (`msg_blocks_too_long`; the number is measured) */
  messageBlocksText: 13_200,
  /** All `markdown` blocks of a message together: https://docs.slack.dev/reference/block-kit/blocks/markdown-block */
  markdown: 12_000,
  /** `markdown_text`: https://docs.slack.dev/reference/methods/chat.postMessage */
  markdownText: 12_000,
  /** `chat.postMessage` cuts there: https://docs.slack.dev/changelog/2018-truncating-really-long-messages */
  text: 40_000,
  /** `chat.update` refuses more: https://docs.slack.dev/reference/methods/chat.update */
  updatedText: 4_000,
  /** https://docs.slack.dev/messaging/message-metadata */
  metadataBytes: 8_192,
  /** https://docs.slack.dev/reference/block-kit/composition-objects/text-object */
  textObject: 3_000,
  /** https://docs.slack.dev/reference/block-kit/blocks/section-block */
  sectionText: 3_000,
  sectionFields: 10,
  sectionField: 2_000,
  /** https://docs.slack.dev/reference/block-kit/blocks/header-block */
  header: 150,
  /** https://docs.slack.dev/reference/block-kit/blocks/context-block */
  contextElements: 10,
  /** https://docs.slack.dev/reference/block-kit/blocks/actions-block */
  actionsElements: 25,
  /** https://docs.slack.dev/reference/block-kit/blocks/context-actions-block */
  contextActionsElements: 5,
  /** https://docs.slack.dev/reference/block-kit/block-elements/feedback-buttons-element */
  feedbackText: 75,
  feedbackValue: 2_000,
  /** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
  buttonText: 75,
  buttonValue: 2_000,
  buttonUrl: 3_000,
  accessibilityLabel: 75,
  actionId: 255,
  /** https://docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object */
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  /** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
  optionText: 75,
  optionValue: 150,
  optionDescription: 75,
  /** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
  selectOptions: 100,
  /** https://docs.slack.dev/reference/block-kit/block-elements/overflow-menu-element */
  overflowOptions: 5,
  /** https://docs.slack.dev/reference/block-kit/block-elements/radio-button-group-element */
  radioOptions: 10,
  /** https://docs.slack.dev/reference/block-kit/blocks/input-block */
  inputLabel: 2_000,
  inputHint: 2_000,
  /** https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
  placeholder: 150,
  inputText: 3_000,
  /** https://docs.slack.dev/reference/block-kit/blocks/image-block */
  imageUrl: 3_000,
  imageText: 2_000,
  /** https://docs.slack.dev/reference/block-kit/blocks/table-block */
  tableRows: 100,
  tableColumns: 20,
  /** https://docs.slack.dev/reference/views/modal-views */
  modalTitle: 24,
  privateMetadata: 3_000,
  callbackId: 255,
  externalId: 255,
  /** https://docs.slack.dev/reference/methods/views.open (`view_too_large`) */
  viewBytes: 250_000,
  /** https://docs.slack.dev/surfaces/modals#updating_views */
  viewStack: 3,
  /** https://docs.slack.dev/interactivity/handling-user-interaction#modal_responses */
  triggerMs: 3_000,
  /** https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
  responseUrlMs: 30 * 60_000,
  responseUrlUses: 5,
  /** https://docs.slack.dev/reference/methods/assistant.threads.setStatus */
  statusMs: 2 * 60_000,
  loadingMessages: 10,
  /** https://docs.slack.dev/reference/methods/chat.stopStream (`message_not_in_streaming_state`; the time is measured) */
  streamMs: 5 * 60_000,
  /** https://docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts */
  suggestedPrompts: 4,
  /** An app acknowledges within this: https://docs.slack.dev/apis/events-api#responding */
  acknowledgeMs: 3_000,
  /** When an event is delivered again, after its first delivery failed: https://docs.slack.dev/apis/events-api#retries */
  redeliveryMs: [0, 60_000, 5 * 60_000],
  /** https://docs.slack.dev/apis/events-api/using-socket-mode#connections */
  sockets: 10,
  /** https://docs.slack.dev/apis/web-api/pagination */
  page: 1_000,
} as const;

/** Calls a minute by app and workspace: https://docs.slack.dev/apis/web-api/rate-limits and each method's page. */
export const CALLS_A_MINUTE: Readonly<Record<string, number>> = {
  "apps.connections.open": 50,
  "auth.test": 600,
  "assistant.threads.setStatus": 600,
  "assistant.threads.setSuggestedPrompts": 100,
  "assistant.threads.setTitle": 50,
  "bots.info": 50,
  "chat.appendStream": 100,
  "chat.delete": 50,
  "chat.getPermalink": 600,
  "chat.postEphemeral": 100,
  "chat.startStream": 20,
  "chat.stopStream": 20,
  "chat.update": 50,
  "conversations.history": 50,
  "conversations.info": 50,
  "conversations.members": 100,
  "conversations.open": 50,
  "conversations.replies": 50,
  "files.info": 100,
  "reactions.add": 50,
  "usergroups.list": 20,
  "usergroups.users.list": 20,
  "users.info": 100,
  "users.list": 20,
  "users.lookupByEmail": 50,
  "views.open": 100,
  "views.publish": 100,
  "views.push": 100,
  "views.update": 100,
};

/** `chat.postMessage` by channel, in short bursts only: https://docs.slack.dev/apis/web-api/rate-limits#posting_messages */
export const POSTS = { aSecond: 1, burst: 3 } as const;
