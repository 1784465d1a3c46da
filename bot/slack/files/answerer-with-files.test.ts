import { afterAll, beforeAll, expect, test as it, onTestFinished } from "vitest";
import { answererWithFiles } from "./answerer-with-files.ts";
import { bytesOf, MEMO, OTHER, openFiles, openOffice, SENDER, temporaryFolder } from "./testing/desk.ts";

const THREAD = "slack:D1:1.0";
const TODAY = "2026-11-25";
let office: Awaited<ReturnType<typeof openOffice>>;

beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.library.close());

/** The answerer of a thread into which the sender has sent the memo. */
async function openThread() {
  const files = await openFiles(await temporaryFolder(), office.answering);
  onTestFinished(files.close);
  const kept = await files.keep(THREAD, SENDER, { id: "F1", name: "懇談会.txt", bytes: bytesOf(MEMO) });
  await files.makeAskable(kept);
  return answererWithFiles(office.base, files);
}

const question = (text: string, viewer = SENDER) => ({ text, today: TODAY, viewer });

it("asks the file first", async () => {
  const answerer = await (await openThread())(THREAD, SENDER);
  expect(await answerer.answer(question("会費はいくらですか"))).toMatchObject({
    kind: "answered",
    notices: ["「懇談会.txt」の内容からお答えしています。所属の規程ではありません。"],
  });
});

it("asks the office's documents where the file does not tell, and says that it was they", async () => {
  const answerer = await (await openThread())(THREAD, SENDER);
  const asked = question("名札を忘れたときはどうすればよいですか");
  const { notices, ...answer } = { notices: [], ...(await answerer.answer(asked)) };
  expect(notices).toEqual(["「懇談会.txt」では確認できなかったため、所属の資料からお答えしています。"]);
  const { notices: _, ...alone } = { notices: [], ...(await office.base.answer(asked)) };
  expect({ ...answer, timings: null }).toEqual({ ...alone, timings: null });
});

it("says that neither tells", async () => {
  const answerer = await (await openThread())(THREAD, SENDER);
  expect(await answerer.answer(question("ペンギンの飼い方"))).toMatchObject({
    kind: "unanswerable",
    notices: ["「懇談会.txt」でも確認できませんでした。"],
  });
});

it("passes a question back as it is", async () => {
  const answerer = await (await openThread())(THREAD, SENDER);
  const asked = question("年次休暇は何日ですか");
  expect(await answerer.answer(asked)).toEqual(await office.base.answer(asked));
});

it("is the office's answerer where there is no file, in another thread and for another person", async () => {
  const answererFor = await openThread();
  expect(await answererFor("slack:D1:2.0", SENDER)).toBe(office.base);
  expect(await answererFor(THREAD, OTHER)).toBe(office.base);
});

it("keeps the file to itself where anybody else asks or reads along", async () => {
  const answerer = await (await openThread())(THREAD, SENDER);
  const text = "会費はいくらですか";
  const shared = await answerer.answer({ ...question(text), readers: [SENDER, OTHER] });
  const others = await answerer.answer(question(text, OTHER));
  for (const answer of [shared, others]) expect(JSON.stringify(answer)).not.toMatch(/4,500|懇談会/u);
  expect(await answerer.answer({ ...question(text), readers: [SENDER] })).toMatchObject({ kind: "answered" });
});
