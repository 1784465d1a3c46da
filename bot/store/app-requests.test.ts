import { expect, onTestFinished, test } from "vitest";
import { openStore } from "../../corpus/store/connection.ts";
import { type AppRequest, openAppRequestStore } from "./app-requests.ts";

const REQUEST: AppRequest = {
  ...{ id: "1", number: "要望-0001", name: "Zoom", link: "", standing: "open", where: "受付" },
  ...{ askerId: "p001", joiners: [], length: 2 },
};

test("the newest state of a request stays, also where an older one comes later or comes again", async () => {
  const store = openStore(":memory:");
  onTestFinished(store.close);
  const requests = await openAppRequestStore(store);
  const newest: AppRequest = {
    ...REQUEST,
    standing: "rejected",
    where: "代わりがあるため",
    joiners: ["p002"],
    length: 4,
  };
  for (const state of [REQUEST, newest, REQUEST, newest]) await requests.put(state);
  expect(await requests.all()).toEqual([newest]);
});
