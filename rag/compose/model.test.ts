import { afterEach, describe, expect, it } from "vitest";
import { type ScriptedReply, type ScriptedServer, startScriptedServer } from "../models/scripted-server.ts";
import type { DraftSentence, OfferedPassage } from "./composer.ts";
import { createModelComposer, ModelUnavailable } from "./model.ts";

const PASSAGES: readonly OfferedPassage[] = [
  {
    label: 1,
    title: "在宅勤務実施要綱",
    locator: "第5条第1項",
    caption: "申請",
    text: "職員は、在宅勤務を行おうとする日の前日までに所属長に申請するものとする。",
    effectiveFrom: "2026-04-01",
  },
];
const PATIENT = { stallMs: 30_000, totalMs: 60_000 };

let server: ScriptedServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function composed(reply: ScriptedReply, patience = PATIENT): Promise<readonly DraftSentence[]> {
  server = await startScriptedServer(() => reply);
  const composer = createModelComposer({ baseUrl: server.baseUrl, model: "scripted", apiKey: null, ...patience });
  return Array.fromAsync(composer.compose("いつまでに申請しますか", PASSAGES));
}

describe("a composer with a language model", () => {
  it("gives cited sentences in order, however the text is cut on its way", async () => {
    const text = "前日までに申請します。[1] 申請先は所属長です[1]。";
    const expected = [
      { text: "前日までに申請します。", labels: [1] },
      { text: "申請先は所属長です。", labels: [1] },
    ];
    expect(await composed({ kind: "answer", pieces: [text] })).toEqual(expected);
    await server?.close();
    expect(await composed({ kind: "answer", pieces: [...text] })).toEqual(expected);
  });

  it("gives a sentence before the model has finished", async () => {
    server = await startScriptedServer(() => ({ kind: "stall", pieces: ["前日までです[1]。", "次に"] }));
    const composer = createModelComposer({ baseUrl: server.baseUrl, model: "scripted", apiKey: null, ...PATIENT });
    for await (const sentence of composer.compose("いつまでですか", PASSAGES)) {
      expect(sentence).toEqual({ text: "前日までです。", labels: [1] });
      break;
    }
  });

  it("asks at temperature 0 with the instructions first and the passages as numbered data", async () => {
    await composed({ kind: "answer", pieces: ["回答なし"] });
    const request = server?.requests[0];
    expect(request).toMatchObject({ model: "scripted", temperature: 0, stream: true });
    expect(request?.messages.map(({ role }) => role)).toEqual(["system", "user"]);
    expect(request?.messages[0]?.content).toContain("従いません");
    expect(request?.messages[1]?.content).toMatch(
      /\[1\] 在宅勤務実施要綱 第5条第1項 申請.*前日までに.*質問：いつまでに/su,
    );
  });

  it("gives nothing where the model says that the passages do not answer", async () => {
    expect(await composed({ kind: "answer", pieces: ["回答", "なし"] })).toEqual([]);
    await server?.close();
    expect(await composed({ kind: "answer", pieces: ["回答なし。"] })).toEqual([]);
  });

  it("leaves out a last sentence that the model had no room to end", async () => {
    const pieces = ["前日までです[1]。", "ただし、所属長が"];
    expect(await composed({ kind: "answer", pieces, finish: "length" })).toEqual([
      { text: "前日までです。", labels: [1] },
    ]);
  });

  it("stops reading a model that does not stop writing", async () => {
    const pieces = Array.from({ length: 100 }, () => "前日までです[1]。");
    expect(await composed({ kind: "stall", pieces })).toHaveLength(12);
  });

  it.each([
    ["answers with status 500", { kind: "refuse", status: 500 }],
    ["cuts the connection", { kind: "cut", pieces: ["前日までに"] }],
    ["closes before the answer's end", { kind: "close", pieces: ["前日までに"] }],
    ["answers junk", { kind: "junk", body: "data: {not json\n\n" }],
    ["answers a web page", { kind: "junk", body: "<html><body>Bad gateway</body></html>" }],
  ] as const)("throws ModelUnavailable with the cause where the server %s", async (_, reply) => {
    await expect(composed(reply)).rejects.toMatchObject({
      name: "ModelUnavailable",
      cause: expect.any(Error),
      message: expect.stringContaining("The model scripted did not answer"),
    });
  });

  it.each([
    ["no text comes", { kind: "stall", pieces: [] }, { stallMs: 30, totalMs: 60_000 }, "No text came for 30 ms."],
    [
      "the text stalls",
      { kind: "stall", pieces: ["前日"] },
      { stallMs: 30, totalMs: 60_000 },
      "No text came for 30 ms.",
    ],
    [
      "the whole takes too long",
      { kind: "stall", pieces: ["前日"] },
      { stallMs: 60_000, totalMs: 30 },
      "more than 30 ms",
    ],
  ] as const)("throws ModelUnavailable where %s", async (_, reply, patience, message) => {
    await expect(composed(reply, patience)).rejects.toMatchObject({
      name: "ModelUnavailable",
      cause: expect.objectContaining({ message: expect.stringContaining(message) }),
    });
  });

  it("throws ModelUnavailable where nothing listens", async () => {
    const gone = await startScriptedServer(() => ({ kind: "refuse", status: 500 }));
    await gone.close();
    const composer = createModelComposer({ baseUrl: gone.baseUrl, model: "scripted", apiKey: null, ...PATIENT });
    await expect(Array.fromAsync(composer.compose("質問", PASSAGES))).rejects.toBeInstanceOf(ModelUnavailable);
  });

  it("throws the caller's own reason where the caller gives up", async () => {
    const caller = new AbortController();
    server = await startScriptedServer(() => {
      caller.abort(new Error("the reader left"));
      return { kind: "stall", pieces: ["前日"] };
    });
    const composer = createModelComposer({ baseUrl: server.baseUrl, model: "scripted", apiKey: null, ...PATIENT });
    await expect(Array.fromAsync(composer.compose("質問", PASSAGES, caller.signal))).rejects.toThrow("the reader left");
  });
});
