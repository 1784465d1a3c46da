import { beforeAll, describe, expect, it } from "vitest";
import { type Analyser, createAnalyser } from "./analyse.ts";
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
