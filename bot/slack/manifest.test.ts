import { readFileSync } from "node:fs";
import type { webApi } from "@slack/bolt";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { COMMAND, SHORTCUTS } from "./blocks/actions.ts";
import { SUGGESTIONS } from "./blocks/prompts.ts";
import json from "./manifest.json" with { type: "json" };

/** As JSON is typed, where every string is only a string. */
type Loose<T> = T extends string
  ? string
  : T extends readonly (infer Item)[]
    ? Loose<Item>[]
    : T extends object
      ? { [Key in keyof T]: Loose<T[Key]> }
      : T;
type Manifest = Extract<webApi.AppsManifestValidateArguments["manifest"], object>;

/** https://docs.slack.dev/reference/app-manifest, with its lengths */
const text = (most: number, least = 1) => z.string().min(least).max(most);
const MANIFEST = z.strictObject({
  _metadata: z.strictObject({ major_version: z.literal(2), minor_version: z.literal(1) }),
  display_information: z.strictObject({
    name: text(35),
    description: text(140),
    long_description: text(4_000, 174),
    background_color: z.string().regex(/^#[0-9A-F]{6}$/u),
  }),
  features: z.strictObject({
    agent_view: z.strictObject({
      agent_description: text(300),
      suggested_prompts: z.array(z.strictObject({ title: text(75), message: text(300) })).max(4),
    }),
    app_home: z.strictObject({
      home_tab_enabled: z.literal(true),
      messages_tab_enabled: z.literal(true),
      messages_tab_read_only_enabled: z.literal(false),
    }),
    bot_user: z.strictObject({
      display_name: z.string().regex(/^[a-z0-9._-]{1,80}$/u),
      always_online: z.literal(true),
    }),
    shortcuts: z
      .array(
        z.strictObject({
          type: z.enum(["global", "message"]),
          name: text(24),
          callback_id: text(255),
          description: text(150),
        }),
      )
      .max(10),
    slash_commands: z
      .array(
        z.strictObject({
          command: z.string().regex(/^\/[a-z]{1,31}$/u),
          description: text(2_000),
          usage_hint: text(1_000),
          should_escape: z.literal(false),
        }),
      )
      .max(50),
  }),
  oauth_config: z.strictObject({ scopes: z.strictObject({ bot: z.array(z.string()).max(255) }) }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({ bot_events: z.array(z.string()).max(100) }),
    interactivity: z.strictObject({ is_enabled: z.literal(true) }),
    org_deploy_enabled: z.literal(false),
    socket_mode_enabled: z.literal(true),
    token_rotation_enabled: z.literal(false),
  }),
});
/** What an event needs, from its page below https://docs.slack.dev/reference/events */
const SCOPES_OF_EVENTS: Readonly<Record<string, readonly string[]>> = {
  app_home_opened: [],
  app_mention: ["app_mentions:read"],
  channel_shared: ["channels:read", "groups:read"],
  channel_unshared: ["channels:read", "groups:read"],
  member_joined_channel: ["channels:read", "groups:read"],
  member_left_channel: ["channels:read", "groups:read"],
  "message.channels": ["channels:history"],
  "message.groups": ["groups:history"],
  "message.im": ["im:history"],
  "message.mpim": ["mpim:history"],
  reaction_added: ["reactions:read"],
  user_change: ["users:read"],
};

describe("the app manifest", () => {
  const manifest = MANIFEST.parse(JSON.parse(readFileSync(new URL("manifest.json", import.meta.url), "utf8")));

  test("has the shape that the SDK knows, with every text within its length", () => {
    const typed: Loose<Manifest> = json;
    expect(manifest).toEqual(typed);
  });

  test("names the shortcuts and the command that the app listens to, and no other", () => {
    const ids = manifest.features.shortcuts.map(({ callback_id }) => callback_id);
    expect(ids.toSorted()).toEqual(Object.values(SHORTCUTS).toSorted());
    expect(manifest.features.slash_commands.map(({ command }) => command)).toEqual([COMMAND]);
  });

  test("suggests what the Home tab suggests", () => {
    expect(manifest.features.agent_view.suggested_prompts).toEqual(SUGGESTIONS);
  });

  test("asks for the scopes of its events, each once", () => {
    const { bot } = manifest.oauth_config.scopes;
    const needed = manifest.settings.event_subscriptions.bot_events.map((event) => SCOPES_OF_EVENTS[event]);
    expect(needed).not.toContain(undefined);
    expect(bot).toEqual(expect.arrayContaining(needed.flatMap((scopes) => scopes ?? [])));
    expect(new Set(bot).size).toBe(bot.length);
  });
});
