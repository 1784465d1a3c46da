import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { type Audiences, createAudiences } from "./audience.ts";
import { createMembers, NOBODY } from "./members.ts";
import { ASSISTANT, staffUser } from "./testing/fake-workspace.ts";
import { type Office, openOffice } from "./testing/office.ts";

let office: Office;
let audiences: Audiences;

beforeEach(async () => {
  const opened = await openOffice();
  onTestFinished(opened.close);
  office = opened;
  const { workspace, accounts, clock } = office;
  const patience = () => new Promise(() => undefined);
  audiences = createAudiences({
    accounts,
    members: createMembers({ workspace, accounts, clock, log: () => undefined, patience }),
  });
  office.setPeople(...["p1", "p2"].map(person));
  for (const at of [1, 2]) workspace.users.set(`U${at}`, staffUser(`U${at}`, `p${at}@hoshimi.example.jp`));
  for (const channel of ["C1", "G1"]) workspace.channels.set(channel, ["U1", "U2", ASSISTANT]);
});

function person(id: string): string {
  return `${id},名 前,総務部,人事課,係長,常勤職員,,2024-04-01,,${id}@hoshimi.example.jp`;
}

describe("an answer is read", () => {
  test.each([
    ["in a direct message", { channel: "D1", channelType: "im", place: "conversation" }],
    ["in a direct message whose kind is not said", { channel: "D1", place: "conversation" }],
    ["as an ephemeral message in a channel", { channel: "C1", channelType: "channel", place: "ephemeral" }],
  ] as const)("by the asker alone %s", async (_, where) => {
    const { viewer, ...others } = await audiences.audienceOf({ ...where, user: "U1" });
    expect(viewer.id).toBe("p1");
    expect(others).toEqual({});
    expect(office.workspace.asked).toEqual(["account U1"]);
  });

  test.each([
    ["a channel", { channel: "C1", channelType: "channel", place: "conversation" }],
    ["a private channel", { channel: "G1", channelType: "group", place: "conversation" }],
    ["a conversation of several", { channel: "G1", channelType: "mpim", place: "conversation" }],
    ["a channel whose kind is not said", { channel: "C1", place: "conversation" }],
  ] as const)("by all members of %s, whose room it is", async (_, where) => {
    const { viewer, readers, room } = await audiences.audienceOf({ ...where, user: "U1" });
    expect(viewer.id).toBe("p1");
    expect(readers?.map(({ id }) => id)).toEqual(["p1", "p2"]);
    expect(room).toBe(`slack:${where.channel}`);
  });
});

describe("what everyone may read is all that is shown", () => {
  const inChannel = { channel: "C1", channelType: "channel", user: "U1", place: "conversation" } as const;

  test("once a guest has come, at once", async () => {
    await audiences.audienceOf(inChannel);
    office.workspace.users.set("U9", staffUser("U9", "p9@elsewhere.example", { is_restricted: true }));
    office.workspace.channels.set("C1", ["U1", "U2", "U9", ASSISTANT]);
    audiences.membersChanged("C1");
    expect((await audiences.audienceOf(inChannel)).readers).toBe(NOBODY);
  });

  test("once a member has become a guest, at once", async () => {
    await audiences.audienceOf(inChannel);
    await audiences.accountChanged(staffUser("U2", "p2@hoshimi.example.jp", { is_restricted: true }));
    expect((await audiences.audienceOf(inChannel)).readers).toBe(NOBODY);
  });

  test("within a minute of a member's leaving the directory", async () => {
    await audiences.audienceOf(inChannel);
    office.setPeople(person("p1"));
    office.pass(45_000);
    expect((await audiences.audienceOf(inChannel)).readers).toBe(NOBODY);
  });

  test("while Slack tells nothing at all", async () => {
    for (const method of ["self", "account", "members", "isShared"] as const)
      office.workspace.refused.set(method, "unknown_method");
    const { viewer, readers } = await audiences.audienceOf(inChannel);
    expect(viewer).toMatchObject({ id: "slack:U1", departments: [], groups: [], post: null });
    expect(readers).toBe(NOBODY);
  });
});

test("a change of an account that changes nobody's rights leaves the channels as they are known", async () => {
  const inChannel = { channel: "C1", user: "U1", place: "conversation" } as const;
  const { readers } = await audiences.audienceOf(inChannel);
  await audiences.accountChanged(staffUser("U2", "p2@hoshimi.example.jp", { real_name: "新しい 名" }));
  expect((await audiences.audienceOf(inChannel)).readers).toBe(readers);
});
