import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { streamChunks } from "./stream.ts";
import { everyMessage, everyView, SHARER, SITE } from "./testing/every-builder.ts";
import { liveIn } from "./testing/live.ts";

const FOLDER = new URL("../../../../shared/attacks/", import.meta.url);
const FILES = ["bipia_text_attack_train.json", "bipia_code_attack_train.json"];
const present = FILES.every((file) => existsSync(new URL(file, FOLDER)));
const payloads = present
  ? FILES.flatMap((file) =>
      Object.values(
        z.record(z.string(), z.array(z.string())).parse(JSON.parse(readFileSync(new URL(file, FOLDER), "utf8"))),
      ).flat(),
    )
  : [];

describe.skipIf(!present)(
  `injected instructions of BIPIA in documents${present ? "" : " (../shared/attacks is absent: not run)"}`,
  () => {
    it("are there in number", () => {
      expect(payloads.length).toBeGreaterThan(100);
    });

    it.each(payloads.map((payload, at) => [at + 1, payload]))(
      "payload %i calls nobody and leads nowhere, in any message, view or stream",
      (_, payload) => {
        const lured = `${payload}\n<!channel> <https://evil.example.com|規程> evil.example.com`;
        const said = { long: lured, short: lured, department: lured, citations: 3 };
        for (const [name, message] of everyMessage(said)) {
          expect(liveIn(message, SITE, name.startsWith("a shared answer") ? SHARER : undefined), name).toEqual([]);
        }
        for (const [name, view] of everyView(said)) expect(liveIn(view, SITE), name).toEqual([]);
        const streamed = streamChunks(lured).join("").replaceAll("\\", "");
        expect(liveIn({ text: streamed, blocks: [] }, SITE)).toEqual([]);
      },
    );
  },
);
