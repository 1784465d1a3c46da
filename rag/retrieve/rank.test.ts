import { describe, expect, it } from "vitest";
import { ANYONE } from "../../corpus/document.ts";
import { createSynonyms } from "../../corpus/japanese/synonyms.ts";
import { openMemoryLibrary } from "../../corpus/open.ts";
import { createUnderstanding } from "../question/understand.ts";
import { revisionOf, type Sketch } from "../testing/regulations.ts";
import { linear, type Ranked } from "./rank.ts";
import { retrieve } from "./retrieve.ts";

const RULE: Sketch = { title: "自転車利用要領", text: "自転車の鍵は守衛室で受け取る。" };
/** The same words in another document: only a rule can tell the two apart. */
const TWIN: Sketch = { ...RULE, issuer: "山辺県" };

describe("ranking", () => {
  it.each<readonly [string, string, Sketch, string]>([
    ["a supplementary provision", "自転車の鍵", { ...TWIN, kind: "supplement" }, "附則の自転車の鍵"],
    ["a case study", "自転車の鍵", { ...TWIN, category: "事例" }, ""],
    [
      "a rule for other staff",
      "常勤職員の自転車の鍵",
      { ...TWIN, appliesTo: { employments: ["再任用職員"] } },
      "自転車の鍵",
    ],
    ["a later paragraph", "自転車の鍵", { ...TWIN, locator: "第1条第2項" }, ""],
    ["an article that only states its purpose", "自転車の鍵", { ...TWIN, caption: "目的" }, "自転車の鍵の目的"],
    [
      "a text that amends another",
      "自転車の鍵",
      { ...TWIN, title: "自転車利用要領の一部を改正する要領" },
      "改正する自転車の鍵",
    ],
  ])("puts %s behind, unless it is asked for", async (_name, question, other, unless) => {
    const ranked = await rankedFor(question, [RULE, other]);
    expect(ranked[0]?.document.issuer).toBe("海辺県");
    expect(byRules(ranked[1])).toBeLessThan(byRules(ranked[0]) - 0.4);
    if (unless === "") return;
    const asked = await rankedFor(unless, [RULE, other]);
    expect(byRules(asked[1])).toBeCloseTo(byRules(asked[0]), 6);
  });

  it("puts a case study first where an example is asked for", async () => {
    const ranked = await rankedFor("自転車の鍵の事例はありますか", [RULE, { ...TWIN, category: "事例" }]);
    expect(ranked.map(({ document }) => document.issuer)).toEqual(["山辺県", "海辺県"]);
  });

  it("puts the rule for the staff in question before the one for everyone and the one for others", async () => {
    const own: Sketch = { ...RULE, issuer: "川辺県", appliesTo: { employments: ["会計年度任用職員"] } };
    const others: Sketch = { ...RULE, issuer: "谷辺県", appliesTo: { employments: ["常勤職員"] } };
    const ranked = await rankedFor("会計年度任用職員の自転車の鍵", [others, RULE, own]);
    expect(ranked.map(({ document }) => document.issuer)).toEqual(["川辺県", "海辺県", "谷辺県"]);
    expect(byRules(ranked[2])).toBeLessThan(-3);
  });

  it("puts the 号 that the question names before its 項 and its neighbours, and does so for no 項 but its own", async () => {
    const text = "二　自転車の鍵は守衛室で受け取り、使い終わったらその日のうちに守衛室に返す。";
    const item = (locator: string): Sketch => ({ ...RULE, text, kind: "item", article: "8", locator });
    const listed: readonly Sketch[] = [
      { ...RULE, text, issuer: "川辺県", article: "8", locator: "第8条第1項" },
      { ...item("第8条第1項第1号"), issuer: "山辺県" },
      { ...item("第8条第1項第2号"), issuer: "谷辺県" },
      { ...item("第8条第2項第2号"), issuer: "野辺県" },
    ];
    const firstFor = async (question: string) => (await rankedFor(question, listed))[0]?.passage.locator;
    expect(await firstFor("第8条第1項第2号の自転車の鍵")).toBe("第8条第1項第2号");
    expect(await firstFor("第8条第1号の自転車の鍵")).toBe("第8条第1項第1号");
    expect(await firstFor("第8条第2項第2号の自転車の鍵")).toBe("第8条第2項第2号");
  });

  it("puts the document that those in charge prefer before one that says the same", async () => {
    const library = await openMemoryLibrary();
    const [preferred] = await library.add([revisionOf(TWIN), revisionOf(RULE)]);
    const settings = { category: "要領", owner: null, appliesTo: { employments: [], bodies: [] } } as const;
    const audience = { kind: "everyone" } as const;
    for (const rank of ["high", "low"] as const) {
      await library.setSettings(preferred?.documentId ?? "", { ...settings, audience, rank });
      const [first] = await rankedIn(library, "自転車の鍵");
      expect(first?.document.issuer).toBe(rank === "high" ? "山辺県" : "海辺県");
    }
  });

  it("puts the article that the question names first", async () => {
    const ranked = await rankedFor("第8条の自転車の鍵", [
      { ...RULE, article: "7", locator: "第7条" },
      { ...TWIN, article: "8", locator: "第8条" },
      { ...RULE, issuer: "川辺県", article: "8_2", locator: "第8条の2" },
    ]);
    expect(ranked[0]?.passage.article).toBe("8");
    expect(byRules(ranked[0])).toBeGreaterThan(byRules(ranked[1]) + 2);
    expect(byRules(ranked[2])).toBeCloseTo(byRules(ranked[1]), 6);
  });

  it("puts this year's notice before last year's, unless the question names last year", async () => {
    const text = "健康診断の会場は体育館とする。";
    const notices: readonly Sketch[] = [
      { title: "令和7年度健康診断について", from: "2025-05-01", category: "通知", text },
      { title: "令和8年度健康診断について", from: "2026-05-01", category: "通知", text },
    ];
    const [first, second] = await rankedFor("健康診断の会場", notices);
    expect(first?.document.title).toContain("令和8年度");
    expect(byRules(second)).toBeLessThan(byRules(first) - 2);
    const [one, other] = await rankedFor("令和7年度の健康診断の会場", notices);
    expect(one?.document.title).toContain("令和7年度");
    expect(byRules(other)).toBeCloseTo(byRules(one), 6);
  });

  it("answers from a yearly document that has lapsed where the question names its year, by its last day", async () => {
    const library = await openMemoryLibrary();
    const [past, present] = ["令和7年度", "令和8年度"].map((year) =>
      revisionOf({ title: `${year}写真表彰実施要綱`, text: `${year}の写真の応募は八月までとする。` }),
    );
    if (past === undefined || present === undefined) throw new Error("Two years give two documents.");
    await library.add([
      { ...past, effectiveFrom: "2025-05-01", effectiveTo: "2026-04-01" },
      { ...present, effectiveFrom: "2026-05-01" },
    ]);
    const ask = async (text: string) => {
      const question = { text, today: "2026-06-01", viewer: ANYONE };
      const { analyser } = library;
      const understand = createUnderstanding({ analyser, synonyms: createSynonyms([], [], analyser.words) });
      const { ranked, day } = await retrieve(library, question, understand(question));
      return [ranked[0]?.document.title, day];
    };
    expect(await ask("令和7年度の写真表彰の応募はいつまで？")).toEqual(["令和7年度写真表彰実施要綱", "2026-03-31"]);
    expect(await ask("令和8年度の写真表彰の応募はいつまで？")).toEqual(["令和8年度写真表彰実施要綱", "2026-06-01"]);
    expect(await ask("写真表彰の応募はいつまで？")).toEqual(["令和8年度写真表彰実施要綱", "2026-06-01"]);
  });

  it("lifts a passage whose document has another one about the question", async () => {
    const whole = revisionOf(RULE);
    const [passage] = whole.passages;
    if (passage === undefined) throw new Error("The rule has no passage.");
    const more = { ...passage, locator: "第2条", text: "自転車の鍵は退庁までに返す。" };
    const library = await openMemoryLibrary();
    const least = revisionOf({ title: "傘立て要領", text: "傘立ての鍵は各自で持つ。" });
    await library.add([revisionOf(TWIN), { ...whole, passages: [passage, more] }, least]);
    const [first, ...others] = await rankedIn(library, "自転車の鍵を受け取る");
    expect(first?.document.issuer).toBe("海辺県");
    const twin = others.find(({ document }) => document.issuer === "山辺県");
    expect(twin?.passage.text).toBe(first?.passage.text);
    expect(byRules(first)).toBeGreaterThan(byRules(twin) + 0.05);
  });
});

/** What was given beside the words: by the rules and, to a document of several passages, by its support. */
function byRules(ranked: Ranked | undefined): number {
  if (ranked === undefined) throw new Error("Fewer passages than expected.");
  return ranked.score - linear(ranked.features);
}

async function rankedFor(text: string, sketches: readonly Sketch[]): Promise<readonly Ranked[]> {
  const library = await openMemoryLibrary();
  await library.add(sketches.map(revisionOf));
  return rankedIn(library, text);
}

async function rankedIn(library: Awaited<ReturnType<typeof openMemoryLibrary>>, text: string) {
  const question = { text, today: "2026-06-01", viewer: ANYONE };
  const { analyser } = library;
  const understand = createUnderstanding({ analyser, synonyms: createSynonyms([], [], analyser.words) });
  return (await retrieve(library, question, understand(question))).ranked;
}
