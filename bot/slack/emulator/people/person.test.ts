import { describe, expect, test } from "vitest";
import { z } from "zod";
import { LIMITS } from "../limits.ts";
import { createApp } from "../testing/app.ts";
import { openOffice, refusal } from "../testing/office.ts";

const EVENT = z.object({
  event: z.object({ type: z.string(), subtype: z.string().optional(), tab: z.string().optional() }),
});
const plain = (text: string) => ({ type: "plain_text" as const, text });
const MODAL = {
  type: "modal" as const,
  callback_id: "wish-app",
  title: plain("アプリの要望"),
  submit: plain("送る"),
  blocks: [
    {
      type: "input" as const,
      block_id: "title",
      label: plain("題名"),
      element: { type: "plain_text_input" as const, action_id: "text", max_length: 20 },
    },
    {
      type: "input" as const,
      block_id: "kind",
      label: plain("種類"),
      element: {
        type: "static_select" as const,
        action_id: "choice",
        options: [
          { text: plain("新しく"), value: "new" },
          { text: plain("直す"), value: "fix" },
        ],
      },
    },
    {
      type: "input" as const,
      block_id: "more",
      optional: true,
      label: plain("ほかに"),
      element: { type: "plain_text_input" as const },
    },
  ],
};

/** An office whose app answers what each test gives it listeners for. */
async function openApp() {
  const office = await openOffice();
  const app = createApp(office.slack);
  return { ...office, app, ana: office.slack.user("U1") };
}

describe("a click", () => {
  test("on a button of a message arrives with what the app gave it, and its response_url works five times", async () => {
    const { app, ana, slack, client } = await openApp();
    const urls: string[] = [];
    app.action("share", async ({ ack, body, payload }) => {
      await ack();
      if (body.type !== "block_actions" || payload.type !== "button") return;
      urls.push(body.response_url);
      await client.chat.postMessage({ channel: "C1", text: `${body.user.id} ${payload.value}` });
    });
    await app.start();
    const button = { type: "button" as const, action_id: "share", text: plain("共有"), value: "turn-1" };
    await client.chat.postMessage({ channel: "C1", text: "答え", blocks: [{ type: "actions", elements: [button] }] });
    const [message] = slack.messages("C1");
    if (message === undefined) throw new Error("nothing was posted");
    await ana.clicks(message, "share");
    await slack.until(() => slack.messages("C1").length === 2);
    expect(slack.messages("C1")[1]?.text).toBe("U1 turn-1");
    await expect(async () => ana.clicks(message, "invented")).rejects.toThrow("invented");

    const respond = async () => {
      const body = JSON.stringify({ text: "済みました", replace_original: false });
      return (await fetch(urls[0] ?? "", { method: "POST", body })).status;
    };
    for (let use = 0; use < LIMITS.responseUrlUses; use += 1) expect(await respond()).toBe(200);
    expect(await respond()).toBe(404);
    expect(slack.ephemerals("U1")).toHaveLength(5);
  });

  test("has a response_url that lasts thirty minutes", async () => {
    const { slack, clock } = await openOffice();
    const target = { channel: "C1", user: "U1", messageTs: null, threadTs: null };
    const url = slack.apiUrl.replace("/api", `/response/${slack.workspace.responseUrls.create(target)}`);
    const respond = async () => (await fetch(url, { method: "POST", body: JSON.stringify({ text: "あ" }) })).status;
    clock.advance(LIMITS.responseUrlMs);
    expect(await respond()).toBe(200);
    clock.advance(1);
    expect(await respond()).toBe(404);
  });

  test("on what an update has taken away is not possible", async () => {
    const { app, ana, slack, client } = await openApp();
    await app.start();
    const blocks = [
      { type: "actions" as const, elements: [{ type: "button" as const, action_id: "a", text: plain("押す") }] },
    ];
    const { ts = "" } = await client.chat.postMessage({ channel: "C1", text: "前", blocks });
    const [message] = slack.messages("C1");
    await client.chat.update({ channel: "C1", ts, text: "後", blocks: [{ type: "markdown", text: "後" }] });
    await expect(async () => message && ana.clicks(message, "a")).rejects.toThrow("nothing to act on");
  });
});

describe("a form", () => {
  async function openForm(respond: (submissions: number) => object | undefined) {
    const office = await openApp();
    const { app, ana } = office;
    const states: unknown[] = [];
    app.shortcut("request-app", async ({ ack, shortcut, client }) => {
      await ack();
      await client.views.open({ trigger_id: shortcut.trigger_id, view: MODAL });
    });
    app.view("wish-app", async ({ ack, view }) => {
      states.push(view.state.values);
      const response = respond(states.length);
      await (response === undefined ? ack() : ack(Object.assign({ response_action: "clear" as const }, response)));
    });
    await app.start();
    await ana.shortcut("request-app");
    await office.slack.until(() => ana.modal() !== undefined);
    const form = ana.modal();
    if (form === undefined) throw new Error("no form was opened");
    return { ...office, states, form };
  }

  test("arrives with what was entered, and closes", async () => {
    const { ana, form, states } = await openForm(() => undefined);
    expect(await ana.submits(form, { text: "旅費の計算", choice: "new" })).toEqual({ kind: "closed" });
    expect(states).toMatchObject([
      {
        title: { text: { type: "plain_text_input", value: "旅費の計算" } },
        kind: { choice: { type: "static_select", selected_option: { value: "new" } } },
        more: { "action-0": { value: null } },
      },
    ]);
    expect(ana.modal()).toBeUndefined();
  });

  test("is not sent while something required is missing, too long or not to be chosen", async () => {
    const { ana, form } = await openForm(() => undefined);
    await expect(ana.submits(form, { choice: "new" })).rejects.toThrow("title is required");
    await expect(ana.submits(form, { text: "あ".repeat(21), choice: "new" })).rejects.toThrow("0 to 20");
    await expect(ana.submits(form, { text: "あ", choice: "other" })).rejects.toThrow("no option other");
    await expect(ana.submits(form, { text: "あ", choice: "new", colour: "red" })).rejects.toThrow("there is no colour");
  });

  test("shows errors at its inputs, changes, gets one on top of it, and is cleared", async () => {
    const done = { ...MODAL, title: plain("確認"), blocks: [] };
    const responses = [
      { response_action: "errors", errors: { title: "短くしてください" } },
      { response_action: "errors", errors: { nowhere: "?" } },
      { response_action: "push", view: { ...done, callback_id: "wish-app" } },
      { response_action: "update", view: { ...done, title: plain("あ".repeat(25)) } },
      { response_action: "clear" },
    ];
    const { ana, form } = await openForm((count) => responses[count - 1]);
    const send = () => ana.submits(form, { text: "あ", choice: "new" });
    expect(await send()).toEqual({ kind: "errors", errors: { title: "短くしてください" } });
    expect(await send()).toEqual({ kind: "refused", error: "unknown_block_id" });
    const pushed = await send();
    expect(pushed).toMatchObject({ kind: "pushed", view: { previousId: form.id } });
    expect(await send()).toEqual({ kind: "refused", error: "invalid_arguments" });
    expect(await send()).toEqual({ kind: "cleared" });
    expect(ana.modal()).toBeUndefined();
  });
});

describe("a trigger", () => {
  async function openTrigger() {
    const office = await openApp();
    const trigger_id = office.slack.workspace.views.newTrigger("U1");
    const open = (trigger = trigger_id) => refusal(office.client.views.open({ trigger_id: trigger, view: MODAL }));
    return { ...office, open };
  }

  test("opens one view within three seconds", async () => {
    const { open, clock } = await openTrigger();
    clock.advance(LIMITS.triggerMs);
    expect([await open(), await open(), await open("1.2.invented")]).toEqual([
      "ok",
      "exchanged_trigger_id",
      "invalid_trigger_id",
    ]);
  });

  test("opens none after them", async () => {
    const { open, clock } = await openTrigger();
    clock.advance(LIMITS.triggerMs + 1);
    expect(await open()).toBe("expired_trigger_id");
  });

  test("pushes up to a stack of three; an update with an old hash is refused", async () => {
    const { slack, client, open, ana } = await openTrigger();
    await open();
    const push = () => refusal(client.views.push({ trigger_id: slack.workspace.views.newTrigger("U1"), view: MODAL }));
    expect([await push(), await push(), await push()]).toEqual(["ok", "ok", "push_limit_reached"]);
    const { id: view_id = "", hash = "" } = ana.modal() ?? {};
    const update = () => refusal(client.views.update({ view_id, hash, view: MODAL }));
    expect([await update(), await update()]).toEqual(["ok", "hash_conflict"]);
    expect(await refusal(client.views.update({ view_id: "V99", view: MODAL }))).toBe("not_found");
  });
});

test("edits, deletions, files, reactions, comings and goings and the Home tab reach the app as Slack sends them", async () => {
  const { app, ana, slack, client } = await openApp();
  const seen: string[] = [];
  app.use(async ({ body, next }) => {
    const { type, subtype, tab } = EVENT.parse(body).event;
    seen.push([type, subtype, tab].filter((word) => word !== undefined).join(" "));
    await next();
  });
  app.event("app_home_opened", async ({ event }) => {
    await client.views.publish({ user_id: event.user, view: { type: "home", blocks: [{ type: "divider" }] } });
  });
  await app.start();
  const message = await ana.says("質問", { in: "D1" });
  await ana.deletes(await ana.edits(message, "直した質問"));
  await ana.uploads({ name: "a.txt", mimetype: "text/plain", bytes: new Uint8Array(3) }, { in: "D1", text: "これ" });
  await ana.reacts(await ana.says("あ", { in: "C1" }), "eyes");
  await slack.user("UGUEST").joins("C1");
  await slack.user("UGUEST").leaves("C1");
  await slack.changeUser({ id: "U2", kind: "guest" });
  await ana.opensHome();
  await slack.until(() => ana.home() !== undefined);
  expect(seen).toEqual([
    ...["message", "message message_changed", "message message_deleted", "message file_share", "message"],
    ...["reaction_added", "member_joined_channel", "member_left_channel", "user_change", "app_home_opened home"],
  ]);
});

test("one reads what is in one's conversations and what is shown to oneself, and nothing else", async () => {
  const { app, slack, client } = await openApp();
  await app.start();
  await client.chat.postMessage({ channel: "C1", text: "皆へ", blocks: [{ type: "markdown", text: "詳しく" }] });
  await client.chat.postMessage({ channel: "CSECRET", text: "人事へ" });
  await client.chat.postMessage({ channel: "CSHARED", text: "取引先へも" });
  await client.chat.postEphemeral({ channel: "C1", user: "U2", text: "U2だけに" });
  await client.views.publish({
    user_id: "U2",
    view: { type: "home", blocks: [{ type: "header", text: plain("ホーム") }] },
  });
  const read = (user: string) => slack.seenBy(user).map(({ kind, text }) => [kind, text]);
  expect(read("U1").flat()).toEqual(expect.arrayContaining(["人事へ", "取引先へも"]));
  expect(read("UPARTNER")).toEqual([["message", "取引先へも"]]);
  expect(read("UGUEST")).toEqual([]);
  expect(read("U2")).toEqual([
    ["message", expect.stringMatching(/^皆へ\n.*詳しく/su)],
    ["ephemeral", "U2だけに"],
    ["home", expect.stringContaining("ホーム")],
  ]);
});
