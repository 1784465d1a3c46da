import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "@lancedb/lancedb";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { IndexedPassage, PassageIndex, RevisionFilter } from "../passage-index.ts";
import { createLanceIndex } from "./index-lance.ts";
import { buildIndicesApart } from "./indices-apart.ts";

let folder = "";
let index: PassageIndex;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "do-lance-"));
  index = await createLanceIndex(folder, () => new Date());
});
afterEach(async () => {
  await index.close();
  await rm(folder, { recursive: true, force: true });
});

const LONG = "ほうれんそうのおひたしとみそしる";

describe("the index on disk", () => {
  it("finds in LanceDB's table and nowhere else: without the table nothing is found", async () => {
    await index.add([held(1, ["鍵"])]);
    await index.optimise();
    expect(await ids(["鍵"])).toEqual(["1-0"]);
    const connection = await connect(folder);
    await connection.dropTable("passages");
    connection.close();
    await expect(ids(["鍵"])).rejects.toThrow();
  });

  it("finds what another index wrote to the same folder", async () => {
    await index.add([held(1, ["鍵"])]);
    const other = await createLanceIndex(folder, () => new Date());
    expect((await other.find(query(["鍵"]), null)).map(({ passage }) => passage.id)).toEqual(["1-0"]);
    await other.close();
  });

  it("finds words of more than 14 kana, indexed or not", async () => {
    expect(LONG.length).toBeGreaterThan(14);
    await index.add([held(1, [LONG]), held(2, ["鍵"])]);
    expect(await ids([LONG])).toEqual(["1-0"]);
    await index.optimise();
    expect(await ids([LONG])).toEqual(["1-0"]);
  });

  it.each(["it's", '"鍵"', "鍵'; DROP TABLE passages; --", "a\\b", "(鍵"])(
    "takes the term %s for a term, before and after the index is built",
    async (term) => {
      const words = term.split(" ");
      await index.add([held(1, words), held(2, ["別"])]);
      expect(await ids(words)).toEqual(["1-0"]);
      await index.optimise();
      expect(await ids(words)).toEqual(["1-0"]);
      expect(await ids(["別"])).toEqual(["2-0"]);
    },
  );

  it("does not let an article's name widen what is found", async () => {
    await index.add([held(1, ["鍵"], "8"), held(2, ["別"], "9")]);
    const named = async (key: string) => {
      const article = { key, documentIds: [] };
      const found = await index.find({ ...query([]), article, articleKeys: [1, 2] }, null);
      return found.map(({ passage }) => passage.id);
    };
    expect(await named("8")).toEqual(["1-0"]);
    expect(await named("' OR '1' = '1")).toEqual([]);
    expect(await named('8" OR "1" = "1')).toEqual([]);
    expect(await named("8\\")).toEqual([]);
  });

  it("shows only the revisions that the filter lets through", async () => {
    await index.add([held(1, ["鍵"]), held(2, ["鍵"]), held(3, ["鍵"])]);
    for (const build of [false, true]) {
      if (build) await index.optimise();
      expect((await ids(["鍵"], { kind: "only", keys: [2] })).toSorted()).toEqual(["2-0"]);
      expect((await ids(["鍵"], { kind: "except", keys: [2] })).toSorted()).toEqual(["1-0", "3-0"]);
      expect(await ids(["鍵"], { kind: "only", keys: [] })).toEqual([]);
    }
  });

  it("forgets what is removed, in finding and in its counts", async () => {
    await index.add([held(1, ["鍵"]), held(2, ["鍵", "別"])]);
    await index.optimise();
    await index.remove([2]);
    expect(await ids(["鍵"])).toEqual(["1-0"]);
    expect(index.statistics().passages).toBe(1);
    expect(index.statistics().frequency("別")).toBe(0);
  });

  it("finds everything while the indices of a large table are built in a process of their own", async () => {
    const many = (key: number) => Array.from({ length: 1_100 }, (_, place) => heldAt(key, place));
    await index.add(many(1));
    await index.add(many(2));
    const found: number[] = [];
    let built = false;
    const asking = (async () => {
      while (!built) found.push((await index.find({ ...query(["鍵"]), depth: 50 }, null)).length);
    })();
    await index.optimise();
    await index.add(many(3));
    await index.optimise();
    built = true;
    await asking;
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter((count) => count !== 50)).toEqual([]);
    expect(await ids(["鍵"])).toHaveLength(10);
  });

  it("says why where that process fails", async () => {
    await expect(buildIndicesApart(folder, "別の表", new Date())).rejects.toThrow("別の表");
  });

  it("gives every passage its own text, however adding, removing and compacting follow each other", async () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant("add" as const), passages: fc.integer({ min: 1, max: 300 }) }),
      fc.record({ kind: fc.constant("remove" as const), nth: fc.nat() }),
      fc.record({ kind: fc.constant("optimise" as const) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 8 }), async (steps) => {
        const place = await mkdtemp(join(folder, "steps-"));
        const own = await createLanceIndex(place, () => new Date());
        const keys: number[] = [];
        for (const [at, next] of steps.entries()) {
          if (next.kind === "add") {
            keys.push(at);
            await own.add(Array.from({ length: next.passages }, (_, place) => heldAt(at, place)));
          } else if (next.kind === "remove") await own.remove(keys.splice(next.nth % (keys.length + 1), 1));
          else await own.optimise();
          const found = await own.find({ ...query(["鍵"]), depth: 5_000 }, null);
          expect(found.every(({ key, passage }) => passage.text === `鍵${key}-${passage.position}`)).toBe(true);
          expect([...new Set(found.map(({ key }) => key))].toSorted()).toEqual(keys.toSorted());
        }
        await own.close();
      }),
      { numRuns: 8 },
    );
  });
});

function heldAt(key: number, position: number): IndexedPassage {
  const one = held(key, ["鍵"]);
  const passage = { ...one.passage, id: `${key}-${position}`, position, text: `鍵${key}-${position}` };
  return { ...one, passage };
}

async function ids(words: readonly string[], filter: RevisionFilter = null): Promise<readonly string[]> {
  return (await index.find(query(words), filter)).map(({ passage }) => passage.id);
}

function query(words: readonly string[]) {
  return { words, bigrams: [], depth: 10, articleKeys: [] };
}

function held(key: number, bodyWords: readonly string[], article: string | null = null): IndexedPassage {
  return {
    key,
    passage: {
      ...{ id: `${key}-0`, revisionId: `${key}`, position: 0, kind: "article", sections: [], caption: null },
      ...{ locator: "第1条", article, page: null, text: bodyWords.join("") },
    },
    terms: { contextWords: 0, headWords: [], bodyWords, headBigrams: [], bodyBigrams: [] },
  };
}
