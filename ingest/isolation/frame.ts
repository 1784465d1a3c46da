import { readSync, writeSync } from "node:fs";
import { deserialize, serialize } from "node:v8";

/** One message over a pipe: something structured, and bytes beside it that need no copying into it. */
export interface Frame {
  readonly message: unknown;
  readonly bytes: Uint8Array;
}

/** The lengths of the message and of the bytes, 32 bits each, little end first. */
export const PREFIX_BYTES = 8;

export interface FrameLengths {
  readonly message: number;
  readonly bytes: number;
}

/** What goes over the pipe before a frame's bytes. */
export function frameHead({ message, bytes }: Frame): Uint8Array {
  const body = serialize(message);
  const prefix = Buffer.alloc(PREFIX_BYTES);
  prefix.writeUInt32LE(body.length, 0);
  prefix.writeUInt32LE(bytes.length, 4);
  return Buffer.concat([prefix, body]);
}

export function frameLengths(prefix: Buffer): FrameLengths {
  return { message: prefix.readUInt32LE(0), bytes: prefix.readUInt32LE(4) };
}

/** @param rest what follows the prefix, as long as it says */
export function frameOf(rest: Buffer, { message }: FrameLengths): Frame {
  return { message: deserialize(rest.subarray(0, message)), bytes: rest.subarray(message) };
}

/** Waits for the next frame. @returns undefined at the pipe's end */
export function readFrame(descriptor: number): Frame | undefined {
  const prefix = readWhole(descriptor, PREFIX_BYTES);
  if (prefix === undefined) return undefined;
  const lengths = frameLengths(prefix);
  const rest = readWhole(descriptor, lengths.message + lengths.bytes);
  return rest === undefined ? undefined : frameOf(rest, lengths);
}

/** Returns when the whole frame is in the pipe. */
export function writeFrame(descriptor: number, frame: Frame): void {
  for (const part of [frameHead(frame), frame.bytes]) {
    for (let at = 0; at < part.length; ) at += writeSync(descriptor, part, at);
  }
}

function readWhole(descriptor: number, length: number): Buffer | undefined {
  const whole = Buffer.allocUnsafe(length);
  for (let at = 0; at < length; ) {
    const count = readSync(descriptor, whole, at, length - at, null);
    if (count === 0) return undefined;
    at += count;
  }
  return whole;
}
