import { inflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import { deflatedZeros } from "./inflating.ts";

test("inflates to as many zeros as were asked for, a thousand times as long", () => {
  const packed = deflatedZeros(64);
  const inflated = inflateRawSync(packed);
  expect(inflated.equals(Buffer.alloc(64 * 1024 * 1024))).toBe(true);
  expect(inflated.length / packed.length).toBeGreaterThan(900);
});
