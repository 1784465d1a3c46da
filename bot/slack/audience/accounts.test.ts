import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { ANYONE } from "../../../corpus/document.ts";
import { staffUser } from "./testing/fake-workspace.ts";
import { type Office, openOffice } from "./testing/office.ts";

const EMAIL = "p1@hoshimi.example.jp";
const HOUR_MS = 3_600_000;

let office: Office;
beforeEach(async () => {
  const opened = await openOffice(100);
  onTestFinished(opened.close);
  office = opened;
  office.setPeople(person("p1", "CSIRT"));
  office.workspace.users.set("U1", staffUser("U1", "P1@Hoshimi.example.jp"));
});

function person(id: string, groups: string, period = "2024-04-01,"): string {
  return `${id},名 前,総務部,人事課,係長,常勤職員,${groups},${period},${id}@hoshimi.example.jp`;
}

const nobody = (userId: string) => ({ ...ANYONE, id: `slack:${userId}` });

describe("an account", () => {
  test("of somebody in the directory stands for that person, in capital letters or small ones", async () => {
    expect(await office.accounts.of("U1")).toEqual({
      kind: "staff",
      viewer: {
        id: "p1",
        departments: ["総務部", "人事課", "総務部人事課"],
        post: "係長",
        employment: "常勤職員",
        body: "知事部局",
        groups: ["CSIRT"],
      },
    });
  });

  test.each([
    ["unknown", staffUser("U2", "elsewhere@hoshimi.example.jp")],
    ["unknown", { id: "U2", team_id: "T1" }],
    ["unknown", staffUser("U2", EMAIL, { is_email_confirmed: false })],
    ["external", staffUser("U2", EMAIL, { is_restricted: true })],
    ["external", staffUser("U2", EMAIL, { team_id: "T9" })],
    ["external", staffUser("U2", EMAIL, { deleted: true })],
    ["bot", staffUser("U2", EMAIL, { is_bot: true })],
  ])("that is %s reads what everyone may read: %j", async (kind, user) => {
    office.workspace.users.set("U2", user);
    expect(await office.accounts.of("U2")).toEqual({ kind, viewer: nobody("U2") });
  });

  test("that Slack does not know is unknown, as is every one while Slack tells nothing", async () => {
    expect(await office.accounts.of("U9")).toEqual({ kind: "unknown", viewer: nobody("U9") });
    office.workspace.refused.set("account", "unknown_method");
    for (let asked = 0; asked < 5; asked += 1) expect((await office.accounts.of("U1")).kind).toBe("unknown");
    expect(office.log.filter((line) => line.includes("unknown_method"))).toHaveLength(1);
  });

  test("has its person's position of the day, and none once it has ended", async () => {
    office.setPeople(
      person("p1", "CSIRT", "2024-04-01,2026-11-30"),
      person("p1", "改善推進員", "2026-12-01,2027-03-31"),
    );
    const groupsOn = async (day: string) => {
      office.setDay(day);
      return (await office.accounts.of("U1")).viewer.groups;
    };
    expect(await groupsOn("2026-11-30")).toEqual(["CSIRT"]);
    expect(await groupsOn("2026-12-01")).toEqual(["改善推進員"]);
    expect(await groupsOn("2027-04-01")).toEqual([]);
  });

  test("has its person's new groups at the next use, without asking Slack again", async () => {
    await office.accounts.of("U1");
    office.setPeople(person("p1", ""));
    expect((await office.accounts.of("U1")).viewer.groups).toEqual([]);
    expect(office.workspace.asked).toEqual(["account U1"]);
  });
});

describe("what Slack said of an account", () => {
  test("is asked again after a day, and is not believed any longer while Slack does not answer", async () => {
    await office.accounts.of("U1");
    office.workspace.refused.set("account", "internal_error");
    office.pass(24 * HOUR_MS - 1);
    expect((await office.accounts.of("U1")).kind).toBe("staff");
    office.pass(1);
    expect((await office.accounts.of("U1")).kind).toBe("unknown");
    office.workspace.refused.clear();
    office.workspace.users.set("U1", staffUser("U1", EMAIL, { is_restricted: true }));
    expect((await office.accounts.of("U1")).kind).toBe("external");
  });

  test("is replaced at once by an event, for the other process too", async () => {
    await office.accounts.of("U1");
    const other = office.second();
    expect(await office.accounts.changed(staffUser("U1", EMAIL, { real_name: "新しい 名" }))).toBe(false);
    expect((await other.of("U1")).kind).toBe("staff");
    expect(await office.accounts.changed(staffUser("U1", EMAIL, { is_restricted: true }))).toBe(true);
    expect((await other.of("U1")).kind).toBe("external");
    expect(await office.accounts.changed({ no: "user" })).toBe(false);
    expect(office.workspace.asked).toEqual(["account U1"]);
  });

  test("does not come back from a call that an event has overtaken", async () => {
    const { account } = office.workspace;
    office.workspace.account = async (userId) => {
      const facts = await account(userId);
      await office.accounts.changed(staffUser("U1", EMAIL, { is_restricted: true }));
      return facts;
    };
    expect((await office.accounts.of("U1")).kind).toBe("external");
    expect((await office.accounts.of("U1")).kind).toBe("external");
  });

  test("is asked once by all who need it at the same time", async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => office.accounts.of("U1")));
    expect(new Set(all.map(({ kind }) => kind))).toEqual(new Set(["staff"]));
    expect(office.workspace.asked).toEqual(["account U1"]);
  });
});

describe("the accounts of a channel", () => {
  const ids = Array.from({ length: 250 }, (_, at) => `U${at + 100}`);
  beforeEach(() => {
    for (const id of ids) office.workspace.users.set(id, staffUser(id, `${id}@hoshimi.example.jp`));
    office.setPeople(...ids.map((id) => person(id, "")));
  });
  const kinds = async (userIds = ids) => new Set((await office.accounts.all(userIds)).map(({ kind }) => kind));

  test("are few enough to ask for each, or are listed page by page, once", async () => {
    expect(await kinds(ids.slice(0, 30))).toEqual(new Set(["staff"]));
    expect(office.workspace.asked).toHaveLength(30);
    office.workspace.asked.length = 0;
    const [viewers] = await Promise.all([office.accounts.all(ids), kinds(), kinds()]);
    expect(viewers.map(({ viewer }) => viewer.id)).toEqual(ids);
    expect(office.workspace.asked).toEqual(["accounts", "accounts 100", "accounts 200"]);
  });

  test("whom the list lacks are asked for where they are few, and the list is left alone for an hour", async () => {
    const strangers = Array.from({ length: 31 }, (_, at) => `W${at}`);
    expect(await kinds([...ids, ...strangers.slice(0, 2)])).toEqual(new Set(["staff", "unknown"]));
    expect(office.workspace.asked.slice(3)).toEqual(["account W0", "account W1"]);
    office.workspace.asked.length = 0;
    expect(await kinds(strangers)).toEqual(new Set(["unknown"]));
    expect(office.workspace.asked).toEqual([]);
    office.pass(HOUR_MS);
    await kinds(strangers);
    expect(office.workspace.asked[0]).toBe("accounts");
  });

  test("are learnt ahead, again after twelve hours, and never too often", async () => {
    await office.accounts.learn();
    await office.accounts.learn();
    expect(await kinds()).toEqual(new Set(["staff"]));
    expect(office.workspace.asked).toEqual(["accounts", "accounts 100", "accounts 200"]);
    office.pass(12 * HOUR_MS);
    office.workspace.refused.set("accounts", "missing_scope");
    await office.accounts.learn();
    expect(office.log.at(-1)).toContain("missing_scope");
    office.workspace.refused.clear();
    await office.accounts.learn();
    office.pass(12 * HOUR_MS);
    expect(await kinds(ids.slice(0, 3))).toEqual(new Set(["staff"]));
    expect(office.workspace.asked.filter((each) => each.startsWith("account "))).toEqual([]);
  });

  test("are listed where too many are asked for one by one, so that they are known the next time", async () => {
    office.workspace.refused.set("account", "ratelimited");
    expect(await kinds(ids.slice(0, 5))).toEqual(new Set(["unknown"]));
    await office.accounts.all(ids);
    expect(await kinds(ids.slice(0, 5))).toEqual(new Set(["staff"]));
    expect(office.workspace.asked.filter((each) => each.startsWith("accounts"))).toHaveLength(3);
  });

  test("are listed on from where Slack said that it was asked too often", async () => {
    const { workspace } = office;
    const listAll = workspace.accounts;
    workspace.accounts = (cursor) => {
      if (cursor === "100") workspace.refused.set("accounts", "ratelimited");
      return listAll(cursor);
    };
    expect(await kinds()).toEqual(new Set(["unknown"]));
    workspace.accounts = listAll;
    workspace.refused.clear();
    expect(await kinds()).toEqual(new Set(["staff"]));
    expect(workspace.asked).toEqual(["accounts", "accounts 100", "accounts 100", "accounts 200"]);
  });
});
