import type { DrillFile } from "./drill-file.ts";

type Random = () => number;

/** Ways in which disks, mails and people damage files. */
const MUTATIONS: readonly ((bytes: Buffer, random: Random, other: Uint8Array) => Uint8Array)[] = [
  // Flip some bits.
  (bytes, random) => {
    for (let left = 1 + below(random, 50); left > 0; left -= 1) {
      const at = below(random, bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << below(random, 8));
    }
    return bytes;
  },
  // Cut the end off.
  (bytes, random) => bytes.subarray(0, 1 + below(random, bytes.length)),
  // Go on as another file does.
  (bytes, random, other) =>
    Buffer.concat([bytes.subarray(0, below(random, bytes.length)), other.subarray(below(random, other.length))]),
  // Say a part twice.
  (bytes, random) => {
    const [from, to] = rangeIn(random, bytes.length);
    return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]);
  },
  // Lose a part, as a disk's blocks are lost.
  (bytes, random) => bytes.fill(0, ...rangeIn(random, bytes.length)),
];

/** Damaged files, the same ones for the same random numbers; each format comes in turn, and each kind of damage. */
export function mutated(files: readonly DrillFile[], count: number, random: Random): readonly DrillFile[] {
  const formats = [...Map.groupBy(files, ({ name }) => extensionOf(name)).values()];
  return Array.from({ length: count }, (_, at) => {
    const format = formats[at % formats.length] ?? files;
    const file = format[below(random, format.length)];
    const other = files[below(random, files.length)];
    const mutate = MUTATIONS[Math.floor(at / formats.length) % MUTATIONS.length];
    if (file === undefined || other === undefined || mutate === undefined)
      throw new Error("There is nothing to damage");
    const bytes = mutate(Buffer.from(file.bytes), random, other.bytes);
    return { name: `${String(at).padStart(4, "0")}.${extensionOf(file.name)}`, bytes };
  });
}

function extensionOf(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}

function rangeIn(random: Random, length: number): [number, number] {
  const from = below(random, length);
  return [from, from + below(random, length - from)];
}

function below(random: Random, limit: number): number {
  return Math.floor(random() * limit);
}
