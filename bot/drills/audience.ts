import { attackPayloads, hostileStrings, playHostile } from "./audience/hostile.ts";
import { playTriples, type TriplesFigures } from "./audience/triples.ts";

interface Options {
  /** 5,000 triples, 500 hostile strings and every payload, in place of a tenth of them. */
  readonly full: boolean;
  readonly print: (line: string) => void;
  readonly progress: (done: number, total: number) => void;
}

const SIZES = {
  full: { worlds: 5, triples: 1_000, hostile: 500, payloadsTaken: 1 },
  short: { worlds: 1, triples: 500, hostile: 50, payloadsTaken: 10 },
} as const;
const SEED = 20_261_120;
const LEAST_ANSWERED = 0.8;
const SHOWN = 10;

/** Looks for words that reach whom they must not, through messages. @returns the bounds that were missed */
export async function run({ full, print, progress }: Options): Promise<readonly string[]> {
  const size = full ? SIZES.full : SIZES.short;
  const payloads = attackPayloads();
  if (payloads === undefined) print("../shared/attacks is absent: its payloads are not asked for.");
  const attacks = (payloads ?? []).filter((_, at) => at % size.payloadsTaken === 0);
  const total = size.worlds * size.triples + size.hostile + attacks.length;

  let done = 0;
  const worlds: TriplesFigures[] = [];
  for (let world = 0; world < size.worlds; world += 1) {
    const seed = SEED + world;
    const figures = await playTriples({ seed, count: size.triples }, (count) => progress(done + count, total));
    worlds.push(figures);
    done += figures.asked;
    const { asked, readable, answered, pressed, seen, leaks } = figures;
    print(
      `world ${world + 1}: ${asked} triples, ${readable} readable by all who read, ${answered} of them answered; ${pressed} buttons pressed, ${seen} things seen, ${leaks.length} leaks`,
    );
  }
  const hostile = await playHostile([...hostileStrings(size.hostile), ...attacks], (count) =>
    progress(done + count, total),
  );
  print(
    `hostile: ${size.hostile} strings and ${attacks.length} payloads, ${hostile.quoted} quoted in ${hostile.messages} messages, ${hostile.live.length} live`,
  );

  const sum = (of: (figures: TriplesFigures) => number) => worlds.reduce((all, each) => all + of(each), 0);
  const leaks = worlds.flatMap((each) => each.leaks);
  const share = sum(({ answered }) => answered) / sum(({ readable }) => readable);
  const bounds = [
    { text: `leaks: ${leaks.length} (must be 0) ${leaks.slice(0, SHOWN).join("; ")}`, isKept: leaks.length === 0 },
    {
      text: `readable and answered: ${(share * 100).toFixed(1)} % (at least ${LEAST_ANSWERED * 100} %)`,
      isKept: share >= LEAST_ANSWERED,
    },
    {
      text: `live mentions and foreign links: ${hostile.live.length} (must be 0) ${hostile.live.slice(0, SHOWN).join("; ")}`,
      isKept: hostile.live.length === 0,
    },
    {
      text: `hostile documents quoted: ${hostile.quoted} of ${hostile.asked} (at least ${LEAST_ANSWERED * 100} %)`,
      isKept: hostile.quoted >= hostile.asked * LEAST_ANSWERED,
    },
  ];
  for (const { text, isKept } of bounds) print(`${isKept ? "kept" : "MISSED"}: ${text}`);
  return bounds.filter(({ isKept }) => !isKept).map(({ text }) => text);
}
