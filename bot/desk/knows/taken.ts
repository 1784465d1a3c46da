import type { DeskRequest } from "../contract.ts";

/** The note that says who has taken a question upon themselves: their id. */
export const TAKEN_BY = "takenBy";

/** Who has taken the question upon themselves; undefined where nobody has since it came to whose turn it is. */
export function takerOf({ history }: Pick<DeskRequest, "history">): string | undefined {
  const last = history.findLast(
    ({ what }) => PASSED_ON.has(what.kind) || (what.kind === "noted" && what.name === TAKEN_BY),
  );
  return last?.what.kind === "noted" ? last.what.value : undefined;
}

const PASSED_ON: ReadonlySet<string> = new Set(["entered", "reassigned", "transferred"]);
