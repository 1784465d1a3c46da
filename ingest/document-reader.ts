import type { ReadResult } from "./block.ts";
import type { Refusal } from "./reasons.ts";

/** Told how many of the pages that take long are through, those that are recognised; the reading ends with what it throws. */
export type OnPages = (done: number, total: number) => void | Promise<void>;

/** Reads files that came from anywhere. What a file does to its reader is the file's own refusal: neither method throws for it. */
export interface DocumentReader {
  /** @param name decides only where the content leaves the type open */
  read(bytes: Uint8Array, name: string, onPages?: OnPages): Promise<ReadResult>;
  /** What is in a ZIP archive, manifests first, then by name; one entry is unpacked at a time. */
  unpack(bytes: Uint8Array, budget: UnpackBudget): AsyncIterable<Unpacked>;
}

/** What an archive, with the archives in it, may still come to. */
export interface UnpackBudget {
  readonly entries: number;
  /** Counted while inflating, whatever the archive states. */
  readonly bytes: number;
}

/** An entry of an archive. `name` is its path in it with slashes; empty where the refusal is of the archive itself. */
export type Unpacked =
  | {
      readonly kind: "file";
      readonly name: string;
      readonly bytes: Uint8Array;
      /** `YYYY-MM-DD` */
      readonly fileDate: string;
      /** Bytes inflated for it. */
      readonly spent: number;
    }
  | { readonly kind: "refused"; readonly name: string; readonly reason: Refusal; readonly spent: number };
