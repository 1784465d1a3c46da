/** What the app's manifest offers in Slack's menus. */
export const GLOBAL_SHORTCUTS = [
  { id: "ask-anything", label: "Doに質問する" },
  { id: "send-improvement", label: "改善事例を送る" },
  { id: "request-app", label: "アプリを要望する" },
] as const;

export const MESSAGE_SHORTCUTS = [
  { id: "ask-about-message", label: "この投稿について質問" },
  { id: "message-to-app", label: "アプリ要望にする" },
  { id: "message-to-improvement", label: "改善事例にする" },
] as const;
