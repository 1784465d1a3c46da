import { describe, expect, test } from "vitest";
import { classify } from "./classify.ts";

const BOT = "U0BOT";

function event(changes: object, id = "Ev1") {
  return {
    type: "event_callback",
    event_id: id,
    event: {
      type: "message",
      channel: "C1",
      channel_type: "channel",
      user: "U1",
      text: "年休は？",
      ts: "1.1",
      ...changes,
    },
  };
}

describe("a message", () => {
  test("is queued in its thread, by when it was written, under its channel and time", () => {
    const body = event({ thread_ts: "1.0" });
    expect(classify(body, BOT)).toEqual({
      kind: "queue",
      isAddressed: false,
      delivery: {
        key: "message:C1:1.1",
        lane: "C1:1.0",
        orderedBy: "1.1",
        source: "C1:1.1",
        body: JSON.stringify(body),
      },
    });
  });

  test("that mentions the assistant is one thing, though it comes as two events", () => {
    const text = `<@${BOT}> 年休は？`;
    const [one, other] = [event({ text }, "Ev1"), event({ text, type: "app_mention" }, "Ev2")].map((body) =>
      classify(body, BOT),
    );
    expect(one).toMatchObject({ kind: "queue", isAddressed: true, delivery: { key: "message:C1:1.1" } });
    expect(other).toMatchObject({ kind: "queue", isAddressed: true, delivery: { key: "message:C1:1.1" } });
  });

  test("in a direct message is addressed, and begins a thread of its own", () => {
    const handling = classify(event({ channel: "D1", channel_type: "im" }), BOT);
    const addressed = { kind: "queue", isAddressed: true, delivery: { lane: "D1:1.1" } };
    expect(handling).toMatchObject(addressed);
    expect(classify(event({ channel: "D1", channel_type: undefined }), BOT)).toMatchObject(addressed);
  });

  test.each([
    ["of the assistant's own", { user: BOT }],
    ["of another bot", { bot_id: "B9" }],
    ["of nobody", { user: undefined }],
    ["that is a notice of Slack's", { subtype: "channel_join" }],
    ["whose change is no edit", { subtype: "message_changed", message: { ts: "1.1", user: "U1", text: "年休は？" } }],
    ["edited by the assistant", { subtype: "message_changed", message: { ts: "1.1", user: BOT, edited: { ts: "2" } } }],
  ])("%s is ignored", (_, changes) => {
    expect(classify(event(changes), BOT)).toEqual({ kind: "ignore" });
  });

  test("with a file, and one also sent to the channel, is a message", () => {
    for (const subtype of ["file_share", "thread_broadcast"])
      expect(classify(event({ subtype }), BOT)).toMatchObject({ kind: "queue" });
  });

  test("that was edited is queued behind it, once for each edit", () => {
    const message = { ts: "1.1", user: "U1", text: `<@${BOT}> 病休は？`, edited: { user: "U1", ts: "2.0" } };
    expect(classify(event({ subtype: "message_changed", message, ts: "2.0" }), BOT)).toMatchObject({
      kind: "queue",
      isAddressed: true,
      delivery: { key: "edit:C1:1.1:2.0", lane: "C1:1.1", orderedBy: "2.0", source: "C1:1.1" },
    });
  });

  test("that was deleted cancels what waits for it, also where its thread stays", () => {
    const cancelled = { kind: "cancel", source: "C1:1.1", hadFiles: false };
    expect(classify(event({ subtype: "message_deleted", deleted_ts: "1.1" }), BOT)).toEqual(cancelled);
    const message = { ts: "1.1", user: "U1", subtype: "tombstone" };
    expect(classify(event({ subtype: "message_changed", message }), BOT)).toEqual(cancelled);
  });
});

test("what opens a modal is held at once, each press for itself", () => {
  const press = { type: "block_actions", trigger_id: "T1", user: { id: "U1" }, actions: [{ action_id: "share" }] };
  const one = classify(press, BOT);
  const other = classify({ ...press, trigger_id: "T2" }, BOT);
  expect([one.kind, other.kind]).toEqual(["now", "now"]);
  expect(one).toMatchObject({ delivery: { source: null, body: JSON.stringify(press) } });
  expect(one).not.toEqual(other);
  expect(classify({ command: "/do", trigger_id: "T1", user_id: "U1" }, BOT).kind).toBe("now");
  expect(classify({ type: "shortcut", trigger_id: "T1", user: { id: "U1" } }, BOT).kind).toBe("now");
});

test.each([
  [{ type: "view_submission", user: { id: "U1" }, view: {} }],
  [{ type: "event_callback", event_id: "Ev1", event: { type: "app_home_opened", user: "U1" } }],
  [{ type: "event_callback", event_id: "Ev1", event: { type: "member_joined_channel", channel: "C1" } }],
])("what is answered at once, or may be lost, is handled directly: %j", (body) => {
  expect(classify(body, BOT)).toEqual({ kind: "direct" });
});

test("events that nobody asked for are ignored", () => {
  const body = { type: "event_callback", event_id: "Ev1", event: { type: "emoji_changed" } };
  expect(classify(body, BOT)).toEqual({ kind: "ignore" });
});

test("what is written in a form, and a reaction, are handled at once: the next one brings it again, or nobody waits", () => {
  const written = { type: "block_actions", trigger_id: "1.2", user: { id: "U1" } };
  const actions = [{ action_id: "desk-field-purpose" }];
  const reaction = { type: "event_callback", event_id: "Ev1", event: { type: "reaction_added", user: "U1" } };
  for (const body of [{ ...written, actions }, reaction]) expect(classify(body, BOT)).toEqual({ kind: "direct" });
});
