import type { Readable } from "node:stream";
import { type Frame, type FrameLengths, frameLengths, frameOf, PREFIX_BYTES } from "./frame.ts";

interface Heard {
  readonly onFrame: (frame: Frame) => void;
  /** The sender broke the rules: a frame above the limit, or one that is none. Nothing more is heard of it. */
  readonly onFault: (fault: "too-long" | "not-a-frame") => void;
}

/** Hears the frames of a pipe, and takes no more memory than the longest allowed one. @param mostBytes of one frame */
export function hearFrames(pipe: Readable, mostBytes: number, { onFrame, onFault }: Heard): void {
  let wanted = Buffer.allocUnsafe(PREFIX_BYTES);
  let lengths: FrameLengths | undefined;
  let filled = 0;

  pipe.on("data", (chunk: Buffer) => {
    for (let at = 0; at < chunk.length; ) {
      const count = chunk.copy(wanted, filled, at);
      at += count;
      filled += count;
      if (filled === wanted.length && !complete()) {
        pipe.destroy();
        return;
      }
    }
  });

  /** @returns whether to go on */
  function complete(): boolean {
    if (lengths === undefined) {
      lengths = frameLengths(wanted);
      const length = lengths.message + lengths.bytes;
      if (length > mostBytes) {
        onFault("too-long");
        return false;
      }
      wanted = Buffer.allocUnsafe(length);
      filled = 0;
      return true;
    }
    const [whole, parts] = [wanted, lengths];
    wanted = Buffer.allocUnsafe(PREFIX_BYTES);
    lengths = undefined;
    filled = 0;
    try {
      onFrame(frameOf(whole, parts));
      return true;
    } catch {
      onFault("not-a-frame");
      return false;
    }
  }
}
