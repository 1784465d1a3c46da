import type { Revision } from "../../corpus/document.ts";
import type { InventoryEntry } from "../../corpus/library.ts";
import type { Duty } from "./librarian-parts.ts";

/** The documents that are somebody's to look after; the others are not there for them. */
export interface Shelf {
  all(personId: string): Promise<readonly InventoryEntry[]>;
  /** By their ids, also those that they had under other names. */
  titles(personId: string): Promise<ReadonlyMap<string, string>>;
  find(documentId: string, personId: string): Promise<InventoryEntry | undefined>;
  revision(documentId: string, revisionId: string, personId: string): Promise<Revision | undefined>;
}

export function createShelf({ library, accessOf }: Pick<Duty, "library" | "accessOf">): Shelf {
  const all = async (personId: string) => {
    const access = await accessOf(personId);
    if (access.role === null) return [];
    const owned = new Map<string | null, boolean>();
    return (await library.inventory()).filter(({ document: { owner } }) => {
      const known = owned.get(owner) ?? access.owns(owner);
      owned.set(owner, known);
      return known;
    });
  };
  const find = async (documentId: string, personId: string) => {
    const id = await library.currentId(documentId);
    return (await all(personId)).find(({ document }) => document.id === id);
  };
  return {
    all,
    titles: async (personId) => {
      const titles = new Map<string, string>();
      for (const { document } of await all(personId))
        for (const id of await library.idsOf(document.id)) titles.set(id, document.title);
      return titles;
    },
    find,
    revision: async (documentId, revisionId, personId) =>
      (await find(documentId, personId))?.revisions.find(({ id }) => id === revisionId),
  };
}
