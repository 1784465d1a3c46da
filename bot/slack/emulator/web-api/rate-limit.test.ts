import { describe, expect, test } from "vitest";
import { openOffice, refusal } from "../testing/office.ts";

describe("rate limits", () => {
  test.each([
    ["users.info", 100, { user: "U1" }],
    ["conversations.replies", 50, { channel: "C1", ts: "1700000000.000001" }],
    ["usergroups.list", 20, {}],
  ])("let %s be called %d times a minute", async (method, times, fields) => {
    const { client, clock } = await openOffice({ rateLimits: "strict" });
    const call = () => refusal(client.apiCall(method, fields));
    for (let count = 0; count < times; count += 1) expect(await call()).not.toContain("retry");
    clock.advance(15_000);
    expect(await call()).toBe("retry after 45");
    clock.advance(44_999);
    expect(await call()).toBe("retry after 1");
    clock.advance(1);
    expect(await call()).not.toContain("retry");
  });

  test("let one message a second into a channel after a short burst, whatever happens in others", async () => {
    const { client, clock } = await openOffice({ rateLimits: "strict" });
    const post = (channel: string) => refusal(client.chat.postMessage({ channel, text: "あ" }));
    const burst = [await post("C1"), await post("C1"), await post("C1"), await post("C1")];
    expect(burst).toEqual(["ok", "ok", "ok", "retry after 1"]);
    expect(await post("CSECRET")).toBe("ok");
    clock.advance(1_000);
    expect([await post("C1"), await post("C1")]).toEqual(["ok", "retry after 1"]);
  });
});
