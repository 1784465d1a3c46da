import { expect, test } from "vitest";
import type { Block, Reading } from "./block.ts";
import { type MetadataSources, metadataOf } from "./metadata.ts";

function sources(more: Partial<Reading>, manifest: Readonly<Record<string, unknown>> = {}): MetadataSources {
  const reading = { blocks: [], pictures: [], title: null, frontMatter: {}, warnings: [], ...more };
  return { reading, manifest, fileName: "文書.pdf", fileDate: "2026-11-22" };
}
const paragraphs = (...texts: readonly string[]): readonly Block[] =>
  texts.map((text) => ({ kind: "paragraph", text }));

test("front matter goes before the manifest, and the manifest before the text", () => {
  const given = sources(
    { title: "見出し", frontMatter: { title: "要綱", effectiveFrom: "2022-10-01" } },
    {
      title: "別の題名",
      category: "要綱",
      owner: "総務部人事課",
      audience: ["所属:総務部人事課", "グループ:CSIRT"],
      appliesTo: ["常勤職員", "知事部局"],
    },
  );
  expect(metadataOf(given)).toEqual({
    kind: "valid",
    warnings: [],
    dateCandidates: null,
    isGuessed: false,
    unsaid: [],
    metadata: {
      title: "要綱",
      number: null,
      category: "要綱",
      issuer: "",
      owner: "総務部人事課",
      effectiveFrom: "2022-10-01",
      effectiveTo: null,
      audience: { kind: "limited", departments: ["総務部人事課"], groups: ["CSIRT"], posts: [], people: [] },
      appliesTo: { employments: ["常勤職員"], bodies: ["知事部局"] },
    },
  });
});

test("the text tells the title, the number with its issuer, and the latest day of its 附則, with a warning", () => {
  const blocks = paragraphs(
    "令和2年星見県訓令第12号",
    "第1条　平成元年1月1日から施行する。",
    "附則",
    "この訓令は、令和2年4月1日から施行する。",
    "附則（令和4年訓令第3号）",
    "この訓令は、令和四年十月一日から施行する。",
  );
  expect(metadataOf(sources({ title: "○服務規程", blocks }))).toMatchObject({
    metadata: {
      title: "服務規程",
      number: "令和2年星見県訓令第12号",
      issuer: "星見県",
      category: "訓令",
      effectiveFrom: "2022-10-01",
    },
    warnings: [{ code: "date-from-text", detail: "2022-10-01" }],
  });
});

test("a line that names a kind of document is the title where nothing is set as one", () => {
  const blocks = paragraphs("令和5年3月31日", "○文書取扱規程（抄）", "訓令第8号", "第1条　文書について");
  expect(metadataOf(sources({ blocks }))).toMatchObject({
    metadata: { title: "文書取扱規程（抄）", category: "訓令" },
  });
  expect(metadataOf(sources({ blocks: paragraphs("規程により、定める。", "第1条　規則") }))).toMatchObject({
    warnings: [{ code: "title-from-file-name" }, { code: "date-from-file" }],
  });
});

test("a head in Japanese says who may read: 閲覧範囲 that is not understood would open the document", () => {
  const frontMatter = { 閲覧範囲: "所属:総務部人事課", 担当: "総務部人事課" };
  expect(metadataOf(sources({ title: "審査要領", frontMatter }))).toMatchObject({
    metadata: { owner: "総務部人事課", audience: { kind: "limited", departments: ["総務部人事課"] } },
  });
});

test.each(["第1条", "第十二条（目的）", "-　記載の例", "・次の表", "職員は、鍵を返さなければならない。"])(
  "a heading like %s is no title",
  (title) => {
    expect(metadataOf(sources({ title }))).toMatchObject({ metadata: { title: "文書" } });
  },
);
test("the number of a rule takes its year from the day on the line beside it, and a letter's stands at its head", () => {
  const rule = paragraphs("旅費規則", "令和5年3月31日", "星見県規則第12号", "第1条　定める。");
  expect(metadataOf(sources({ title: "旅費規則", blocks: rule }))).toMatchObject({
    metadata: { number: "令和5年星見県規則第12号", issuer: "星見県" },
  });
  const letter = paragraphs("人第123号", "令和6年4月1日", "各所属長　様", "服務について");
  expect(metadataOf(sources({ title: "服務について", blocks: letter }))).toMatchObject({
    metadata: { number: "人第123号" },
  });
  const spaced = paragraphs("総人第　123号", "令和6年4月1日", "服務について");
  expect(metadataOf(sources({ title: "服務について", blocks: spaced }))).toMatchObject({
    metadata: { number: "総人第　123号" },
  });
  const form = paragraphs("様式第5号", "勤務命令申請書");
  expect(metadataOf(sources({ title: "勤務命令申請書", blocks: form }))).toMatchObject({ metadata: { number: null } });
});

test("the rule that a collection marks with a circle is the title, whatever its page is called", () => {
  const blocks = paragraphs("○公印規程", "昭和38年7月1日", "星見県訓令甲第11号", "第1条　定める。");
  expect(metadataOf(sources({ title: "例規集", blocks }))).toMatchObject({ metadata: { title: "公印規程" } });
});

test("the file's name and date are the last resort, with warnings", () => {
  expect(metadataOf(sources({ title: "（　）" }))).toMatchObject({ metadata: { title: "文書" } });
  expect(metadataOf(sources({}))).toMatchObject({
    metadata: { title: "文書", effectiveFrom: "2026-11-22" },
    warnings: [{ code: "title-from-file-name" }, { code: "date-from-file", detail: "2026-11-22" }],
  });
});

test("an unknown category is filed under その他 and said", () => {
  const result = metadataOf(
    sources({ frontMatter: { title: "法", category: "約款", effectiveFrom: "令和5年4月1日" } }),
  );
  expect(result).toMatchObject({
    metadata: { category: "その他", effectiveFrom: "2023-04-01" },
    warnings: [{ code: "unknown-category", detail: "約款" }],
  });
});

test.each([
  ["audience", ["人事課だけ"]],
  ["appliesTo", ["臨時職員"]],
  ["title", ""],
])("a wrong %s is refused by name", (field, value) => {
  const frontMatter = { title: "要綱", effectiveFrom: "2022-10-01", [field]: value };
  expect(metadataOf(sources({ frontMatter }))).toEqual({
    kind: "refused",
    reason: { code: "invalid-metadata", detail: field },
  });
});

test("a title that is too long is said to be so", () => {
  const frontMatter = { title: "要".repeat(201), effectiveFrom: "2022-10-01" };
  expect(metadataOf(sources({ frontMatter }))).toEqual({
    kind: "refused",
    reason: { code: "too-long-metadata", detail: "title" },
  });
});

test.each(["2022-02-30", "令和4年2月30日", "昨日", "2022年10月"])("%s is no day, and that is said of it", (day) => {
  expect(metadataOf(sources({ frontMatter: { title: "要綱", effectiveFrom: day } }))).toEqual({
    kind: "refused",
    reason: { code: "invalid-date", detail: day },
  });
});

test.each([
  ...["2026/4/1", "２０２６－０４－０１", "R8.4.1", "Ｒ８．４．１", "令和 8 年 4 月 1 日", "令和八年四月一日"],
  ...["二〇二六年四月一日", "令和8年4月1日（水）", "2026-04-01T00:00:00Z", 20260401],
])("%s is 2026-04-01, under the field's Japanese name too", (day) => {
  for (const frontMatter of [{ effectiveFrom: day }, { 施行日: day }])
    expect(metadataOf(sources({ frontMatter }))).toMatchObject({ metadata: { effectiveFrom: "2026-04-01" } });
});

test("a text that ends before it starts is refused", () => {
  const frontMatter = { effectiveFrom: "2022-10-01", effectiveTo: "2022-10-01" };
  expect(metadataOf(sources({ frontMatter }))).toMatchObject({ reason: { detail: "effectiveTo" } });
});

test("a text that lapses by its own words ends on the day after, unless another end is given", () => {
  const blocks = paragraphs("附則", "この要綱は、令和5年4月1日から施行し、令和8年3月31日限り、その効力を失う。");
  expect(metadataOf(sources({ title: "助成要綱", blocks }))).toMatchObject({
    metadata: { effectiveFrom: "2023-04-01", effectiveTo: "2026-04-01" },
    warnings: [{ code: "date-from-text" }, { code: "lapses-by-text", detail: "2026-03-31" }],
  });
  expect(metadataOf(sources({ title: "助成要綱", blocks }, { effectiveTo: "2025-04-01" }))).toMatchObject({
    metadata: { effectiveTo: "2025-04-01" },
  });
});

test("a text that leaves the day open has the file's for now, with the days to choose from and what starts apart", () => {
  const blocks = paragraphs(
    "令和4年3月31日規則第5号",
    "附則",
    "この規則は、知事が別に定める日から施行する。ただし、第3条の規定は、令和4年10月1日から施行する。",
  );
  expect(metadataOf(sources({ title: "旅費規則", blocks }))).toMatchObject({
    metadata: { effectiveFrom: "2026-11-22" },
    dateCandidates: [{ day: "2022-10-01" }, { day: "2022-03-31" }],
    warnings: [
      { code: "date-from-file", detail: "2026-11-22" },
      { code: "date-candidates", detail: "2022-10-01、2022-03-31" },
      { code: "part-starts-apart", detail: "ただし、第3条の規定は、令和4年10月1日から施行する。" },
    ],
  });
});

test.each([
  ["令和2年星見県訓令第12号", "星見県"],
  ["令和五年三月三十一日　星見県規則第十二号", "星見県"],
  ["星見県教育委員会規則第3号", "星見県教育委員会"],
  ["令和5年規則第12号", ""],
  ["人第12号", ""],
])("who issued %s is read from it", (number, issuer) => {
  expect(metadataOf(sources({ frontMatter: { number } }))).toMatchObject({ metadata: { issuer } });
});

test.each([
  ...["旅費の手引_v2_最終版.docx", "旅費の手引（改正後）.pdf", "旅費の手引 (1).txt"],
  ...["【改正後】旅費の手引.docx", "旅費の手引 - コピー.md"],
  ...["旅費の手引 - コピー.docx", "【改正】旅費の手引.docx"],
])("the name %s stands for the title of every version", (fileName) => {
  expect(metadataOf({ ...sources({ title: null }), fileName })).toMatchObject({ metadata: { title: "旅費の手引" } });
});

test.each([
  ["旅費規則をここに公布する。", "令和2年3月31日", "星見県知事　星見　太郎", "星見県規則第12号", "　旅費規則"],
  ["本庁", "出先機関", "旅費規則を次のように定める。", "星見県規則第12号", "令和2年3月31日", "旅　費　規　則"],
])("a rule below its promulgation (%s, %s) is called as that says", (...lines) => {
  const blocks = paragraphs(...lines, "第1条　定める。");
  expect(metadataOf(sources({ title: "本庁", blocks }))).toMatchObject({
    metadata: { title: "旅費規則", category: "規則", number: expect.stringContaining("星見県規則第12号") },
  });
});

test("the day on the line above a number belongs to it", () => {
  const blocks = paragraphs("令和2年3月31日", "星見県規則第12号", "第1条　定める。");
  expect(metadataOf(sources({ title: "旅費規則", blocks }))).toMatchObject({
    metadata: { number: "令和2年星見県規則第12号", issuer: "星見県" },
  });
});
