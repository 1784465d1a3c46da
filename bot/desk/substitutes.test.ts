import { expect, test } from "vitest";
import { openDesk } from "./testing/desk-bench.ts";

const CHIEF = "建設部/道路課/課長";

test("a substitute acts for the post within the days that its holder named, and not beyond", async () => {
  const { desk, say, ask, clock } = await openDesk();
  const named = await desk.substitute(
    { post: CHIEF, substituteId: "p003", from: "2026-11-25", to: "2026-11-27" },
    "p046",
  );
  expect(named).toEqual({
    kind: "kept",
    sentence: "11月25日から11月27日まで、道路課 課長の代理を桐谷 恒夫さんにしました。",
  });
  const [first, second] = [await ask("p031"), await ask("p031")];
  await say("p005", { kind: "pass", why: "" }, first.id);
  await say("p005", { kind: "pass", why: "" }, second.id);
  expect((await desk.notices("p003", 1))[0]?.why).toBe("代理として");
  expect(await say("p003", { kind: "pass", why: "" }, first.id)).toMatchObject({ kind: "done" });
  clock.now = Date.parse("2026-11-28T09:00:00+09:00");
  expect(await say("p003", { kind: "pass", why: "" }, second.id)).toMatchObject({ kind: "refused" });
  expect(await desk.substitutions("p046")).toEqual([]);
});

test("only who holds the post or runs the desks names a substitute, and ends it", async () => {
  const { desk } = await openDesk();
  const days = { post: CHIEF, substituteId: "p003", from: "2026-11-25", to: "2026-11-27" };
  expect(await desk.substitute(days, "p031")).toMatchObject({ kind: "refused", reason: "not-yours" });
  expect(await desk.substitute({ ...days, to: "2026-11-24" }, "p046")).toMatchObject({ reason: "field-wrong" });
  expect(await desk.substitute({ ...days, substituteId: "gone" }, "p046")).toMatchObject({ reason: "unknown-person" });
  expect(await desk.substitute(days, "p006")).toMatchObject({ kind: "kept" });
  const [kept] = await desk.substitutions("p046");
  expect(await desk.endSubstitution(kept?.id ?? "", "p003")).toBe(false);
  expect(await desk.endSubstitution(kept?.id ?? "", "p046")).toBe(true);
  expect(await desk.substitutions("p006")).toEqual([]);
});
