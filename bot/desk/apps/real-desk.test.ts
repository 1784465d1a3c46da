import { expect, onTestFinished, test } from "vitest";
import { openMemoryLibrary } from "../../../corpus/open.ts";
import { APP, openDesk } from "../testing/desk-bench.ts";
import { openApps } from "./open-apps.ts";
import { stageTools } from "./testing/stage.ts";

test("over the desk itself, a request is known to the next person with how many ask, until it is withdrawn", async () => {
  const { desk, store, organisation, clock, ask, say } = await openDesk();
  const { analyser, sameApp } = await stageTools();
  const library = await openMemoryLibrary({ analyser });
  onTestFinished(library.close);
  const apps = await openApps({
    ...{ library: { ...library, store }, isReader: false, sameApp, desk, organisation, fetch, webhook: null },
    ...{ people: async () => [], mayRun: async () => false, policyFile: "/nowhere/app-policy.json" },
    ...{ clock: () => new Date(clock.now), timeZone: "Asia/Tokyo", log: () => undefined },
  });
  const { id } = await ask("p001", { ...APP, appName: "Zoom Workplace" });
  expect(await say("p009", { kind: "join" }, id)).toMatchObject({ kind: "done" });
  await apps.tick();
  const seen = async () => (await apps.beforeSending({ name: "ズーム", link: "" }, "p003")).asked;
  expect(await seen()).toMatchObject([{ people: 2, you: "may-join", request: { id, where: "受付" } }]);
  await say("p001", { kind: "withdraw", why: "Web会議で足りるため" }, id);
  await apps.tick();
  expect(await seen()).toEqual([]);
});
