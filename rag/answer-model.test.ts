import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { ANYONE } from "../corpus/document.ts";
import { createSynonyms } from "../corpus/japanese/synonyms.ts";
import { type OpenLibrary, openMemoryLibrary } from "../corpus/open.ts";
import { createAnswerer } from "./answer.ts";
import { createDraftCheck } from "./check/check-draft.ts";
import { createModelComposer } from "./compose/model.ts";
import type { Progress } from "./contract.ts";
import { type ScriptedReply, type ScriptedServer, startScriptedServer } from "./models/scripted-server.ts";
import { MODEL_FAILED } from "./notices.ts";
import { REGULATIONS } from "./testing/regulations.ts";

const QUESTION = { text: "在宅勤務は一週間に何日までできますか", today: "2026-06-01", viewer: ANYONE };
const QUOTATION = "在宅勤務の日数は、一週間につき3日を上限とする。";
const RIGHT = "在宅勤務の日数は、一週間につき3日が上限です";

let library: OpenLibrary;
beforeAll(async () => {
  library = await openMemoryLibrary();
  await library.add(REGULATIONS);
});

let server: ScriptedServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
  vi.restoreAllMocks();
});

/** The label under which the model was offered the passage with these words. */
type LabelOf = (words: string) => number;

async function answered(script: (label: LabelOf) => ScriptedReply, isUp = true) {
  server = await startScriptedServer(({ messages }) => {
    const parts = (messages[1]?.content ?? "").split(/\n\n(?=\[\d+\])/u);
    return script((words) => Number(/^\[(\d+)\]/u.exec(parts.find((part) => part.includes(words)) ?? "")?.[1]));
  });
  const { baseUrl } = server;
  if (!isUp) {
    await server.close();
    server = undefined;
  }
  const { analyser } = library;
  const patience = { stallMs: 6_000, totalMs: 60_000 };
  const composer = createModelComposer({ baseUrl, model: "scripted", apiKey: null, ...patience });
  const model = { composer, check: createDraftCheck(analyser) };
  const synonyms = createSynonyms([], [], analyser.words);
  const progress: Progress[] = [];
  const answer = await createAnswerer({ library, analyser, synonyms, model }).answer(QUESTION, (each) =>
    progress.push(each),
  );
  if (answer.kind !== "answered") throw new Error(`Not answered: ${JSON.stringify(answer)}`);
  return { answer, progress };
}

const says = (...pieces: readonly string[]): ScriptedReply => ({ kind: "answer", pieces });

describe("an answer that a model writes", () => {
  it("is used where it is right, its labels numbered anew in the order of their use", async () => {
    const { answer, progress } = await answered((label) =>
      says(
        `在宅勤務実施要綱の第4条中「2日」を「3日」に改めます[${label("改める")}]。`,
        `${RIGHT}[${label("3日を上限")}]。`,
        `第4条中「2日」を「3日」に改めます[${label("改める")}]。`,
      ),
    );
    expect(server?.requests[0]?.messages[1]?.content.indexOf(QUOTATION)).toBeGreaterThan(0);
    expect(answer.text).toBe(
      `在宅勤務実施要綱の第4条中「2日」を「3日」に改めます。[1]\n${RIGHT}。[2]\n第4条中「2日」を「3日」に改めます。[1]`,
    );
    expect(answer.composer).toBe("scripted");
    expect(answer.citations.map(({ label }) => label)).toEqual([1, 2]);
    expect(answer.citations.map(({ title }) => title)).toEqual([
      "在宅勤務実施要綱の一部を改正する要綱",
      "在宅勤務実施要綱",
    ]);
    expect(answer.citations[1]?.quote).toBe(QUOTATION);
    expect(answer.notices).not.toContain(MODEL_FAILED);
    const shown = progress.flatMap((each) => (each.kind === "sentence" ? [each.labels] : []));
    expect(shown).toEqual([[1], [2], [1]]);
    expect(progress.flatMap((each) => (each.kind === "citation" ? [each.citation] : []))).toEqual(answer.citations);
  });

  it.each([
    ["an amount", "在宅勤務の日数は、一週間につき5日が上限です", "5日"],
    ["an article", "在宅勤務の日数は、第99条により3日が上限です", "99"],
    ["a date", "在宅勤務の日数は、2031年1月1日から3日が上限です", "2031"],
    ["a link", "在宅勤務の日数は、https://evil.example/ に3日とあります", "evil"],
    ["a Markdown link", "在宅勤務の日数は[3日](evil.example/a)が上限です", "evil"],
    ["a mention", "<!channel> 在宅勤務の日数は一週間につき3日が上限です", "channel"],
    ["a person called", "@here 在宅勤務の日数は一週間につき3日が上限です", "here"],
    ["the contrary", "在宅勤務の日数は、一週間につき3日を上限としない", "しない"],
    ["another subject", "金魚の餌は毎朝ひとつかみ与えるのがよい", "金魚"],
  ])("loses a sentence that invents %s, in text, progress and citations", async (_name, sentence, trace) => {
    const { answer, progress } = await answered((label) =>
      says(`${sentence}[${label("改める")}]。`, `${RIGHT}[${label("3日を上限")}]。`),
    );
    expect(answer.text).toBe(`${RIGHT}。[1]`);
    expect(answer.citations.map(({ quote }) => quote)).toEqual([QUOTATION]);
    expect(JSON.stringify([answer, progress])).not.toContain(trace);
  });

  it("loses a sentence without a label or with one that was not offered", async () => {
    const { answer } = await answered((label) =>
      says("在宅勤務の日数は3日です。\n", "一週間につき3日を上限とします[42]。", `${RIGHT}[${label("3日を上限")}]。`),
    );
    expect(answer.text).toBe(`${RIGHT}。[1]`);
  });

  it("keeps what was checked before the model broke off", async () => {
    silenceLog();
    const { answer } = await answered((label) => ({
      kind: "cut",
      pieces: [`${RIGHT}[${label("3日を上限")}]。`, "ただし、"],
    }));
    expect(answer.text).toBe(`${RIGHT}。[1]`);
    expect(answer.composer).toBe("scripted");
  });
});

describe("a model that gives nothing to stand on", () => {
  const replies: readonly (readonly [string, ScriptedReply])[] = [
    ["only inventions", says("在宅勤務は週に9日までできます[1]。")],
    ["no answer", says("回答なし")],
    ["silence", says()],
    ["a refusal", { kind: "refuse", status: 500 }],
    ["junk", { kind: "junk", body: "<html>502</html>" }],
    ["a cut before the first sentence", { kind: "cut", pieces: ["在宅勤務の"] }],
    ["a stall before the first sentence", { kind: "stall", pieces: ["在宅勤務の"] }],
  ];

  it.each(replies)("is replaced by the quotation, and the reader is told: %s", async (_name, reply) => {
    silenceLog();
    const { answer } = await answered(() => reply);
    expect(server?.requests).toHaveLength(1);
    expect(answer).toMatchObject({ composer: "quotation", text: `${QUOTATION}[1]` });
    expect(answer.notices[0]).toBe(MODEL_FAILED);
  });

  it("is replaced by the quotation where its server cannot be reached", async () => {
    silenceLog();
    const { answer, progress } = await answered(() => says("届かない。"), false);
    expect(answer).toMatchObject({ composer: "quotation", text: `${QUOTATION}[1]` });
    expect(answer.notices[0]).toBe(MODEL_FAILED);
    expect(progress.filter(({ kind }) => kind === "sentence")).toHaveLength(1);
  });
});

/** The pipeline logs why a model failed; these tests make it fail. */
function silenceLog(): void {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
}
