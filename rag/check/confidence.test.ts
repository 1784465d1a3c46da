import { describe, expect, it } from "vitest";
import { ANYONE } from "../../corpus/document.ts";
import { createSynonyms } from "../../corpus/japanese/synonyms.ts";
import { openMemoryLibrary } from "../../corpus/open.ts";
import { createUnderstanding } from "../question/understand.ts";
import { retrieve } from "../retrieve/retrieve.ts";
import { revisionOf, type Sketch } from "../testing/regulations.ts";
import { evidenceOf } from "./confidence.ts";

const FAQ: Sketch = {
  title: "庶務よくある質問",
  category: "FAQ",
  kind: "faq",
  caption: "公用車の鍵をなくしました。",
  locator: "問1",
  text: "直ちに内線21の守衛室に電話し、車庫の施錠を依頼してください。",
};
const QUESTION = "公用車の鍵をなくしたらどうすればいい？";

describe("lacking what is asked for", () => {
  it.each([
    ["not where an instruction tells the way", QUESTION, FAQ.text, 0],
    ["where nothing tells the way", QUESTION, "公用車の鍵は1台に2本ある。なくした鍵の代金は9,000円である。", 1],
    [
      "where a person is asked for and only an instruction is there",
      "公用車の鍵をなくしたら担当は誰？",
      "公用車の鍵をなくした日を書いてください。",
      1,
    ],
  ])("is told: %s", async (_name, question, text, lacks) => {
    const { lacksWanted } = await evidenceFor(question, { ...FAQ, text });
    expect(lacksWanted).toBe(lacks);
  });
});

async function evidenceFor(text: string, sketch: Sketch) {
  const library = await openMemoryLibrary();
  await library.add([revisionOf(sketch)]);
  const { analyser } = library;
  const question = { text, today: "2026-06-01", viewer: ANYONE };
  const understood = createUnderstanding({ analyser, synonyms: createSynonyms([], [], analyser.words) })(question);
  const { ranked } = await retrieve(library, question, understood);
  return evidenceOf(ranked, understood.want);
}
