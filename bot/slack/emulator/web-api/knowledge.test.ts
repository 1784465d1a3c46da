import { describe, expect, test } from "vitest";
import { z } from "zod";
import { BOT, TEAM } from "../app.ts";
import { LIMITS } from "../limits.ts";
import { openOffice, refusal } from "../testing/office.ts";

describe("what the app may know", () => {
  test("members come in pages", async () => {
    const { client, slack } = await openOffice();
    for (let place = 0; place < 250; place += 1) slack.workspace.channels.join("C1", `UX${place}`);
    const members: string[] = [];
    for await (const page of client.paginate("conversations.members", { channel: "C1", limit: 100 })) {
      members.push(...z.object({ members: z.array(z.string()) }).parse(page).members);
    }
    expect(new Set(members).size).toBe(253);
    const call = (fields: object) => refusal(client.apiCall("conversations.members", { channel: "C1", ...fields }));
    expect([await call({ limit: LIMITS.page }), await call({ limit: LIMITS.page + 1 })]).toEqual([
      "ok",
      "invalid_arguments",
    ]);
    expect(await call({ cursor: "eA==" })).toBe("invalid_cursor");
  });

  test("people are known by id and by address, with what makes them guests or strangers", async () => {
    const { client } = await openOffice();
    const { user } = await client.users.lookupByEmail({ email: "p001@hoshimi.example.jp" });
    expect(user).toMatchObject({
      id: "U1",
      team_id: TEAM.id,
      is_restricted: false,
      profile: { email: "p001@hoshimi.example.jp" },
    });
    expect((await client.users.info({ user: "UGUEST" })).user).toMatchObject({
      is_restricted: true,
      is_ultra_restricted: false,
    });
    expect((await client.users.info({ user: "UPARTNER" })).user).toMatchObject({ is_stranger: true, team_id: "T9" });
    expect(await refusal(client.users.info({ user: "UNOBODY" }))).toBe("user_not_found");
    expect(await refusal(client.users.lookupByEmail({ email: "nobody@example.jp" }))).toBe("users_not_found");
    expect((await client.usergroups.users.list({ usergroup: "S1" })).users).toEqual(["U1", "U2"]);
    expect(await refusal(client.usergroups.users.list({ usergroup: "S2" }))).toBe("no_such_subteam");
  });

  test("channels say whether they are shared with others", async () => {
    const { client } = await openOffice();
    expect((await client.conversations.info({ channel: "CSHARED" })).channel).toMatchObject({ is_ext_shared: true });
    expect((await client.conversations.info({ channel: "D1" })).channel).toMatchObject({ is_im: true, user: "U1" });
    expect((await client.conversations.open({ users: "U2" })).channel?.id).toBe("DU2");
    expect(await refusal(client.conversations.info({ channel: "CHIDDEN" }))).toBe("channel_not_found");
    expect(await refusal(client.conversations.history({ channel: "C2" }))).toBe("not_in_channel");
  });

  test("a file is sent to the app's token only, and to others a page with status 200", async () => {
    const { client, slack } = await openOffice();
    const bytes = new TextEncoder().encode("第1条");
    const file = slack.workspace.files.add({
      name: "規程.txt",
      mimetype: "text/plain",
      user: "U1",
      bytes,
      createdAt: 0,
    });
    const info = await client.files.info({ file: file.id });
    const url = info.file?.url_private_download ?? "";
    const read = async (token: string) => {
      const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
      return [response.status, response.headers.get("content-type")?.split(";")[0], await response.text()];
    };
    expect(await read(BOT.token)).toEqual([200, "text/plain", "第1条"]);
    expect(await read("xoxb-wrong")).toEqual([200, "text/html", expect.stringContaining("Slack")]);
    expect(await refusal(client.files.info({ file: "F9" }))).toBe("file_not_found");
  });
});
