import { describe, expect, test } from "vitest";
import { z } from "zod";
import { BOT } from "../app.ts";
import { openOffice, refusal } from "../testing/office.ts";

describe("a call", () => {
  test("of an unknown method, or one that this Slack lacks, or with a field that does not exist, is refused", async () => {
    const { client, ask } = await openOffice({ without: ["chat.startStream"] });
    expect(await refusal(client.apiCall("chat.sing"))).toBe("unknown_method");
    expect(await refusal(client.chat.startStream({ channel: "D1", thread_ts: ask("D1") }))).toBe("unknown_method");
    expect(await refusal(client.apiCall("users.info", { userId: "U1" }))).toBe("invalid_arguments");
  });

  test("without the app's token is refused", async () => {
    const { slack } = await openOffice();
    const call = async (authorization: string) => {
      const response = await fetch(`${slack.apiUrl}/auth.test`, { method: "POST", headers: { authorization } });
      return z.object({ error: z.string().optional() }).parse(await response.json()).error;
    };
    expect([await call(""), await call("Bearer xoxb-wrong"), await call(`Bearer ${BOT.token}`)]).toEqual([
      "not_authed",
      "invalid_auth",
      undefined,
    ]);
  });

  test("may be met by a fault: an error, a status, an answer that never comes although it was done", async () => {
    const { client, slack } = await openOffice();
    const post = () => refusal(client.chat.postMessage({ channel: "C1", text: "あ" }));
    slack.fail("chat.postMessage", "internal_error");
    slack.faults("chat.postMessage", { kind: "http", status: 503 }, { kind: "lost-answer" });
    expect(await post()).toBe("internal_error");
    expect(await post()).toContain("503");
    expect(slack.messages("C1")).toHaveLength(0);
    expect(await post()).toContain("request");
    expect(slack.messages("C1")).toHaveLength(1);
  });
});
