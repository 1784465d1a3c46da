import { unpackZip } from "../archive/unpack.ts";
import { refused } from "../block.ts";
import type { Unpacked } from "../document-reader.ts";
import { readDocument } from "../readers/read.ts";
import { type Frame, readFrame, writeFrame } from "./frame.ts";
import { Order } from "./messages.ts";

/** The pipes to and from the parent. */
const FROM_PARENT = 0;
export const TO_PARENT = 3;

const NOTHING = new Uint8Array();

/** The child process: obeys one order after the other, until its parent is gone. */
export async function serve(): Promise<void> {
  let entries: AsyncIterator<Unpacked> | undefined;

  async function obey(order: Order, bytes: Uint8Array): Promise<Frame> {
    switch (order.kind) {
      case "read":
        // Readers meet bytes from anywhere; whatever they throw is the file's fault.
        return { message: await readDocument(bytes, order.name).catch(() => refused("damaged")), bytes: NOTHING };
      case "unpack":
        entries = unpackZip(bytes, order.budget)[Symbol.asyncIterator]();
        return { message: "ready", bytes: NOTHING };
      case "next": {
        const next = await entries?.next();
        if (next === undefined || next.done === true) return { message: undefined, bytes: NOTHING };
        if (next.value.kind === "refused") return { message: next.value, bytes: NOTHING };
        const { bytes: inflated, ...entry } = next.value;
        return { message: entry, bytes: inflated };
      }
    }
  }

  for (;;) {
    const frame = readFrame(FROM_PARENT);
    if (frame === undefined) break;
    writeFrame(TO_PARENT, await obey(Order.parse(frame.message), frame.bytes));
  }
  process.exit();
}
