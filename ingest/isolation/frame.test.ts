import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { bytesOf } from "../fixtures.ts";
import { type Frame, frameHead } from "./frame.ts";
import { hearFrames } from "./frame-stream.ts";

function listen(mostBytes = 1_000) {
  const pipe = new PassThrough();
  const heard: (Frame | string)[] = [];
  hearFrames(pipe, mostBytes, { onFrame: (frame) => heard.push(frame), onFault: (fault) => heard.push(fault) });
  const send = async (bytes: Uint8Array) => {
    pipe.write(bytes);
    await new Promise(setImmediate);
  };
  return { send, heard, pipe };
}

function wholeOf(frame: Frame): Buffer {
  return Buffer.concat([frameHead(frame), frame.bytes]);
}

test("hears frames however they are cut", async () => {
  const frames = ["甲", "乙"].map((text) => ({ message: { text, none: undefined }, bytes: bytesOf(text) }));
  const sent = Buffer.concat(frames.map(wholeOf));
  for (const length of [1, 7, 30, sent.length]) {
    const { send, heard } = listen();
    for (let at = 0; at < sent.length; at += length) await send(sent.subarray(at, at + length));
    expect(
      heard.map((frame) => (typeof frame === "string" ? frame : [frame.message, `${Buffer.from(frame.bytes)}`])),
    ).toEqual(frames.map(({ message, bytes }) => [message, `${Buffer.from(bytes)}`]));
  }
});

test("stops at a frame that is too long, before it comes, and at one that is none", async () => {
  const long = listen(10);
  await long.send(wholeOf({ message: "x".repeat(100), bytes: new Uint8Array() }).subarray(0, 8));
  expect(long.heard).toEqual(["too-long"]);
  const wrong = listen();
  await wrong.send(Buffer.from([3, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3]));
  expect(wrong.heard).toEqual(["not-a-frame"]);
  expect(wrong.pipe.destroyed).toBe(true);
});
