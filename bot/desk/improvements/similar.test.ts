import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ANYONE, type Viewer } from "../../../corpus/document.ts";
import { type OpenLibrary, openMemoryLibrary } from "../../../corpus/open.ts";
import { openSynonyms } from "../../../corpus/open-synonyms.ts";
import { inProcessReader } from "../../../ingest/isolation/in-process.ts";
import { ingestPaths } from "../../../ingest/pipeline.ts";
import { createAnswerer } from "../../../rag/answer.ts";
import type { Answerer } from "../../../rag/contract.ts";
import { openSubmissionStore, type Submission, type SubmissionStore } from "../../store/improvement-submissions.ts";
import { suggestDepartment } from "./department.ts";
import { createSimilarCases, type DraftText } from "./similar.ts";

const SAMPLES = fileURLToPath(new URL("../../../corpus/samples/documents/", import.meta.url));
const TODAY = "2026-11-20";
const WRITER: Viewer = { ...ANYONE, id: "p002" };
const MINUTES: DraftText = {
  title: "議事録をAIで作る",
  before: "審議会の録音を文字に起こすのに時間がかかる",
  action: "生成AIで議事録の案を作成した",
};
const KEYS: DraftText = {
  title: "公用車の鍵ボックス",
  before: "公用車の鍵の受け渡しに窓口で待たされる",
  action: "番号で開く鍵ボックスを設置",
};

let library: OpenLibrary;
let answerer: Answerer;
let submissions: SubmissionStore;
let similar: ReturnType<typeof createSimilarCases>;

beforeAll(async () => {
  library = await openMemoryLibrary();
  await ingestPaths({
    library,
    reader: inProcessReader,
    paths: [`${SAMPLES}cases`, `${SAMPLES}manuals`],
    sample: true,
  });
  const { analyser } = library;
  answerer = createAnswerer({ library, analyser, synonyms: await openSynonyms(SAMPLES, analyser) });
  submissions = await openSubmissionStore(library.store);
  similar = createSimilarCases({ answerer, library, submissions, analyser });
});
afterAll(() => library.close());

function sent(change: Partial<Submission>): Submission {
  return {
    ...{ requestId: "r1", number: "改善-0001", askerId: "p001", unit: "総務部人事課", joiners: [], effect: "" },
    title: "公用車の鍵を番号式の箱で受け渡す",
    before: "公用車の鍵は庁舎管理の窓口で受け渡していて、1件あたり15分待っていた。",
    action: "暗証番号で開く鍵箱を車庫に置いた。",
    ...{ confidential: false, phase: "open", adoptedOn: null },
    ...change,
  };
}

test.each([
  [MINUTES, "審議会の議事録案を生成AI「ほしみAI」で作成"],
  [
    { title: "引継ぎを動画に", before: "異動のたびに引継書を書くのに時間がかかる", action: "短い動画に撮って残した" },
    "10分の動画で残す事務引継ぎ",
  ],
  [
    { title: "道路の穴を写真で報告", before: "道路の損傷の場所が電話ではわからない", action: "スマホの写真で報告する" },
    "道路損傷の写真報告を公用スマートフォンに一本化",
  ],
  [
    { title: "共有受信箱のルール", before: "共有のメールを誰が返信したかわからない", action: "担当者の箱に分けた" },
    "共有メールの「三つの箱」で返信漏れをなくす",
  ],
])("a published case like it is offered to build on: $title", async (draft, title) => {
  const [first] = await similar({ draft, viewer: WRITER, today: TODAY });
  expect(first).toMatchObject({ kind: "builds-on", title, owner: expect.any(String) });
});

test.each([
  { title: "庭の草刈りを外注", before: "庁舎周辺の草刈りを職員で行っていた", action: "シルバー人材センターに委託した" },
  {
    title: "手話通訳の予約をウェブで",
    before: "手話通訳の予約がファックスだけだった",
    action: "ウェブの予約フォームを作った",
  },
  { title: "", before: "", action: "" },
])("nothing is offered where nothing is like it: $title", async (draft) => {
  expect(await similar({ draft, viewer: WRITER, today: TODAY })).toEqual([]);
});

test("a date in the draft does not move the search to its day", async () => {
  const draft = { ...MINUTES, before: `平成20年4月1日から続いていた。${MINUTES.before}` };
  expect(await similar({ draft, viewer: WRITER, today: TODAY })).toMatchObject([{ kind: "builds-on" }]);
});

test("a submitted one like it is offered to join, without its author", async () => {
  await submissions.keep(sent({}));
  const found = await similar({ draft: KEYS, viewer: WRITER, today: TODAY });
  expect(found[0]).toMatchObject({ kind: "join", requestId: "r1", number: "改善-0001" });
  expect(JSON.stringify(found)).not.toContain("p001");
});

test.each([
  ["their own", { askerId: "p002" }],
  ["one that they have joined", { joiners: ["p002"] }],
  ["a confidential one", { confidential: true }],
  ["one that is decided", { phase: "ended" }],
] as const)("%s is not offered", async (_, change) => {
  await submissions.keep(sent(change));
  expect((await similar({ draft: KEYS, viewer: WRITER, today: TODAY })).filter(({ kind }) => kind === "join")).toEqual(
    [],
  );
});

test("the one that is being edited is not offered to itself", async () => {
  await submissions.keep(sent({}));
  const found = await similar({ draft: KEYS, viewer: WRITER, today: TODAY, exceptId: "r1" });
  expect(found.filter(({ kind }) => kind === "join")).toEqual([]);
});

test("a case that the writer may not read is offered only to who may", async () => {
  const passage = {
    kind: "case",
    sections: [],
    caption: "改善前",
    locator: "改善前",
    article: null,
    page: null,
  } as const;
  await library.add([
    {
      document: {
        ...{
          issuer: "星見県",
          title: "給食費の督促を夜間に行う",
          number: null,
          category: "事例",
          owner: "教育庁総務課",
        },
        audience: { kind: "limited", departments: ["教育庁"], groups: [], posts: [], people: [] },
        ...{ appliesTo: { employments: [], bodies: [] }, sample: false },
      },
      ...{ effectiveFrom: "2026-01-01", effectiveTo: null, contentHash: "h", fileName: "f" },
      passages: [{ ...passage, text: "給食費の督促の電話が昼は通じず、夜間に当番で督促の電話をかけることにした。" }],
    },
  ]);
  const draft = {
    title: "給食費の督促",
    before: "給食費の督促の電話が昼は通じない",
    action: "夜間に督促の電話をかける当番にした",
  };
  expect(await similar({ draft, viewer: WRITER, today: TODAY })).toEqual([]);
  const inside = { ...WRITER, departments: ["教育庁", "総務課", "教育庁総務課"] };
  expect(await similar({ draft, viewer: inside, today: TODAY })).toMatchObject([{ title: "給食費の督促を夜間に行う" }]);
});

test("the department that the asker named is in charge, else that of the nearest manual, never of a case", async () => {
  const reader = { viewer: ANYONE, today: TODAY };
  const parts = { answerer, library };
  expect(await suggestDepartment({ name: "何か", owner: "建設部道路課" }, reader, parts)).toEqual({
    unit: "建設部道路課",
    because: { kind: "asker" },
  });
  const fields = { name: MINUTES.title, before: MINUTES.before };
  expect(await suggestDepartment(fields, reader, parts)).toEqual({
    unit: "総合政策部デジタル推進課",
    because: { kind: "document", title: "ほしみAI利用マニュアル" },
  });
  expect(await suggestDepartment({ name: " " }, reader, parts)).toBeNull();
});
