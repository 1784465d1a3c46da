import { expect, test } from "vitest";
import { decide } from "./decide.ts";
import type { DeskEvent } from "./event.ts";
import { replay } from "./state.ts";
import { CIRCULAR, OLD_POST, officeOn } from "./testing/small-office.ts";

test("a post that has done a task of the step is reminded of another that it takes over", async () => {
  const organisation = await officeOn("2026-03-20");
  const at = "2026-03-11T01:00:00Z";
  const by = { kind: "desk" } as const;
  const told = (what: DeskEvent["what"]): DeskEvent => ({ what, at, by, why: null });
  const tasks = ["@CSIRT", OLD_POST, "総務部/情報課/課長"].map((post) => ({ post, due: "2026-03-18" }));
  const history = [
    told({
      kind: "submitted",
      type: "app",
      version: 1,
      askerId: "other",
      unit: "建設部道路課",
      fields: {},
      confidential: false,
    }),
    told({ kind: "entered", step: 1, round: 2, tasks }),
    told({ kind: "reminded", post: OLD_POST, day: "2026-03-17", nth: "before-1" }),
    told({ kind: "acted", act: "agree", post: OLD_POST, fields: {} }),
    told({ kind: "reassigned", from: "@CSIRT", to: OLD_POST, due: "2026-03-23" }),
  ];
  const context = { definition: CIRCULAR, organisation, at, today: "2026-03-19", personId: null };
  const decision = decide(replay(history), { kind: "tick" }, context);
  const reminded = decision.kind === "events" ? decision.events.map(({ what }) => what) : [];
  expect(reminded).toContainEqual({ kind: "reminded", post: OLD_POST, day: "2026-03-19", nth: "before-1" });
});
