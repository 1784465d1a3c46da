import { describe, expect, test } from "vitest";
import type { Citation, Revision } from "../../corpus/document.ts";
import type { DocumentEntry } from "../../corpus/library.ts";
import type { Answered } from "../../rag/contract.ts";
import { changedRules } from "./changed-rules.ts";
import type { Reply } from "./contract.ts";

const FORMER = { id: "1", effectiveFrom: "2024-04-01", effectiveTo: "2026-12-01" };
const NEW = { id: "2", effectiveFrom: "2026-12-01", effectiveTo: null };
const REPLACED = { ...FORMER, id: "3" };
const DAY = { before: "2026-11-20", after: "2026-12-02" };
const CHANGED =
  "「休暇規則」は令和8年12月1日に改正されており、この会話の令和8年11月20日の回答は改正前の規定によるものです。";

function entry(...revisions: readonly Pick<Revision, "id" | "effectiveFrom" | "effectiveTo">[]): DocumentEntry {
  return {
    document: {
      id: "rule",
      issuer: "見本県",
      title: "休暇規則",
      number: null,
      category: "規則",
      owner: "総務部人事課",
      audience: { kind: "everyone" },
      appliesTo: { employments: [], bodies: [] },
      sample: false,
    },
    revisions: revisions.map((each) => ({ ...each, documentId: "rule", contentHash: each.id, fileName: "rule.md" })),
  };
}

function citing(revision: Pick<Revision, "id" | "effectiveFrom" | "effectiveTo">, asOf: string): Answered {
  const citation: Citation = {
    label: 1,
    passageId: `${revision.id}-4`,
    documentId: "rule",
    title: "休暇規則",
    locator: "第3条",
    article: "3",
    effectiveFrom: revision.effectiveFrom,
    effectiveTo: revision.effectiveTo,
    quote: "五日とする。",
    url: "/source/rule",
  };
  const empty = { related: [], notices: [], timings: { retrieveMs: 1, composeMs: 1 } };
  return {
    ...{ kind: "answered", text: "五日とする。[1]", confidence: 0.9, composer: "quotation", asOf, ...empty },
    citations: [citation],
  };
}

function met(given: Partial<Parameters<typeof changedRules>[0]>): readonly string[] {
  return changedRules({
    pinnedOn: DAY.before,
    today: DAY.after,
    earlier: [{ on: DAY.before, reply: citing(FORMER, DAY.before) }],
    reply: { kind: "chat", text: "" },
    entries: [entry(FORMER, NEW)],
    shared: false,
    ...given,
  });
}

describe("a rule that an earlier answer of the thread used", () => {
  test("and that is still in force is not spoken of", () => {
    expect(met({ today: "2026-11-30" })).toEqual([]);
    expect(met({ entries: [entry({ ...FORMER, effectiveTo: null })] })).toEqual([]);
  });

  test("is said to be amended once another revision is in force, whether or not the new answer cites it", () => {
    expect(met({})).toEqual([CHANGED]);
    expect(met({ reply: citing(NEW, DAY.after) })).toEqual([CHANGED]);
  });

  test("is said to be replaced where its text of the same day is another", () => {
    expect(met({ today: DAY.before, entries: [entry(REPLACED, NEW)] })).toEqual([
      "「休暇規則」（令和6年4月1日施行）の本文が差し替えられており、この会話の令和8年11月20日の回答は差し替え前の本文によるものです。",
    ]);
  });

  test("is said to be out of force where nothing follows it", () => {
    expect(met({ entries: [entry(FORMER)] })).toEqual([
      "この会話の令和8年11月20日の回答が使った「休暇規則」の規定は、令和8年12月1日に効力を失いました。",
    ]);
    expect(met({ entries: [entry()] })).toEqual([
      "この会話の令和8年11月20日の回答が使った「休暇規則」の規定は取り消され、いまは効力がありません。",
    ]);
  });

  test("is said to be taken back where an older text is in force instead", () => {
    const older = { id: "0", effectiveFrom: "2020-04-01", effectiveTo: null };
    expect(met({ entries: [entry(older)] })).toEqual([
      "この会話の令和8年11月20日の回答が使った「休暇規則」の規定は取り消され、令和2年4月1日施行の規定が有効です。",
    ]);
  });

  test("is named as gone to the person whose thread it is, and not named where others read along", () => {
    expect(met({ entries: [] })).toEqual([expect.stringContaining("「休暇規則」は、取り下げられたか")]);
    const [shared] = met({ entries: [], shared: true });
    expect(shared).toContain("いまは確認できないものがあります。");
    expect(shared).not.toContain("休暇規則");
  });

  test("is spoken of once in the thread", () => {
    const told: Reply = { ...citing(NEW, DAY.after), notices: [CHANGED] };
    const earlier = [
      { on: DAY.before, reply: citing(FORMER, DAY.before) },
      { on: DAY.after, reply: told },
    ];
    expect(met({ earlier })).toEqual([]);
    const third = { id: "4", effectiveFrom: "2027-04-01", effectiveTo: null };
    const entries = [entry(FORMER, { ...NEW, effectiveTo: "2027-04-01" }, third)];
    expect(met({ earlier, entries, today: "2027-04-02" })).toEqual([
      "「休暇規則」は令和9年4月1日に改正されており、この会話の令和8年12月2日の回答は改正前の規定によるものです。",
    ]);
  });

  test("on a day of the past is compared with the rule of that day", () => {
    const earlier = [{ on: DAY.before, reply: citing(FORMER, "2025-06-01") }];
    expect(met({ earlier })).toEqual([]);
    expect(met({ earlier, entries: [entry(REPLACED, NEW)] })).toHaveLength(1);
  });
});

describe("a rule that the thread had not met before", () => {
  test("is said to differ from the thread's first day where it was amended since", () => {
    expect(met({ earlier: [], reply: citing(NEW, DAY.after) })).toEqual([
      "「休暇規則」は令和8年12月1日に改正されており、この会話が始まった令和8年11月20日の規定とは異なります。",
    ]);
  });

  test("is not spoken of where it is new, older than the thread, or asked for on another day", () => {
    expect(met({ earlier: [], reply: citing(NEW, DAY.after), entries: [entry(NEW)] })).toEqual([]);
    expect(met({ earlier: [], reply: citing(NEW, DAY.after), pinnedOn: DAY.after })).toEqual([]);
    expect(met({ earlier: [], reply: citing(NEW, "2026-12-01") })).toEqual([]);
  });
});
