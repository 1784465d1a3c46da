import { expect, onTestFinished, test } from "vitest";
import { openStore } from "../../corpus/store/connection.ts";
import { openCaseStore } from "./improvement-cases.ts";

const YEAR = { from: "2026-04-01", to: "2027-03-31" };

async function open() {
  const store = openStore(":memory:");
  onTestFinished(store.close);
  return openCaseStore(store);
}

function draft(id: string, requestId = `r-${id}`) {
  return {
    ...({
      id,
      requestId,
      area: "process",
      caseKind: "improvement",
      credit: "anonymous",
      name: null,
      unit: null,
    } as const),
    text: { title: `題${id}`, before: "前", action: "した", effect: "効いた" },
    ...{ hours: 1.5, money: 0, adoptedOn: "2026-11-01" },
  };
}

test("a request is drafted once, the first as it was", async () => {
  const cases = await open();
  expect(await cases.draft(draft("a", "r"))).toBe(true);
  expect(await cases.draft(draft("b", "r"))).toBe(false);
  expect(await cases.ofRequest("r")).toEqual({
    ...draft("a", "r"),
    ...{ status: "draft", publishedText: null, publishedOn: null, number: null, documentId: null, version: 1 },
  });
  expect(await cases.find("b")).toBeUndefined();
});

test("a change that expects another version changes nothing", async () => {
  const cases = await open();
  await cases.draft(draft("a"));
  const text = { ...draft("a").text, title: "新しい題" };
  expect(await cases.change("a", 1, { text })).toBe(true);
  expect(await cases.change("a", 1, { text: { ...text, title: "遅れた題" } })).toBe(false);
  expect(await cases.find("a")).toMatchObject({ version: 2, text });
});

test("numbers count up in each year, and a case keeps its own", async () => {
  const cases = await open();
  for (const id of ["a", "b", "c"]) await cases.draft(draft(id));
  expect(await cases.release("a", 1, { day: "2026-11-20", ...YEAR })).toMatchObject({
    number: 1,
    status: "publishing",
  });
  expect(await cases.release("b", 1, { day: "2027-03-31", ...YEAR })).toMatchObject({ number: 2 });
  const next = { day: "2027-04-01", from: "2027-04-01", to: "2028-03-31" };
  expect(await cases.release("c", 1, next)).toMatchObject({ number: 1, publishedOn: "2027-04-01" });
  expect(await cases.release("a", 2, { ...next, day: "2027-05-01" })).toMatchObject({
    number: 1,
    publishedOn: "2026-11-20",
  });
  expect(await cases.release("a", 2, next)).toBeUndefined();
  expect((await cases.all("publishing")).map(({ id }) => id)).toEqual(["a", "b", "c"]);
  expect(await cases.all("published")).toEqual([]);
});
