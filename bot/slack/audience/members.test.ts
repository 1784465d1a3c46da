import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { createMembers, type Members, NOBODY } from "./members.ts";
import { ASSISTANT, staffUser } from "./testing/fake-workspace.ts";
import { type Office, openOffice } from "./testing/office.ts";

let office: Office;
let members: Members;
let patience: () => Promise<unknown>;

beforeEach(async () => {
  const opened = await openOffice(100);
  onTestFinished(opened.close);
  office = opened;
  patience = () => new Promise(() => undefined);
  const { workspace, accounts, clock } = office;
  members = createMembers({ workspace, accounts, clock, log: () => undefined, patience: () => patience() });
  office.setPeople(...["p1", "p2", "p3"].map(person));
  for (const at of [1, 2, 3]) workspace.users.set(`U${at}`, staffUser(`U${at}`, `p${at}@hoshimi.example.jp`));
  workspace.users.set(ASSISTANT, { id: ASSISTANT, team_id: "T1", is_bot: true });
  workspace.channels.set("C1", ["U1", ASSISTANT, "U2"]);
});

function person(id: string): string {
  return `${id},名 前,総務部,人事課,係長,常勤職員,,2024-04-01,,${id}@hoshimi.example.jp`;
}

const idsIn = async (channel = "C1") => (await members.readersOf(channel)).map(({ id }) => id);

describe("who reads a channel", () => {
  test("are its members without the assistant and other apps", async () => {
    expect(await idsIn()).toEqual(["p1", "p2"]);
    office.workspace.users.set("U8", staffUser("U8", "", { is_bot: true }));
    office.workspace.channels.set("C2", ["U1", ASSISTANT, "U8"]);
    expect(await idsIn("C2")).toEqual(["p1"]);
  });

  test.each([
    ["a guest", staffUser("U9", "p3@hoshimi.example.jp", { is_restricted: true })],
    ["somebody of another organisation", staffUser("U9", "p3@hoshimi.example.jp", { team_id: "T9" })],
    ["somebody whom the directory does not know", staffUser("U9", "p9@hoshimi.example.jp")],
  ])("is nobody in particular with %s in it", async (_, user) => {
    office.workspace.users.set("U9", user);
    office.workspace.channels.set("C1", ["U1", "U9", ASSISTANT]);
    expect(await members.readersOf("C1")).toBe(NOBODY);
  });

  test("is nobody in particular where it is shared, whoever is in it", async () => {
    office.workspace.shared.add("C1");
    expect(await members.readersOf("C1")).toBe(NOBODY);
  });

  test("is nobody in particular where only apps are in it", async () => {
    office.workspace.channels.set("C1", [ASSISTANT]);
    expect(await members.readersOf("C1")).toBe(NOBODY);
  });

  test.each(["self", "isShared", "members", "account"] as const)(
    "is nobody in particular while Slack does not answer %s",
    async (method) => {
      office.workspace.refused.set(method, "ratelimited");
      expect(await members.readersOf("C1")).toBe(NOBODY);
      office.workspace.refused.clear();
      office.pass(45_000);
      expect(await idsIn()).toEqual(["p1", "p2"]);
    },
  );

  test("is nobody in particular in a channel where the assistant is not", async () => {
    expect(await members.readersOf("C9")).toBe(NOBODY);
  });

  test("are all of 16,500, without whom an answer does not wait at the first time", async () => {
    const all = Array.from({ length: 16_500 }, (_, at) => ({ id: `q${at}`, user: `Q${at}` }));
    for (const { id, user } of all) office.workspace.users.set(user, staffUser(user, `${id}@hoshimi.example.jp`));
    office.setPeople(...all.map(({ id }) => person(id)));
    office.workspace.channels.set("C1", [ASSISTANT, ...all.map(({ user }) => user)]);
    patience = () => Promise.resolve();
    expect(await members.readersOf("C1")).toBe(NOBODY);
    patience = () => new Promise(() => undefined);
    expect(await idsIn()).toEqual(all.map(({ id }) => id));
    expect(office.workspace.asked.filter((each) => each.startsWith("account "))).toEqual([]);
  });
});

describe("the list of readers", () => {
  const readings = () => office.workspace.asked.filter((each) => each === "members C1").length;

  test("is the same one for all who ask at the same time and for 45 seconds", async () => {
    const lists = await Promise.all(Array.from({ length: 10 }, () => members.readersOf("C1")));
    office.pass(24_999);
    expect(new Set([...lists, await members.readersOf("C1")]).size).toBe(1);
    expect(readings()).toBe(1);
    office.pass(20_001);
    office.workspace.channels.set("C1", ["U3"]);
    expect(await idsIn()).toEqual(["p3"]);
  });

  test("is renewed meanwhile where people keep asking", async () => {
    await idsIn();
    office.workspace.channels.set("C1", ["U3"]);
    office.pass(25_000);
    expect(await idsIn()).toEqual(["p1", "p2"]);
    office.pass(20_000);
    expect(await idsIn()).toEqual(["p3"]);
    expect(readings()).toBe(2);
  });

  test("is read again at once when somebody comes or goes", async () => {
    await idsIn();
    office.workspace.channels.set("C1", ["U1", "U2", "U3"]);
    members.forget("C1");
    expect(await idsIn()).toEqual(["p1", "p2", "p3"]);
    office.workspace.channels.set("C1", ["U1"]);
    members.forgetAll();
    expect(await idsIn()).toEqual(["p1"]);
  });

  test("is not one that was read before somebody came, for those who waited for it either", async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const listed = office.workspace.members;
    office.workspace.members = async (channel, cursor) => {
      const page = await listed(channel, cursor);
      await promise;
      return page;
    };
    const waiting = idsIn();
    office.workspace.members = listed;
    office.workspace.channels.set("C1", ["U1", "U2", "U3"]);
    members.forget("C1");
    resolve();
    expect(await waiting).toEqual(["p1", "p2", "p3"]);
    expect(await idsIn()).toEqual(["p1", "p2", "p3"]);
    expect(readings()).toBe(2);
  });

  test("is given up where somebody comes or goes each time it is read", async () => {
    const listed = office.workspace.members;
    office.workspace.members = async (channel, cursor) => {
      const page = await listed(channel, cursor);
      members.forget("C1");
      return page;
    };
    expect(await members.readersOf("C1")).toBe(NOBODY);
    expect(readings()).toBe(3);
  });
});
