import { expect, test } from "vitest";
import { type Asked, type Replied, repliesIn, tally } from "./replies.ts";

const ROOT: Asked = { channel: "D1", ts: "1.000001", threadTs: "1.000001" };
const LATER: Asked = { channel: "D1", ts: "1.000005", threadTs: "1.000001" };

function replyTo({ channel, ts, threadTs }: Asked, at: string): Replied {
  return { channel, ts: at, threadTs, key: `slack:${channel}:${ts}` };
}

test("each message with one reply in its thread, in order, counts once", () => {
  const replied = [replyTo(ROOT, "1.000009"), replyTo(LATER, "1.000010")];
  expect(tally([LATER, ROOT], replied)).toEqual({
    once: 2,
    lost: [],
    twice: 0,
    misplaced: 0,
    overtaking: 0,
    unexplained: 0,
  });
});

test("a message without a reply is lost, one with two is replied to twice", () => {
  const replied = [replyTo(ROOT, "1.000009"), replyTo(ROOT, "1.000010")];
  expect(tally([ROOT, LATER], replied)).toMatchObject({ once: 0, lost: [LATER], twice: 1 });
});

test("a note of the place in the queue is no reply", () => {
  const note = { ...replyTo(ROOT, "1.000009"), key: "place:D1:1.000001" };
  expect(tally([ROOT], [note])).toMatchObject({ lost: [ROOT], unexplained: 0 });
});

test("further parts of a long reply are none of their own", () => {
  const part = { ...replyTo(ROOT, "1.000010"), key: "slack:D1:1.000001#1" };
  expect(tally([ROOT], [replyTo(ROOT, "1.000009"), part])).toMatchObject({ once: 1, twice: 0, unexplained: 0 });
});

test("replies out of order, or in another thread, are misplaced", () => {
  const overtaken = [replyTo(ROOT, "1.000010"), replyTo(LATER, "1.000009")];
  expect(tally([ROOT, LATER], overtaken)).toMatchObject({ once: 2, misplaced: 1 });
  expect(tally([ROOT], [{ ...replyTo(ROOT, "1.000009"), threadTs: null }])).toMatchObject({ misplaced: 1 });
});

test("a reply in the place of its note, above one that is posted anew, overtakes it", () => {
  const note = { ...replyTo(ROOT, "1.000007"), key: "place:D1:1.000001" };
  const replied = [note, replyTo(LATER, "1.000008"), replyTo(ROOT, "1.000009")];
  expect(tally([ROOT, LATER], replied)).toMatchObject({ once: 2, misplaced: 0, overtaking: 1 });
});

test("a message that replies to nothing that was asked is unexplained", () => {
  expect(tally([ROOT], [replyTo(ROOT, "1.000009"), replyTo(LATER, "1.000010")])).toMatchObject({ unexplained: 1 });
  expect(tally([], [{ ...replyTo(ROOT, "1.000009"), key: "" }])).toMatchObject({ unexplained: 1 });
});

test("the assistant's messages are read from what the emulator lists", () => {
  const asked = { ts: "1.000001", threadTs: null, byApp: false, metadata: null };
  const payload = { event_payload: { key: "slack:D1:1.000001" } };
  const reply = { ts: "1.000009", threadTs: "1.000001", byApp: true, metadata: payload };
  const bare = { ...reply, ts: "1.000010", metadata: null };
  expect(repliesIn("D1", [asked, reply, bare])).toEqual([
    replyTo(ROOT, "1.000009"),
    { ...replyTo(ROOT, "1.000010"), key: "" },
  ]);
});
