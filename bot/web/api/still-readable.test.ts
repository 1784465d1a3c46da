import { expect, test } from "vitest";
import { ANYONE } from "../../../corpus/document.ts";
import { createFakeConversation } from "../testing/conversation.ts";
import { openOffice, TODAY } from "../testing/office.ts";
import { createStillReadable } from "./still-readable.ts";

async function open() {
  const library = await openOffice();
  const conversation = createFakeConversation(library);
  const reply = async (text: string) => {
    const received = await conversation.receive({ text, viewer: ANYONE });
    if (received.kind === "rejected") throw new Error(received.sentence);
    return received.turn.reply;
  };
  const entries = await library.documents({ asOf: TODAY, viewer: ANYONE });
  const rule = entries.find(({ document }) => document.title === "在宅勤務取扱要綱")?.document.id ?? "";
  return { library, reply, rule, stillReadable: createStillReadable(library, () => TODAY) };
}

test.each(["在宅勤務は何日？", "不明な点は？", "矛盾は？"])(
  "a reply stays as it is while its documents may be read: %s",
  async (text) => {
    const { reply, stillReadable } = await open();
    const given = await reply(text);
    expect(await stillReadable(given, ANYONE)).toEqual(given);
  },
);

test("an answer stays as it is when its document is named anew", async () => {
  const { library, reply, rule, stillReadable } = await open();
  const given = await reply("在宅勤務は何日？");
  await library.identify(rule, { issuer: "見本県", title: "テレワーク取扱要綱", number: null });
  expect(await stillReadable(given, ANYONE)).toEqual(given);
});

test("an answer is not shown again once its documents may not be read, nor are they named", async () => {
  const { library, reply, rule, stillReadable } = await open();
  const [answered, unanswerable] = [await reply("在宅勤務は何日？"), await reply("不明な点は？")];
  await library.withdraw(rule);
  const shown = [await stillReadable(answered, ANYONE), await stillReadable(unanswerable, ANYONE)];
  expect(shown).toMatchObject([
    { kind: "unanswerable", text: expect.stringContaining("今は読めません"), nearest: [], handOff: null },
    { kind: "unanswerable", nearest: [] },
  ]);
  expect(JSON.stringify(shown)).not.toMatch(/在宅勤務取扱要綱|週4日/u);
  expect(JSON.stringify(shown)).not.toContain(rule);
});

test("a related document that may not be read any more is left out of an answer that stays", async () => {
  const { library, reply, rule, stillReadable } = await open();
  const given = await reply("在宅勤務は何日？");
  if (given.kind !== "answered") throw new Error("Not answered");
  const others = (await library.documents({ asOf: TODAY, viewer: ANYONE })).filter(
    ({ document }) => document.id !== rule,
  );
  const other = others[0]?.document ?? { id: "", title: "" };
  const related = [
    ...given.related,
    { documentId: other.id, title: other.title, locator: "", url: `/source/${other.id}` },
  ];
  await library.withdraw(other.id);
  expect(await stillReadable({ ...given, related }, ANYONE)).toEqual(given);
});
