import type { Library } from "../../../corpus/library.ts";

export interface Agreement {
  readonly revisions: number;
  readonly passages: number;
  /** Live revisions of which the index holds another number of passages than was stored. */
  readonly half: number;
  /** Hashes of the originals that revisions were read from. */
  readonly originals: readonly string[];
}

/** How far the index holds what the registry says, counted for each revision. */
export async function agreement(library: Pick<Library, "inventory">): Promise<Agreement> {
  const inventory = await library.inventory();
  const all = inventory.flatMap(({ revisions, sources, passages }) =>
    revisions.map(({ id }) => ({ stored: sources.get(id), held: passages.get(id) ?? 0 })),
  );
  return {
    revisions: all.length,
    passages: all.reduce((sum, { held }) => sum + held, 0),
    half: all.filter(({ stored, held }) => stored?.passages !== held).length,
    originals: all.flatMap(({ stored }) => stored?.original ?? []),
  };
}
