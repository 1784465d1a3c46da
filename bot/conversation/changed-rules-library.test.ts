import { beforeEach, expect, onTestFinished, test } from "vitest";
import { ANYONE } from "../../corpus/document.ts";
import type { NewRevision } from "../../corpus/library.ts";
import { type OpenLibrary, openMemoryLibrary } from "../../corpus/open.ts";
import type { Answered } from "../../rag/contract.ts";
import { changedRules } from "./changed-rules.ts";
import { underPresentNames } from "./present-names.ts";

const DAY = "2026-11-20";
const SCOPE = { asOf: DAY, viewer: ANYONE };

let library: OpenLibrary;
let documentId: string;
let earlier: Answered;

/** What a thread is told on a day of which an answer cites the rule as it was first. */
async function told(today: string): Promise<readonly string[]> {
  const scope = { ...SCOPE, asOf: today };
  const entries = await library.documents(scope);
  return changedRules({
    ...{ pinnedOn: DAY, today, shared: false, reply: { kind: "chat", text: "" } },
    earlier: [{ on: DAY, reply: await underPresentNames(earlier, entries, library, scope) }],
    entries,
  });
}

beforeEach(async () => {
  library = await openMemoryLibrary();
  onTestFinished(() => library.close());
  const [revision] = await library.add([rule("2024-04-01", "五日とする。")]);
  documentId = revision?.documentId ?? "";
  const [passage] = (await library.text(documentId, SCOPE))?.passages ?? [];
  const citation = {
    ...{ label: 1, passageId: passage?.id ?? "", documentId, title: "休暇規則", locator: "第3条", article: "3" },
    ...{ effectiveFrom: "2024-04-01", effectiveTo: null, quote: "五日とする。", url: "/source/rule" },
  };
  earlier = {
    ...{ kind: "answered", text: "五日とする。[1]", confidence: 0.9, citations: [citation], composer: "quotation" },
    ...{ related: [], notices: [], asOf: DAY, timings: { retrieveMs: 1, composeMs: 1 } },
  };
});

test("as long as the library's text is the same, nothing is said", async () => {
  expect(await told("2026-12-02")).toEqual([]);
});

test("a revision that is taken in is spoken of from the day on which it is in force", async () => {
  await library.add([rule("2026-12-01", "七日とする。")]);
  expect(await told("2026-11-30")).toEqual([]);
  expect(await told("2026-12-01")).toEqual([expect.stringContaining("令和8年12月1日に改正されており")]);
});

test("a text that takes the place of the cited one is spoken of", async () => {
  await library.add([rule("2024-04-01", "六日とする。")]);
  expect(await told(DAY)).toEqual([expect.stringContaining("本文が差し替えられており")]);
});

test("a document that is withdrawn is spoken of until it is restored", async () => {
  await library.withdraw(documentId);
  expect(await told(DAY)).toEqual([expect.stringContaining("いまは確認できません")]);
  await library.restore(documentId);
  expect(await told(DAY)).toEqual([]);
});

test("a document that is named anew, or joined to another, is no other", async () => {
  const id = await library.identify(documentId, { issuer: "見本県", title: "休暇の規則", number: null });
  expect(await told(DAY)).toEqual([]);
  const other = rule("2020-04-01", "三日とする。");
  const [kept] = await library.add([{ ...other, document: { ...other.document, title: "休暇規程" } }]);
  await library.join(id ?? "", kept?.documentId ?? "");
  expect(await told(DAY)).toEqual([]);
  await library.withdraw(kept?.documentId ?? "");
  expect(await told(DAY)).toEqual([expect.stringContaining("いまは確認できません")]);
});

function rule(effectiveFrom: string, text: string): NewRevision {
  return {
    document: {
      ...{ issuer: "見本県", title: "休暇規則", number: null, category: "規則", owner: null, sample: false },
      audience: { kind: "everyone" },
      appliesTo: { employments: [], bodies: [] },
    },
    ...{ effectiveFrom, effectiveTo: null, contentHash: text, fileName: "rule.md" },
    passages: [{ kind: "article", sections: [], caption: null, locator: "第3条", article: "3", page: null, text }],
  };
}
