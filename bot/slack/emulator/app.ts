/** The app that the emulated workspace has installed. */
export const BOT = {
  token: "xoxb-emulator",
  appToken: "xapp-emulator",
  signingSecret: "emulator-signing-secret",
  userId: "U0BOT",
  botId: "B0BOT",
  appId: "A1",
  name: "do",
} as const;

export const TEAM = { id: "T1", domain: "office", name: "県庁" } as const;
/** Where an external partner of Slack Connect comes from. */
export const OTHER_TEAM = "T9";
