import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { ANYONE } from "../../../corpus/document.ts";
import { inProcessReader } from "../../../ingest/isolation/in-process.ts";
import { ingestPaths } from "../../../ingest/pipeline.ts";
import { EDITOR, officeOpener, request, TODAY } from "./testing/office.ts";

const openOffice = officeOpener();

const SAMPLES = fileURLToPath(new URL("../../../corpus/samples/documents", import.meta.url));
const QUESTIONS = [
  "公用車の鍵の受け渡しを早くした事例は？",
  "鍵を番号式の箱で渡すようにして、待ち時間はどのくらい減りましたか",
  "公用車の鍵箱の取組の効果を教えて",
];

test("among all sample documents the published case is found and cited, and no more once it is taken back", async () => {
  const { library, answerer, follow, publishing, similarCases } = await openOffice();
  await ingestPaths({ library, reader: inProcessReader, paths: [SAMPLES], sample: true });
  const ask = async (text: string) => {
    const answer = await answerer.answer({ text, today: TODAY, viewer: ANYONE });
    return answer.kind === "answered" ? answer.citations.map(({ title }) => title) : [];
  };
  await follow(request({ id: "r1", ending: "approved" }));
  const [draft] = await publishing.cases(EDITOR);
  const title = "公用車の鍵を番号式の箱で受け渡す";
  for (const question of QUESTIONS) expect(await ask(question)).not.toContain(title);
  await publishing.publish({ caseId: draft?.id ?? "", version: 1, knowsHints: false, personId: EDITOR });
  for (const question of QUESTIONS) expect(await ask(question)).toContain(title);
  const written = {
    title: "鍵ボックスの設置",
    before: "公用車の鍵の受け渡しで窓口に並ぶ",
    action: "暗証番号で開く鍵箱を置く",
  };
  expect(await similarCases({ draft: written, viewer: ANYONE, today: TODAY })).toMatchObject([
    { kind: "builds-on", title },
  ]);
  await publishing.unpublish(draft?.id ?? "", EDITOR);
  for (const question of QUESTIONS) expect(await ask(question)).not.toContain(title);
});
