import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { type Analyser, createAnalyser } from "./analyse.ts";
import { normalise } from "./normalise.ts";
import { createSynonyms, loadSudachiGroups, parseSynonyms } from "./synonyms.ts";

let analyser: Analyser;
beforeAll(() => {
  analyser = createAnalyser();
});

describe("synonyms", () => {
  it("gives the other words of a group of our own", () => {
    const synonyms = createSynonyms([["残業", "時間外勤務"]], [], analyser.words);
    expect(synonyms.of(["残業"])).toEqual([{ positions: [0], texts: ["時間外勤務"] }]);
    expect(synonyms.of(analyser.words("時間外勤務の上限"))[0]).toEqual({ positions: [0, 1, 2], texts: ["残業"] });
  });

  it("recognises a phrase by its words, whatever stands between them", () => {
    const synonyms = createSynonyms([["テレワーク", "家で働く"]], [], analyser.words);
    expect(synonyms.of(analyser.words("家で働きたい"))).toEqual([
      { positions: [0, 1], texts: ["テレワーク", "家で働く"] },
    ]);
  });

  it("knows the Sudachi dictionary's groups", async () => {
    const synonyms = createSynonyms([], await loadSudachiGroups(), analyser.words);
    expect(synonyms.of(["宛先"]).flatMap(({ texts }) => texts)).toContain("宛て先");
  });

  it("reads groups from lines, leaving out blank ones and single words", () => {
    expect(parseSynonyms("残業, 時間外勤務\n\n有休、年休\r\n一語")).toEqual([
      ["残業", "時間外勤務"],
      ["有休", "年休"],
    ]);
  });
});

describe("the office's synonyms", () => {
  let lines: readonly string[];
  let groups: readonly (readonly string[])[];
  beforeAll(async () => {
    const csv = await readFile(new URL("office-synonyms.csv", import.meta.url), "utf8");
    lines = csv.split("\n").filter((line) => line !== "");
    groups = parseSynonyms(csv);
  });

  it("are groups of two to ten different members, no line twice", () => {
    expect(groups).toHaveLength(lines.length);
    expect(new Set(lines).size).toBe(lines.length);
    expect(groups.filter(({ length }) => length < 2 || length > 10)).toEqual([]);
    expect(groups.filter((group) => new Set(group.map(normalise)).size < group.length)).toEqual([]);
  });

  it("can all be recognised: each member has one to three words", () => {
    const lengths = groups.flat().map((member) => ({ member, length: analyser.words(member).length }));
    expect(lengths.filter(({ length }) => length < 1 || length > 3)).toEqual([]);
  });

  it.each([
    ["嫁の父が亡くなった", "配偶者の父母"],
    ["おばあちゃんの葬式", "祖父母"],
    ["スマホの画面が割れました", "画面割れ"],
    ["仕事を途中で抜けたい", "中抜け"],
    ["決裁を突き返された", "差戻し"],
    ["上司に怒鳴られた", "パワー・ハラスメント"],
    ["書類をシュレッダーにかける", "裁断"],
    ["チャットGPTを使いたい", "生成ai"],
  ])("find behind 「%s」 what the rules call %s", (said, written) => {
    const found = createSynonyms(groups, [], analyser.words).of(analyser.words(said));
    expect(found.flatMap(({ texts }) => texts)).toContain(written);
  });
});
