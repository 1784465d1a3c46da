import { describe, expect, test } from "vitest";
import { factsFrom } from "./account-facts.ts";

const EMAIL = "p1@hoshimi.example.jp";
const USER = { id: "U1", team_id: "T1", profile: { email: EMAIL } };

describe("an account", () => {
  test("that Slack describes without any mark is a full member's", () => {
    expect(factsFrom(USER, "T1")).toEqual({ userId: "U1", standing: "member", email: EMAIL });
    const marks = { deleted: false, is_bot: false, is_restricted: false, is_stranger: false, is_email_confirmed: true };
    expect(factsFrom({ ...USER, ...marks }, "T1")?.standing).toBe("member");
  });

  test.each([
    ["a guest's", { is_restricted: true }],
    ["a guest's of one channel", { is_restricted: true, is_ultra_restricted: true }],
    ["a stranger's", { is_stranger: true }],
    ["another workspace's", { team_id: "T2" }],
    ["closed", { deleted: true }],
    ["another workspace's bot", { team_id: "T2", is_bot: true }],
  ])("that is %s is external, and its address is not kept", (_, marks) => {
    expect(factsFrom({ ...USER, ...marks }, "T1")).toEqual({ userId: "U1", standing: "external", email: null });
  });

  test("of our organisation in another workspace too is a member where it is in ours", () => {
    const user = { ...USER, team_id: "T2" };
    expect(factsFrom({ ...user, enterprise_user: { teams: ["T2", "T1"] } }, "T1")?.standing).toBe("member");
    expect(factsFrom({ ...user, enterprise_user: { teams: ["T2"] } }, "T1")?.standing).toBe("external");
  });

  test("of an app, and Slackbot's, is a bot's", () => {
    expect(factsFrom({ ...USER, is_bot: true }, "T1")?.standing).toBe("bot");
    expect(factsFrom({ ...USER, id: "USLACKBOT" }, "T1")?.standing).toBe("bot");
  });

  test("has no address where Slack shows none or nobody has confirmed it", () => {
    expect(factsFrom({ id: "U1" }, "T1")?.email).toBeNull();
    expect(factsFrom({ ...USER, profile: { email: null } }, "T1")?.email).toBeNull();
    expect(factsFrom({ ...USER, is_email_confirmed: false }, "T1")?.email).toBeNull();
  });

  test("is judged without workspaces where Slack names none", () => {
    expect(factsFrom(USER, null)?.standing).toBe("member");
    expect(factsFrom({ id: "U1", is_restricted: true }, null)?.standing).toBe("external");
  });

  test.each([undefined, null, "U1", {}, { id: 1 }])("is not made of %j", (description) => {
    expect(factsFrom(description, "T1")).toBeUndefined();
  });
});
