import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import type { Scope } from "../../../corpus/library.ts";
import type { Occasion } from "./audience.ts";
import { createDice } from "./testing/dice.ts";
import { createOracle } from "./testing/oracle.ts";
import { openStage, type Stage } from "./testing/stage.ts";
import { createLeakFinder } from "./testing/traces.ts";
import { changedWorld, createWorld, everyOccasion, occasionIn, type WorldDocument } from "./testing/world.ts";
import { questionsFor } from "./testing/world-library.ts";

const SIZE = { people: 60, channels: 40, documents: 100 };
const OCCASIONS = 50;
const PATIENCE = { timeout: 300_000 };
const Threads = z.object({ threads: z.array(z.object({ thread: z.string() })) });
const Thread = z.object({ turns: z.array(z.object({ question: z.string(), reply: z.unknown() })) });

const dice = createDice(20_261_120);
const first = createWorld(dice, SIZE);
const occasions = Array.from({ length: OCCASIONS }, () => occasionIn(first, dice));
const people = [null, ...Array.from({ length: OCCASIONS - 1 }, (_, at) => `p${at}`)];
const fives = Array.from({ length: SIZE.documents / 5 }, (_, at) => first.documents.slice(at * 5, at * 5 + 5));

let world = first;
let oracle = createOracle(first);
let stage: Stage;
beforeAll(async () => {
  stage = await openStage(first);
});
afterAll(() => stage.close());

test("the world is one in which much may be shown and much may not, in channels too", () => {
  const pairs = occasions.flatMap((occasion) => world.documents.map((document) => oracle.mayShow(occasion, document)));
  expect(pairs).toHaveLength(5_000);
  expect(pairs.filter((may) => may).length).toBeGreaterThan(1_000);
  expect(pairs.filter((may) => !may).length).toBeGreaterThan(1_000);
  const channels = occasions.filter(({ channelType, place }) => channelType !== "im" && place === "conversation");
  const limited = world.documents.filter(({ audience }) => !audience.includes("全職員"));
  const open = channels.filter((occasion) => limited.some((document) => oracle.mayShow(occasion, document)));
  expect(open.length).toBeGreaterThan(10);
});

describe("of 5,000 times somebody, somewhere and a document, exactly what all who read may read", PATIENCE, () => {
  test("is found, listed and read in the library", async () => {
    for (const occasion of [...occasions, ...everyOccasion(world)]) await expectLibraryToShowOnlyWhatMay(occasion);
  });

  test("is ranked, cited, related, nearest, or named in any other way by an answer", async () => {
    const leaksIn = leakFinder();
    const kinds = new Set<string>();
    const readable = { asked: 0, cited: 0 };
    for (const occasion of occasions) {
      const may = (document: WorldDocument) => oracle.mayShow(occasion, document);
      const { asOf, ...readers } = await scopeAt(occasion);
      const answer = async (text: string) => {
        const shown: unknown[] = [];
        const given = await stage.answerer.answer({ text, today: asOf, ...readers }, (each) => shown.push(each));
        expect(leaksIn([given, shown], text, may), `${text} ${JSON.stringify(occasion)}`).toEqual([]);
        kinds.add(given.kind);
        return given;
      };
      for (const five of fives) {
        const text = asksForAll(five);
        if (dice.chance(0.3)) await answer(text);
        const hits = await stage.answerer.search({ text, today: asOf, ...readers }, 100);
        expect(leaksIn(hits, text, may)).toEqual([]);
        const found = five.filter(({ secret }) => hits.some((hit) => hit.text.includes(secret)));
        expect(markersOf(found)).toEqual(markersOf(five.filter(may)));
        for (const document of five) {
          const given = await answer(dice.one(questionsFor(document)));
          if (!may(document)) continue;
          readable.asked += 1;
          if (given.kind === "answered" && given.citations[0]?.title.includes(document.marker)) readable.cited += 1;
        }
      }
    }
    expect([...kinds].toSorted()).toEqual(["answered", "clarify", "unanswerable"]);
    expect(readable.cited / readable.asked).toBeGreaterThan(0.8);
  });

  test("is on the pages of whoever it is, and in what they are answered there", async () => {
    for (const person of people) {
      await expectPagesToShowOnlyWhatMay(person);
      for (const five of fives) await ask(person, dice.one([asksForAll(five), dice.one(questionsFor(dice.one(five)))]));
    }
  });
});

test("a minute after everything has changed, what was answered before follows too", PATIENCE, async () => {
  for (const occasion of occasions) await stage.audiences.audienceOf(occasion);
  world = changedWorld(first, dice, SIZE.people);
  oracle = createOracle(world);
  await stage.change(world);
  for (let seconds = 0; seconds < 60; seconds += 4) {
    stage.pass(4_000);
    for (const occasion of occasions) await stage.audiences.audienceOf(occasion);
  }
  for (const occasion of dice.some(occasions, 15)) await expectLibraryToShowOnlyWhatMay(occasion);
  const leaksIn = leakFinder();
  const withheld: unknown[] = [];
  for (const person of dice.some(people, 15)) {
    await expectPagesToShowOnlyWhatMay(person);
    for (const { question, reply } of await earlierTurns(person)) {
      expect(leaksIn(reply, question, mayRead(person))).toEqual([]);
      if (JSON.stringify(reply).includes("今は読めません")) withheld.push(reply);
    }
  }
  expect(withheld.length).toBeGreaterThan(10);
});

/** Every way into the library shows the same: what the oracle says. */
async function expectLibraryToShowOnlyWhatMay(occasion: Occasion): Promise<void> {
  const { library, placed } = stage;
  const scope = await scopeAt(occasion);
  const listed = new Set((await library.documents(scope)).map(({ document }) => document.id));
  for (const document of world.documents) {
    const { documentId = "", passageId = "" } = placed.get(document.marker) ?? {};
    const terms = {
      words: library.analyser.words(document.marker),
      bigrams: library.analyser.bigrams(document.marker),
    };
    const found = await library.find({ ...terms, depth: 100 }, scope);
    expect(found.filter((each) => !listed.has(each.document.id))).toEqual([]);
    const shown = {
      documents: listed.has(documentId),
      find: found.some((each) => each.document.id === documentId),
      passage: (await library.passage(passageId, scope)) !== undefined,
      text: (await library.text(documentId, scope)) !== undefined,
      earlier: (await library.text(documentId, scope, document.effectiveFrom[0])) !== undefined,
    };
    const may = oracle.mayShow(occasion, document);
    const expected = { documents: may, find: may, passage: may, text: may, earlier: may };
    expect(shown, `${JSON.stringify(document)} ${JSON.stringify(occasion)}`).toEqual(expected);
  }
}

async function expectPagesToShowOnlyWhatMay(person: string | null): Promise<void> {
  const leaksIn = leakFinder();
  const may = mayRead(person);
  const list = await (await get(person, "/documents")).text();
  const listed = world.documents.filter(({ marker }) => list.includes(marker));
  expect(markersOf(listed)).toEqual(markersOf(world.documents.filter(may)));
  expect(leaksIn(list, "", may)).toEqual([]);
  for (const document of world.documents) {
    const source = `/source/${stage.placed.get(document.marker)?.documentId}`;
    const cited = `${source}/${document.effectiveFrom[0]}?passage=0&from=0&to=4`;
    const response = await get(person, dice.one([source, cited]));
    expect([document.marker, response.status]).toEqual([document.marker, may(document) ? 200 : 404]);
    expect(leaksIn(await response.text(), "", may)).toEqual([]);
  }
}

async function ask(person: string | null, question: string): Promise<void> {
  const response = await stage.web.request("/api/ask", {
    method: "POST",
    headers: { ...cookieOf(person), "content-type": "application/json", accept: dice.one(ACCEPTED) },
    body: JSON.stringify({ question }),
  });
  expect(response.status).toBe(200);
  expect(leakFinder()(await response.text(), question, mayRead(person))).toEqual([]);
}

const ACCEPTED = ["application/json", "text/event-stream"];

async function earlierTurns(person: string | null) {
  const { threads } = Threads.parse(await (await get(person, "/api/threads")).json());
  const read = threads.map(async ({ thread }) =>
    Thread.parse(await (await get(person, `/api/threads/${thread}`)).json()),
  );
  return (await Promise.all(read)).flatMap(({ turns }) => turns);
}

function get(person: string | null, path: string) {
  return stage.web.request(path, { headers: cookieOf(person) });
}

function cookieOf(person: string | null) {
  return { cookie: `do_viewer=${person ?? ""}` };
}

function mayRead(person: string | null): (document: WorldDocument) => boolean {
  return (document) => oracle.mayRead(person, document);
}

async function scopeAt(occasion: Occasion): Promise<Scope> {
  const { viewer, readers } = await stage.audiences.audienceOf(occasion);
  return { asOf: world.day, viewer, ...(readers === undefined ? {} : { readers }) };
}

function leakFinder() {
  return createLeakFinder(world, new Map([...stage.placed].map(([marker, { documentId }]) => [marker, documentId])));
}

function asksForAll(some: readonly WorldDocument[]): string {
  return `${some.map(({ marker }) => marker).join("と")}の書類は、いつまでに提出しますか`;
}

function markersOf(some: readonly WorldDocument[]): readonly string[] {
  return some.map(({ marker }) => marker).toSorted();
}
