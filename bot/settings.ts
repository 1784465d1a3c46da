import { existsSync } from "node:fs";
import { isAbsolute } from "node:path";
import { z } from "zod";
import { webhookUrlProblem } from "./desk/apps/webhook.ts";

export interface Settings {
  readonly host: string;
  readonly port: number;
  readonly dataFolder: string;
  /** Null where the assistant is not in Slack. */
  readonly slack: SlackSettings | null;
  /** Through which Slack is reached, and which hosts are reached without it; null where all are. */
  readonly proxy: { readonly url: string; readonly exempt: string } | null;
  /** Null where answers are quotations. */
  readonly llm: { readonly baseUrl: string; readonly model: string; readonly apiKey: string | null } | null;
  /** Where the device management is told of apps, and with what it is signed; null where it is not told. */
  readonly deviceManagement: { readonly url: string; readonly secret: string } | null;
  /** Absolute path of an embedding model's folder; null where ranking goes by words alone. */
  readonly embeddingModel: string | null;
  /** Where people open the web page, without a slash at its end; for links in messages. */
  readonly publicUrl: string;
  /** How many days conversations are kept. */
  readonly retentionDays: number;
  /** The office's, which decides what day today is. */
  readonly timeZone: string;
}

/** At least one of `appToken` and `signingSecret` is there; with both, events are taken over either way. */
interface SlackSettings {
  readonly botToken: string;
  /** For Socket Mode. */
  readonly appToken: string | null;
  /** For events over HTTP. */
  readonly signingSecret: string | null;
  /** Null for Slack itself. */
  readonly apiUrl: string | null;
}

const text = z.string().trim().min(1);
const url = z
  .url({ protocol: /^https?$/u, error: "must be a whole address such as http://127.0.0.1:8080" })
  .transform((address) => address.replace(/\/+$/u, ""));

const ALSO_AFTER_OTHER_PROBLEMS = { when: () => true };

const Environment = z
  .object({
    HOST: text.default("127.0.0.1"),
    PORT: z.coerce
      .number("must be a number")
      .int("must be a whole number")
      .min(0, "must be from 0 to 65535")
      .max(65_535, "must be from 0 to 65535")
      .default(3000),
    DO_DATA_DIR: text.default("./data"),
    SLACK_BOT_TOKEN: z.string().startsWith("xoxb-", "must begin with xoxb-").optional(),
    SLACK_APP_TOKEN: z.string().startsWith("xapp-", "must begin with xapp-").optional(),
    SLACK_SIGNING_SECRET: text.optional(),
    SLACK_API_URL: url.optional(),
    HTTPS_PROXY: text.optional(),
    NO_PROXY: text.optional(),
    LLM_BASE_URL: url.optional(),
    LLM_MODEL: text.optional(),
    LLM_API_KEY: text.optional(),
    MDM_WEBHOOK_URL: text.optional(),
    MDM_WEBHOOK_SECRET: text.min(24, "must have at least 24 characters").optional(),
    EMBEDDING_MODEL: text.refine(isAbsolute, "must be the absolute path of a model's folder").optional(),
    PUBLIC_URL: url.optional(),
    DO_RETENTION_DAYS: z.coerce
      .number("must be a number of days")
      .int("must be a whole number of days")
      .min(1, "must be at least 1")
      .default(365),
    DO_TIME_ZONE: text.refine(isTimeZone, "must be a time zone such as Asia/Tokyo").default("Asia/Tokyo"),
  })
  .superRefine((given, context) => {
    for (const [one, other] of [
      ["SLACK_APP_TOKEN", "SLACK_BOT_TOKEN"],
      ["SLACK_SIGNING_SECRET", "SLACK_BOT_TOKEN"],
      ["LLM_BASE_URL", "LLM_MODEL"],
      ["LLM_MODEL", "LLM_BASE_URL"],
      ["MDM_WEBHOOK_URL", "MDM_WEBHOOK_SECRET"],
      ["MDM_WEBHOOK_SECRET", "MDM_WEBHOOK_URL"],
    ] as const) {
      if (given[one] !== undefined && given[other] === undefined) {
        context.addIssue({ code: "custom", path: [other], message: `is missing, while ${one} is set` });
      }
    }
    const webhook = given.MDM_WEBHOOK_URL === undefined ? null : webhookUrlProblem(given.MDM_WEBHOOK_URL);
    if (webhook !== null) context.addIssue({ code: "custom", path: ["MDM_WEBHOOK_URL"], message: webhook });
    if (given.SLACK_BOT_TOKEN === undefined) return;
    if (given.SLACK_APP_TOKEN === undefined && given.SLACK_SIGNING_SECRET === undefined) {
      const message = "(Socket Mode) or SLACK_SIGNING_SECRET (HTTP) is missing, while SLACK_BOT_TOKEN is set";
      context.addIssue({ code: "custom", path: ["SLACK_APP_TOKEN"], message });
    }
    if (given.HTTPS_PROXY !== undefined && proxyUrl(given.HTTPS_PROXY) === null) {
      const message = "must be the address of an HTTP proxy such as http://proxy.example:3128";
      context.addIssue({ code: "custom", path: ["HTTPS_PROXY"], message });
    }
  }, ALSO_AFTER_OTHER_PROBLEMS);

/**
 * Reads the settings from environment variables; an empty one counts as not set.
 * @throws SettingsInvalid naming every problem, one line each
 */
export function parseSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== "");
  const { https_proxy, no_proxy, ...others } = Object.fromEntries(given);
  const parsed = Environment.safeParse({ HTTPS_PROXY: https_proxy, NO_PROXY: no_proxy, ...others });
  if (!parsed.success) {
    throw new SettingsInvalid(parsed.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`));
  }
  const { HOST: host, PORT: port, ...rest } = parsed.data;
  return {
    host,
    port,
    dataFolder: rest.DO_DATA_DIR,
    slack:
      rest.SLACK_BOT_TOKEN === undefined
        ? null
        : {
            botToken: rest.SLACK_BOT_TOKEN,
            appToken: rest.SLACK_APP_TOKEN ?? null,
            signingSecret: rest.SLACK_SIGNING_SECRET ?? null,
            apiUrl: rest.SLACK_API_URL ?? null,
          },
    proxy: throughProxy(rest.HTTPS_PROXY, rest.NO_PROXY),
    llm:
      rest.LLM_BASE_URL === undefined || rest.LLM_MODEL === undefined
        ? null
        : { baseUrl: rest.LLM_BASE_URL, model: rest.LLM_MODEL, apiKey: rest.LLM_API_KEY ?? null },
    deviceManagement:
      rest.MDM_WEBHOOK_URL === undefined || rest.MDM_WEBHOOK_SECRET === undefined
        ? null
        : { url: rest.MDM_WEBHOOK_URL, secret: rest.MDM_WEBHOOK_SECRET },
    embeddingModel: rest.EMBEDDING_MODEL ?? null,
    publicUrl: rest.PUBLIC_URL ?? `http://${host.includes(":") ? `[${host}]` : host}:${port}`,
    retentionDays: rest.DO_RETENTION_DAYS,
    timeZone: rest.DO_TIME_ZONE,
  };
}

/** The settings of this process: its environment, and the file for what that leaves open. */
export function loadSettings(file = ".env"): Settings {
  if (existsSync(file)) process.loadEnvFile(file);
  return parseSettings(process.env);
}

export class SettingsInvalid extends Error {
  override readonly name = "SettingsInvalid";
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(["Some settings are not usable:", ...problems.map((problem) => `  ${problem}`)].join("\n"));
    this.problems = problems;
  }
}

function throughProxy(address = "", exempt = ""): Settings["proxy"] {
  const proxy = proxyUrl(address);
  return proxy === null ? null : { url: proxy, exempt };
}

/** @returns null for what is no HTTP proxy; `host:port` alone is one, as in other programs */
function proxyUrl(address: string): string | null {
  const whole = address.includes("://") ? address : `http://${address}`;
  return /^https?:/u.test(whole) && URL.canParse(whole) ? whole : null;
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
