import type { App, types } from "@slack/bolt";

const plain = (text: string) => ({ type: "plain_text" as const, text });
const LINK = "https://do.example.jp/source/abc#p1";

/** An answer with blocks of every kind that the page has to show. */
const ANSWER: types.KnownBlock[] = [
  {
    type: "markdown",
    text: "**申請は前日まで**に行います。\\[1\\]\n\n> 申請は前日までに行うものとする。\n\n- 常勤職員\n- 再任用職員",
  },
  {
    type: "rich_text",
    elements: [
      {
        type: "rich_text_section",
        elements: [
          { type: "text", text: "テレワーク実施要綱 ", style: { bold: true } },
          { type: "link", url: LINK, text: "第5条第2項" },
        ],
      },
      { type: "rich_text_quote", elements: [{ type: "text", text: "2025年4月1日施行" }] },
    ],
  },
  {
    type: "section",
    text: { type: "mrkdwn", text: "*確かさ*：高い　<@UP001> &lt;規則&gt;" },
    accessory: { type: "button", action_id: "share", text: plain("チャンネルに共有"), value: "turn-1" },
  },
  {
    type: "table",
    rows: [
      [
        { type: "raw_text", text: "区分" },
        { type: "raw_text", text: "日数" },
      ],
      [
        { type: "raw_text", text: "常勤職員" },
        { type: "raw_text", text: "20日" },
      ],
    ],
  },
  {
    type: "actions",
    elements: [
      { type: "button", action_id: "ask-person", style: "primary", text: plain("担当者に聞く"), value: "turn-1" },
    ],
  },
  { type: "context", elements: [{ type: "mrkdwn", text: "※ 見本の資料です。" }] },
  {
    type: "context_actions",
    elements: [
      {
        type: "feedback_buttons",
        action_id: "feedback",
        positive_button: { text: plain("役に立った"), value: "good:turn-1" },
        negative_button: { text: plain("違う"), value: "bad:turn-1" },
      },
    ],
  },
];

const FORM: types.ModalView = {
  ...{
    type: "modal",
    callback_id: "request-app",
    title: plain("アプリの要望"),
    submit: plain("送る"),
    close: plain("やめる"),
  },
  blocks: [
    { type: "section", text: { type: "mrkdwn", text: "ほしいアプリを教えてください。" } },
    {
      type: "input",
      block_id: "title",
      label: plain("どんなアプリですか"),
      element: { type: "plain_text_input", action_id: "title", max_length: 60 },
    },
    {
      ...{ type: "input", block_id: "kind", label: plain("だれが使いますか") },
      element: {
        type: "radio_buttons",
        action_id: "kind",
        options: [
          { text: plain("自分"), value: "me" },
          { text: plain("課の全員"), value: "all" },
        ],
      },
    },
    {
      type: "input",
      block_id: "more",
      optional: true,
      label: plain("ほかに"),
      element: { type: "plain_text_input", action_id: "more", multiline: true },
    },
  ],
};

/** Lets the app answer on every surface, so that the page has something of each to show. */
export function answerEverywhere(app: App): void {
  app.event("app_home_opened", async ({ event, client }) => {
    if (event.tab === "messages") {
      const prompts = [{ title: "休暇について聞く", message: "年次休暇は何日ですか？" }];
      await client.apiCall("assistant.threads.setSuggestedPrompts", { channel_id: event.channel, prompts });
      return;
    }
    const blocks: types.KnownBlock[] = [
      { type: "header", text: plain("あなたの質問") },
      { type: "divider" },
      ...ANSWER.slice(2, 3),
    ];
    await client.views.publish({ user_id: event.user, view: { type: "home", blocks } });
  });
  app.message(async ({ message, client }) => {
    if (message.subtype !== undefined) return;
    const { channel, ts, text = "" } = message;
    const thread_ts = message.thread_ts ?? ts;
    if (message.channel_type !== "im" && !text.includes("<@U0BOT>")) return;
    await client.assistant.threads.setStatus({ channel_id: channel, thread_ts, status: "資料を調べています…" });
    if (text.includes("待って")) return;
    if (text.includes("流して")) {
      await client.chat.startStream({
        channel,
        thread_ts,
        markdown_text: "申請は**前日まで**",
        recipient_user_id: message.user,
        recipient_team_id: "T1",
      });
      return;
    }
    await client.chat.postMessage({ channel, thread_ts, text: "申請は前日までに行います。", blocks: ANSWER });
  });
  app.action("share", async ({ ack, body, client }) => {
    await ack();
    const channel = body.channel?.id ?? "";
    if (channel !== "")
      await client.chat.postEphemeral({ channel, user: body.user.id, text: "共有する前に、内容を確かめてください。" });
  });
  app.action(/.*/u, ({ ack }) => ack());
  app.command("/do", ({ ack }) => ack("`/do ask 質問` で質問できます。"));
  app.shortcut("request-app", async ({ ack, shortcut, client }) => {
    await ack();
    await client.views.open({ trigger_id: shortcut.trigger_id, view: FORM });
  });
  app.view("request-app", async ({ ack, view }) => {
    const title = view.state.values.title?.title?.value ?? "";
    if (title.length >= 3) await ack();
    else await ack({ response_action: "errors", errors: { title: "3文字以上で書いてください。" } });
  });
}
