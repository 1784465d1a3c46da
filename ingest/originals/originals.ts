/** The files as they were brought, each content once. What is in it stays in it. */
export interface Originals {
  /** Resolves when the bytes would outlast a power cut. @returns their SHA-256 (hexadecimal) */
  put(bytes: Uint8Array): Promise<string>;
  /** @returns undefined for what was never put, and for anything but a hash */
  get(hash: string): Promise<Uint8Array | undefined>;
}
