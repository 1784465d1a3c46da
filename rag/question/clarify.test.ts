import { describe, expect, it } from "vitest";
import { ANYONE, type Viewer } from "../../corpus/document.ts";
import { createSynonyms } from "../../corpus/japanese/synonyms.ts";
import { openMemoryLibrary } from "../../corpus/open.ts";
import { retrieve } from "../retrieve/retrieve.ts";
import { revisionOf } from "../testing/regulations.ts";
import { clarify } from "./clarify.ts";
import { createUnderstanding } from "./understand.ts";

const TEXT = "夏季休暇は5日とする。";
const RULES = [
  revisionOf({ title: "夏季休暇要綱", issuer: "甲", text: TEXT, appliesTo: { employments: ["再任用職員"] } }),
  revisionOf({ title: "夏季休暇要綱", issuer: "乙", text: TEXT, appliesTo: { employments: ["常勤職員"] } }),
];

describe("asking back", () => {
  it("offers the kinds of staff whose rules differ, each as a whole question that is not asked back again", async () => {
    const back = await backTo("夏季休暇は何日ですか");
    expect(back?.choices).toEqual([
      { label: "常勤職員", question: "常勤職員について、夏季休暇は何日ですか" },
      { label: "再任用職員", question: "再任用職員について、夏季休暇は何日ですか" },
    ]);
    for (const choice of back?.choices ?? []) expect(await backTo(choice.question)).toBeNull();
  });

  it("is not done to somebody whose employment is known", async () => {
    expect(await backTo("夏季休暇は何日ですか", { viewer: { ...ANYONE, employment: "常勤職員" } })).toBeNull();
  });

  it("is not done where the rivals rank far behind", async () => {
    expect(await backTo("夏季休暇は何日ですか", { lead: 1.4 })).not.toBeNull();
    expect(await backTo("夏季休暇は何日ですか", { lead: 1.6 })).toBeNull();
  });

  it("is not done where the best rule is everybody's, or the only one", async () => {
    const everybodys = revisionOf({ title: "夏季休暇要綱", issuer: "丙", text: TEXT });
    expect(await backTo("夏季休暇は何日ですか", { rules: [everybodys, ...RULES], first: "丙" })).toBeNull();
    expect(await backTo("夏季休暇は何日ですか", { rules: RULES.slice(0, 1) })).toBeNull();
    expect(await backTo("夏季休暇は何日ですか", { rules: [] })).toBeNull();
  });
});

interface Circumstances {
  readonly viewer?: Viewer;
  readonly rules?: typeof RULES;
  /** What the first is put ahead of the others by, which rank alike. */
  readonly lead?: number;
  /** The issuer put first. */
  readonly first?: string;
}

async function backTo(text: string, { viewer = ANYONE, rules = RULES, lead = 0, first }: Circumstances = {}) {
  const library = await openMemoryLibrary();
  await library.add(rules);
  const { analyser } = library;
  const understand = createUnderstanding({ analyser, synonyms: createSynonyms([], [], analyser.words) });
  const question = { text, today: "2026-06-01", viewer };
  const understood = understand(question);
  const { ranked } = await retrieve(library, question, understood);
  const chosen = ranked.toSorted((one, other) => isFirst(other, first) - isFirst(one, first));
  const leading = chosen.map((each, at) => (at === 0 ? { ...each, score: each.score + lead } : each));
  return clarify(leading, understood, text);
}

function isFirst({ document }: { readonly document: { readonly issuer: string } }, issuer?: string): number {
  return document.issuer === issuer ? 1 : 0;
}
