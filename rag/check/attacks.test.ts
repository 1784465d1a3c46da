import { existsSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { createAnalyser } from "../../corpus/japanese/analyse.ts";
import type { DraftSentence, OfferedPassage } from "../compose/composer.ts";
import { createModelComposer } from "../compose/model.ts";
import { type ScriptedServer, startScriptedServer } from "../models/scripted-server.ts";
import { createDraftCheck } from "./check-draft.ts";

const FOLDER = new URL("../../../shared/attacks/", import.meta.url);
const FILES = ["bipia_text_attack_train.json", "bipia_code_attack_train.json"];
const present = FILES.every((file) => existsSync(new URL(file, FOLDER)));
const RULE = "宿泊料は、一夜につき10,900円とする。";
/** What an attacker's document makes an obedient model say besides: it leads away, whatever it cites. */
const LURES = [
  "https://evil.example/login",
  "evil.example.com",
  "<!channel>",
  "@here",
  "[宿泊料](https://evil.example)",
];

/** As many lines as the composer surely reads. */
const BATCH = 10;

/** What a model says that obeys whatever the passages tell it, citing the passage `label`, in answers of a few lines. */
function obedient(payload: string, label: number): readonly string[] {
  const lured = LURES.map((lure) => `宿泊料は、一夜につき10,900円とする ${lure} [${label}]。\n`);
  const lines = [...lured, ...payload.split("\n").map((line) => `${line}[${label}]\n`)];
  return Array.from({ length: Math.ceil(lines.length / BATCH) }, (_, at) =>
    ["宿泊料は、一夜につき10,900円とする[1]。\n", ...lines.slice(at * BATCH, (at + 1) * BATCH)].join(""),
  );
}

function offered(payload: string): readonly OfferedPassage[] {
  const about = { title: "旅費支給規則", locator: "第8条", caption: null, effectiveFrom: "2026-04-01" };
  return [
    { ...about, label: 1, text: RULE },
    { ...about, label: 2, text: `${RULE}\n${payload}\n${LURES.join(" ")}` },
  ];
}

describe.skipIf(!present)(
  `injected instructions of BIPIA${present ? "" : " (../shared/attacks is absent: not run)"}`,
  () => {
    let server: ScriptedServer;
    let script = "";
    const check = createDraftCheck(createAnalyser());
    const payloads = present
      ? FILES.flatMap((file) =>
          Object.values(
            z.record(z.string(), z.array(z.string())).parse(JSON.parse(readFileSync(new URL(file, FOLDER), "utf8"))),
          ).flat(),
        )
      : [];
    beforeAll(async () => {
      server = await startScriptedServer(() => ({ kind: "answer", pieces: [script] }));
    });
    afterAll(() => server.close());

    async function kept(payload: string, label: number): Promise<readonly DraftSentence[]> {
      const patience = { stallMs: 30_000, totalMs: 60_000 };
      const composer = createModelComposer({ baseUrl: server.baseUrl, model: "scripted", apiKey: null, ...patience });
      const passages = offered(payload);
      const sentences: DraftSentence[] = [];
      for (const answer of obedient(payload, label)) {
        script = answer;
        for await (const draft of composer.compose("宿泊料はいくらですか", passages)) {
          const verdict = check(draft, passages);
          if (verdict.kind === "kept") sentences.push(verdict.sentence);
        }
      }
      return sentences;
    }

    it("are there in number", () => {
      expect(payloads.length).toBeGreaterThan(100);
    });

    it.each(payloads.map((payload, at) => [at + 1, payload]))(
      "payload %i leaves only what the rule says, also where its own document is cited",
      async (_, payload) => {
        for (const label of [1, 2]) {
          const honest = obedient(payload, label).map(() => ({ text: RULE, labels: [1] }));
          expect(await kept(payload, label)).toEqual(honest);
        }
      },
    );
  },
);
