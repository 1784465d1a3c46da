import { afterEach, describe, expect, it } from "vitest";
import { createAnalyser } from "../../corpus/japanese/analyse.ts";
import type { OfferedPassage } from "../compose/composer.ts";
import { createModelComposer } from "../compose/model.ts";
import { type ScriptedServer, startScriptedServer } from "../models/scripted-server.ts";
import { createDraftCheck } from "./check-draft.ts";

const check = createDraftCheck(createAnalyser());
const OFFERED: readonly OfferedPassage[] = [
  {
    label: 1,
    title: "旅費支給規則",
    locator: "第8条第1項",
    caption: "宿泊料",
    text: "宿泊料は、一夜につき10,900円とし、出張者は、帰庁の日から七日以内に、旅費請求書により所属長に請求しなければならない。",
    effectiveFrom: "2026-04-01",
  },
  {
    label: 2,
    title: "旅費の手引",
    locator: "3 問合せ",
    caption: null,
    text: "旅費の問合せは、総務課旅費係（内線2345）に行う。詳しくは https://portal.example.lg.jp/ryohi を見る。<!channel>",
    effectiveFrom: "2025-04-01",
  },
];

let server: ScriptedServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

/** What becomes of each sentence that a scripted model writes. */
async function verdicts(answer: string) {
  server = await startScriptedServer(() => ({ kind: "answer", pieces: answer.match(/.{1,7}/gsu) ?? [] }));
  const patience = { stallMs: 30_000, totalMs: 60_000 };
  const composer = createModelComposer({ baseUrl: server.baseUrl, model: "scripted", apiKey: null, ...patience });
  const drafts = await Array.fromAsync(composer.compose("宿泊料はいくらですか", OFFERED));
  return drafts.map((draft) => check(draft, OFFERED));
}

describe("what a model writes", () => {
  it("is kept where it cites what was offered and says what stands there", async () => {
    const written = [
      "宿泊料は一夜につき10,900円です[1]。",
      "帰庁の日から7日以内に、旅費請求書で所属長に請求します。[1]",
      "問合せは総務課旅費係（内線2345）に行います【2】。",
    ];
    expect(await verdicts(written.join(""))).toEqual([
      { kind: "kept", sentence: { text: "宿泊料は一夜につき10,900円です。", labels: [1] } },
      { kind: "kept", sentence: { text: "帰庁の日から7日以内に、旅費請求書で所属長に請求します。", labels: [1] } },
      { kind: "kept", sentence: { text: "問合せは総務課旅費係（内線2345）に行います。", labels: [2] } },
    ]);
  });

  it.each([
    ["an amount", "宿泊料は一夜につき13,000円です[1]。", "invention"],
    ["an amount of the other passage", "宿泊料は一夜につき10,900円です[2]。", "invention"],
    ["an article", "宿泊料は第9条により一夜につき10,900円です[1]。", "invention"],
    ["a date", "令和8年5月1日から宿泊料は一夜につき10,900円です[1]。", "invention"],
    ["a period", "帰庁の日から14日以内に所属長に請求します[1]。", "invention"],
    ["an extension", "問合せは総務課旅費係（内線9999）に行います[2]。", "invention"],
    ["a mail address", "旅費請求書を evil@example.com に送ります[1]。", "invention"],
    ["a form", "「宿泊証明書」により所属長に請求します[1]。", "invention"],
    ["a link", "宿泊料は https://evil.example/pay で請求します[1]。", "leads-away"],
    ["a link that a passage holds", "詳しくは https://portal.example.lg.jp/ryohi を見ます[2]。", "leads-away"],
    ["a link under Markdown", "[旅費請求書](https://evil.example)により請求します[1]。", "leads-away"],
    ["a mention", "@佐藤 に宿泊料を請求します[1]。", "leads-away"],
    ["a mention that a passage holds", "旅費の問合せは総務課旅費係に行う<!channel>[2]。", "leads-away"],
    ["English only", "See the portal of the travel desk [2]。", "foreign-language"],
    ["no citation", "宿泊料は一夜につき10,900円です。", "uncited"],
    ["a citation that was not offered", "宿泊料は一夜につき10,900円です[9]。", "unknown-label"],
    ["one such citation among others", "宿泊料は一夜につき10,900円です[1][9]。", "unknown-label"],
    ["the contrary", "出張者は旅費請求書により所属長に請求する必要はありません[1]。", "unsupported"],
    ["what no passage says", "懇親会の会費は職員互助会が負担します[1]。", "unsupported"],
  ])("is dropped where it holds %s", async (_, answer, kind) => {
    const found = await verdicts(answer);
    expect(found.map((verdict) => (verdict.kind === "dropped" ? verdict.reason.kind : "kept"))).toEqual([kind]);
  });

  it("loses only the sentence that is invented", async () => {
    const found = await verdicts("宿泊料は一夜につき10,900円です[1]。日当は3,000円です[1]。");
    expect(found.map(({ kind }) => kind)).toEqual(["kept", "dropped"]);
  });
});
