import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { parseSettings, SettingsInvalid } from "./settings.ts";

describe("the settings", () => {
  it("have defaults for everything", () => {
    expect(parseSettings({})).toEqual({
      host: "127.0.0.1",
      port: 3000,
      dataFolder: "./data",
      slack: null,
      proxy: null,
      llm: null,
      deviceManagement: null,
      embeddingModel: null,
      publicUrl: "http://127.0.0.1:3000",
      retentionDays: 365,
      timeZone: "Asia/Tokyo",
    });
  });

  it("take the device management's address and secret together, over https and long enough", () => {
    const MDM_WEBHOOK_SECRET = "s".repeat(24);
    const url = "https://mdm.example.jp/apps";
    expect(parseSettings({ MDM_WEBHOOK_URL: url, MDM_WEBHOOK_SECRET }).deviceManagement).toEqual({
      url,
      secret: MDM_WEBHOOK_SECRET,
    });
    expect(() => parseSettings({ MDM_WEBHOOK_URL: url })).toThrow("MDM_WEBHOOK_SECRET is missing");
    expect(() => parseSettings({ MDM_WEBHOOK_URL: "http://mdm.example.jp", MDM_WEBHOOK_SECRET: "short" })).toThrow(
      /MDM_WEBHOOK_SECRET must have at least 24 characters|MDM_WEBHOOK_URL must begin with https/u,
    );
  });

  it("take an empty value as not set", () => {
    expect(parseSettings({ PORT: "", LLM_BASE_URL: " ", HOST: "localhost" })).toMatchObject({
      port: 3000,
      llm: null,
      publicUrl: "http://localhost:3000",
    });
  });

  it("name every problem at once, one line each", () => {
    const environment = {
      PORT: "many",
      LLM_BASE_URL: "localhost:8080",
      SLACK_BOT_TOKEN: "xoxb-1",
      DO_TIME_ZONE: "Asia/Edo",
    };
    expect(problemsOf(environment)).toEqual([
      "PORT must be a number",
      "LLM_BASE_URL must be a whole address such as http://127.0.0.1:8080",
      "DO_TIME_ZONE must be a time zone such as Asia/Tokyo",
      "LLM_MODEL is missing, while LLM_BASE_URL is set",
      "SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) is missing, while SLACK_BOT_TOKEN is set",
    ]);
  });

  it("refuse a port that does not exist", () => {
    expect(problemsOf({ PORT: "65536" })).toEqual(["PORT must be from 0 to 65535"]);
    expect(problemsOf({ PORT: "80.5" })).toEqual(["PORT must be a whole number"]);
  });

  it("keep a language model's and Slack's settings together", () => {
    const settings = parseSettings({
      LLM_BASE_URL: "http://127.0.0.1:8080/v1/",
      LLM_MODEL: "small",
      SLACK_BOT_TOKEN: "xoxb-1",
      SLACK_APP_TOKEN: "xapp-1",
    });
    expect(settings.llm).toEqual({ baseUrl: "http://127.0.0.1:8080/v1", model: "small", apiKey: null });
    expect(settings.slack).toEqual({ botToken: "xoxb-1", appToken: "xapp-1", signingSecret: null, apiUrl: null });
  });

  it("take Slack's events over HTTP, over Socket Mode, or both", () => {
    const overHttp = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "8f742231b10e8888abcd99yyyzzz85a5" };
    expect(parseSettings(overHttp).slack).toMatchObject({
      appToken: null,
      signingSecret: "8f742231b10e8888abcd99yyyzzz85a5",
    });
    expect(parseSettings({ ...overHttp, SLACK_APP_TOKEN: "xapp-1" }).slack).toMatchObject({ appToken: "xapp-1" });
  });

  it("refuse a way to take Slack's events without the token to answer them", () => {
    expect(problemsOf({ SLACK_APP_TOKEN: "xapp-1", SLACK_SIGNING_SECRET: "abc" })).toEqual([
      "SLACK_BOT_TOKEN is missing, while SLACK_APP_TOKEN is set",
      "SLACK_BOT_TOKEN is missing, while SLACK_SIGNING_SECRET is set",
    ]);
  });

  it("take a proxy the way other programs do", () => {
    const url = "http://proxy.example:3128";
    expect(parseSettings({ HTTPS_PROXY: url, NO_PROXY: ".example.jp" }).proxy).toEqual({ url, exempt: ".example.jp" });
    expect(parseSettings({ https_proxy: url, no_proxy: "a" }).proxy).toEqual({ url, exempt: "a" });
    expect(parseSettings({ HTTPS_PROXY: "proxy.example:3128" }).proxy).toEqual({ url, exempt: "" });
  });

  it("refuse a proxy of another kind only where it would be used", () => {
    const environment = { HTTPS_PROXY: "socks5://proxy.example:1080" };
    expect(parseSettings(environment).proxy).toBeNull();
    expect(problemsOf({ ...environment, SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1" })).toEqual([
      "HTTPS_PROXY must be the address of an HTTP proxy such as http://proxy.example:3128",
    ]);
  });

  it("take an embedding model by the absolute path of its folder only", () => {
    const folder = process.cwd();
    expect(parseSettings({ EMBEDDING_MODEL: folder }).embeddingModel).toBe(folder);
    expect(problemsOf({ EMBEDDING_MODEL: "Xenova/multilingual-e5-small" })).toEqual([
      "EMBEDDING_MODEL must be the absolute path of a model's folder",
    ]);
  });

  it("are all listed in .env.example, which is itself usable", async () => {
    const example = await readFile(new URL("../.env.example", import.meta.url), "utf8");
    const listed = [...example.matchAll(/^#?([A-Z_]+)=(.*)$/gmu)].map(([, name = "", value = ""]) => [name, value]);
    expect(parseSettings(Object.fromEntries(listed))).toMatchObject({ port: 3000, timeZone: "Asia/Tokyo" });
    const source = await readFile(new URL("./settings.ts", import.meta.url), "utf8");
    const read = [...source.matchAll(/^ {4}([A-Z_]+): /gmu)].map(([, name]) => name);
    expect(listed.map(([name]) => name).toSorted()).toEqual(read.toSorted());
    expect(read.length).toBeGreaterThan(5);
  });
});

function problemsOf(environment: Readonly<Record<string, string>>): readonly string[] {
  try {
    parseSettings(environment);
    return [];
  } catch (fault) {
    if (fault instanceof SettingsInvalid) return fault.problems;
    throw fault;
  }
}
