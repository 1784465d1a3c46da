import type { Document, Passage } from "../../../corpus/document.ts";
import type { NewRevision } from "../../../corpus/library.ts";
import { type OpenLibrary, openMemoryLibrary } from "../../../corpus/open.ts";
import { type Person, peopleOn } from "../../people/people.ts";

export const TODAY = "2026-11-20";
export const CLOCK = () => new Date(`${TODAY}T03:00:00Z`);

const EVERYBODY: readonly Person[] = [
  person("p1", "朝倉 ひかり", "総務部", "人事課", "係長", "常勤職員"),
  person("p2", "五十嵐 豊", "土木部", "河川課", "事務補助員", "会計年度任用職員"),
  { ...person("p3", "去年 の人", "総務部", "人事課", "主事", "常勤職員"), validTo: "2025-03-31" },
];

export const PEOPLE = async (day: string) => peopleOn(EVERYBODY, day);

/** A small office: a rule in three revisions, the last not yet in force; one that only 人事課 reads; a hostile text. */
export async function openOffice(): Promise<OpenLibrary> {
  const library = await openMemoryLibrary();
  const rule = { title: "在宅勤務取扱要綱", number: "訓令第1号" } as const;
  await library.add([
    revision(rule, "2020-04-01", "週2日"),
    revision(rule, "2025-04-01", "週4日"),
    revision(rule, "2027-04-01", "週5日"),
    revision(
      {
        title: "懲戒審査の手引",
        category: "マニュアル",
        audience: { kind: "limited", departments: ["総務部人事課"], groups: [], posts: [], people: [] },
      },
      "2024-04-01",
      "週1回",
    ),
    revision({ title: `<img src=x onerror="alert(1)">の通知`, category: "通知" }, "2024-04-01", "<b>太字</b>"),
  ]);
  return library;
}

function revision(document: Partial<Document>, effectiveFrom: string, limit: string): NewRevision {
  return {
    document: {
      issuer: "見本県",
      title: "規程",
      number: null,
      category: "要綱",
      owner: "総務部行政改革課",
      audience: { kind: "everyone" },
      appliesTo: { employments: ["常勤職員"], bodies: ["知事部局"] },
      sample: true,
      ...document,
    },
    effectiveFrom,
    effectiveTo: null,
    contentHash: `${document.title}-${effectiveFrom}`,
    fileName: `${effectiveFrom}.md`,
    passages: [
      passage("第1章 総則", "（目的）", "第1条", "この要綱は、在宅勤務に関し必要な事項を定める。"),
      ...clauses("第2章 手続", "第2条", 18),
      passage(
        "第3章 日数",
        "（日数）",
        "第3条第1項",
        `在宅勤務は、${limit}を限度とする。\nただし、所属長が認めるときは、この限りでない。`,
      ),
      ...clauses("第4章 雑則", "第4条", 18),
      { ...passage("別表", null, "別表第1", "区分：本庁　上限：4日\n区分：振興局　上限：3日"), kind: "table" },
    ],
  };
}

function clauses(heading: string, article: string, count: number) {
  return Array.from({ length: count }, (_, index) =>
    passage(
      heading,
      "（手続）",
      `${article}第${index + 1}項`,
      `手続の${index + 1}番目は、別に定めるところによる。`.repeat(3),
    ),
  );
}

function passage(
  heading: string,
  caption: string | null,
  locator: string,
  text: string,
): Omit<Passage, "id" | "revisionId" | "position"> {
  return { kind: "article", sections: [{ level: 1, heading }], caption, locator, article: null, page: null, text };
}

function person(
  id: string,
  name: string,
  department: string,
  section: string,
  post: string,
  employment: Person["employment"],
): Person {
  return {
    id,
    name,
    department,
    section,
    post,
    employment,
    groups: [],
    validFrom: "2020-04-01",
    validTo: null,
    email: null,
    concurrent: [],
  };
}
