import { expect, test } from "vitest";
import { stateWords } from "./state-words.ts";
import { openDesk } from "./testing/desk-bench.ts";

test("where a request is says who has it and until when, what its asker has to do, or how it ended", async () => {
  const { ask, say, definitions } = await openDesk();
  const { id, state } = await ask("p031");
  const words: string[] = [stateWords(state, definitions.of("app"))];
  const steps = [
    ["p005", { kind: "return", why: "人数を教えてください" }],
    ["p031", { kind: "resubmit", fields: state.fields }],
    ["p031", { kind: "pull-back" }],
    ["p031", { kind: "withdraw", why: "" }],
  ] as const;
  for (const [personId, command] of steps) {
    const outcome = await say(personId, command, id);
    if (outcome.kind === "done") words.push(stateWords(outcome.request.state, definitions.of("app")));
  }
  expect(words).toEqual([
    "受付を待っています（情報システム課 主査、11月30日まで）",
    "差し戻されています（人数を教えてください。12月9日までに、直して送り直してください）",
    "受付を待っています（情報システム課 主査、11月30日まで）",
    "引き戻しています（12月9日までに、直して送り直してください）",
    "取下げ",
  ]);
});
