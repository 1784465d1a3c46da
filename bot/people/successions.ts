import { readFile, stat } from "node:fs/promises";
import { z } from "zod";
import type { CalendarDate } from "../../corpus/document.ts";
import { parseCsv } from "./csv.ts";
import type { Post } from "./organisation.ts";

/** From a day on, one post, section (`総務部/文書課`) or department (`総務部`) does the work of another. */
export interface Succession {
  readonly from: string;
  readonly to: string;
  readonly validFrom: CalendarDate;
}

const HEADER = "from,to,validFrom";
const PLACE = z
  .string()
  .trim()
  .regex(/^(?:@[^/]+|[^/@][^/]*(?:\/[^/]*){0,2})$/u);
const SUCCESSION = z
  .object({ from: PLACE, to: PLACE, validFrom: z.iso.date() })
  .refine(({ from, to }) => depth(from) === depth(to) && from !== to, {
    path: ["to"],
    error: "names another kind of place than what it succeeds, or the same",
  });

/** @throws SuccessionsInvalid with every problem and its record */
export function parseSuccessions(csv: string): readonly Succession[] {
  const [header = [], ...records] = parseCsv(csv);
  if (header.join() !== HEADER) throw new SuccessionsInvalid([`the first line is not ${HEADER}`]);
  const problems: string[] = [];
  const successions = records.flatMap(([from, to, validFrom], index) => {
    const { data, error } = SUCCESSION.safeParse({ from, to, validFrom });
    if (data !== undefined) return [data];
    problems.push(...error.issues.map(({ path, message }) => `record ${index + 1}, ${path.join(".")}: ${message}`));
    return [];
  });
  if (problems.length > 0) throw new SuccessionsInvalid(problems);
  return successions;
}

/**
 * Reads the successions of a data folder at each call where the file has changed; none without a file. A version that
 * cannot be used is logged once and the last good one stays.
 */
export function createSuccessions(file: string, log: (line: string) => void): () => Promise<readonly Succession[]> {
  let held: readonly Succession[] = [];
  let version = "";
  return async () => {
    const state = await stat(file, { bigint: true }).catch(() => undefined);
    const found = state === undefined ? "" : `${state.ino} ${state.size} ${state.mtimeNs}`;
    if (found === version) return held;
    version = found;
    try {
      held = state === undefined ? [] : parseSuccessions(await readFile(file, "utf8"));
    } catch (cause) {
      log(`${file} is not used until it is repaired: ${cause instanceof Error ? cause.message : String(cause)}`);
    }
    return held;
  };
}

/** What a post is called on a day, through all that succeeded it until then. A circle of successions ends where it began. */
export function successorOn(post: Post, day: CalendarDate, successions: readonly Succession[]): Post {
  const passed = new Set<Post>();
  let current = post;
  while (!passed.has(current)) {
    passed.add(current);
    current = nextOf(current, day, successions);
  }
  return current;
}

/** The most particular succession decides: of the post before that of its section, and that before the department's. */
function nextOf(post: Post, day: CalendarDate, successions: readonly Succession[]): Post {
  const applying = successions.filter(
    ({ from, validFrom }) => validFrom <= day && (post === from || post.startsWith(`${from}/`)),
  );
  const [best] = applying.toSorted((one, other) => other.from.length - one.from.length);
  return best === undefined ? post : `${best.to}${post.slice(best.from.length)}`;
}

function depth(place: string): string {
  return place.startsWith("@") ? "@" : String(place.split("/").length);
}

class SuccessionsInvalid extends Error {
  override readonly name = "SuccessionsInvalid";
  constructor(problems: readonly string[]) {
    super(`The file of successions cannot be used: ${problems.join("; ")}.`);
  }
}
