import { type ZipPart, zipOf } from "../../../ingest/archive/testing/zip-of.ts";
import type { DrillFile } from "./drill-file.ts";
import { deflatedZeros } from "./inflating.ts";

const GIGABYTE = 1024 * 1024 * 1024;

/** Archives that unpack to more than a machine holds. */
export function archiveBombs(): readonly DrillFile[] {
  const zeros = deflatedZeros(3_400);
  const large: Omit<ZipPart, "name"> = { content: "", packed: zeros };
  const honest = ["a", "b", "c"].map((name) => ({ ...large, name: `${name}.txt`, statedSize: 3.4 * GIGABYTE }));
  const lying = honest.map((part) => ({ ...part, statedSize: 1_000 }));
  const modest = honest.map((part) => ({ ...part, statedSize: 49 * 1024 * 1024 }));
  let nested: Uint8Array = zipOf([{ ...large, name: "a.txt", statedSize: 3.4 * GIGABYTE }]);
  for (let depth = 0; depth < 6; depth += 1) {
    nested = zipOf(["a", "b", "c"].map((name) => ({ name: `${name}.zip`, content: nested })));
  }
  const many = Array.from({ length: 60_000 }, (_, index) => ({ name: `${index}.exe`, content: "MZ", method: 0 }));
  return [
    { name: "ten-gigabytes.zip", bytes: zipOf(honest) },
    { name: "spoofed-small.zip", bytes: zipOf(lying) },
    { name: "spoofed-modest.zip", bytes: zipOf(modest) },
    { name: "nested.zip", bytes: nested },
    { name: "sixty-thousand.zip", bytes: zipOf(many) },
  ];
}
