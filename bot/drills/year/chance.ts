import { createHash } from "node:crypto";

/**
 * A number from 0 to below 1 that depends on what it is asked for alone: who is asked again, after a kill or by another
 * process, gets the same.
 */
export function chance(...about: readonly (string | number)[]): number {
  return createHash("sha256").update(about.join("\u0000")).digest().readUInt32BE(0) / 2 ** 32;
}

/** One of several, as `chance` has it. @throws RangeError of none */
export function oneOf<Each>(from: readonly Each[], ...about: readonly (string | number)[]): Each {
  const found = from[Math.floor(chance(...about) * from.length)];
  if (found === undefined) throw new RangeError("There is nothing to choose from");
  return found;
}
