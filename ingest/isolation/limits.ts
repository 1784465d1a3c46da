export interface ReaderLimits {
  /** For one file, or one entry of an archive. */
  readonly milliseconds: number;
  /** Physical memory of one child; what keeps half of it after a file makes way for a fresh one. */
  readonly residentBytes: number;
  /** Of JavaScript objects in it; what lies outside, such as buffers, only `residentBytes` sees. */
  readonly heapMegabytes: number;
  /** What a child may say about one file. */
  readonly replyBytes: number;
  /** After so many files a child makes way for a fresh one. */
  readonly filesPerChild: number;
}

const MEGABYTE = 1024 * 1024;

export const READER_LIMITS: ReaderLimits = {
  milliseconds: 30_000,
  residentBytes: 512 * MEGABYTE,
  heapMegabytes: 384,
  replyBytes: 64 * MEGABYTE,
  filesPerChild: 200,
};
