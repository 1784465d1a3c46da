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

test("the file's name and date are the last resort, with warnings", () => {
  expect(metadataOf(sources({}))).toMatchObject({
    metadata: { title: "文書", effectiveFrom: "2026-11-22" },
    warnings: [{ code: "title-from-file-name" }, { code: "date-from-file", detail: "2026-11-22" }],
  });
});

test("an unknown category is filed under その他 and said", () => {
  const result = metadataOf(
    sources({ frontMatter: { title: "法", category: "法令", effectiveFrom: "令和5年4月1日" } }),
  );
  expect(result).toMatchObject({
    metadata: { category: "その他", effectiveFrom: "2023-04-01" },
    warnings: [{ code: "unknown-category", detail: "法令" }],
  });
});

test.each([
  ["effectiveFrom", "2022-02-30"],
  ["effectiveTo", "いつか"],
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

test("a text that ends before it starts is refused", () => {
  const frontMatter = { effectiveFrom: "2022-10-01", effectiveTo: "2022-10-01" };
  expect(metadataOf(sources({ frontMatter }))).toMatchObject({ reason: { detail: "effectiveTo" } });
});
