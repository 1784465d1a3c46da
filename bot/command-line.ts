import { parseArgs } from "node:util";
import { z } from "zod";
import type { CalendarDate } from "../corpus/document.ts";

/** Who asks and on which day, as the command line says it. */
export interface Asked {
  readonly text: string;
  readonly asOf: CalendarDate | null;
  readonly today: CalendarDate | null;
  readonly viewer: string | null;
}

export type Command =
  | { readonly kind: "start" }
  | { readonly kind: "ask"; readonly asked: Asked; readonly json: boolean }
  | { readonly kind: "search"; readonly asked: Asked; readonly limit: number; readonly json: boolean }
  | { readonly kind: "help" };

export type CommandLine =
  | { readonly kind: "parsed"; readonly command: Command; readonly data: string | null }
  | { readonly kind: "wrong"; readonly message: string };

export const USAGE = `Usage:
  npm start                                     the assistant on the web, and in Slack where its tokens are set
  npm run ask -- "QUESTION" [--as-of YYYY-MM-DD] [--today YYYY-MM-DD] [--viewer PERSON-ID] [--json]
  npm run search -- "QUERY" [-k 10] [--as-of YYYY-MM-DD] [--today YYYY-MM-DD] [--viewer PERSON-ID] [--json]
Options:
  --data FOLDER   the data folder (default ./data, or DO_DATA_DIR)
  --as-of DATE    answer by the rules in force on that day (default: today, or the day that the question names)
  --today DATE    the day it is asked (default: today)
  --viewer ID     the person who asks, from people.csv in the data folder, else the sample people (default: nobody)
  -k NUMBER       how many passages, from 1 to 100
  --json          one JSON value on stdout, and nothing else
`;

const COMMANDS = ["start", "ask", "search"] as const;

export function parseCommandLine(args: readonly string[]): CommandLine {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        "as-of": { type: "string" },
        today: { type: "string" },
        viewer: { type: "string" },
        data: { type: "string" },
        json: { type: "boolean" },
        k: { type: "string", short: "k" },
        help: { type: "boolean", short: "h" },
      },
    });
    const data = values.data ?? null;
    if (values.help === true) return { kind: "parsed", command: { kind: "help" }, data };
    const [name, ...words] = positionals;
    const command = COMMANDS.find((each) => each === name);
    if (name === undefined) return wrong("Say what to do: start, ask or search.");
    if (command === undefined) return wrong(`There is no command ${name}.`);
    if (command === "start") {
      return words.length > 0
        ? wrong("start takes no arguments.")
        : { kind: "parsed", command: { kind: "start" }, data };
    }
    const [text, ...rest] = words;
    if (text === undefined) return wrong(`Say what to ${command}, in quotation marks.`);
    if (rest.length > 0) return wrong("Put the question in quotation marks: it came as several words.");
    const asked = {
      text,
      asOf: dateOf("--as-of", values["as-of"]),
      today: dateOf("--today", values.today),
      viewer: values.viewer ?? null,
    };
    const json = values.json ?? false;
    if (command === "ask") {
      return values.k === undefined
        ? { kind: "parsed", command: { kind: "ask", asked, json }, data }
        : wrong("-k belongs to search.");
    }
    return { kind: "parsed", command: { kind: "search", asked, limit: limitOf(values.k), json }, data };
  } catch (cause) {
    const [sentence = ""] = (cause instanceof Error ? cause.message : String(cause)).split(/\.(?:\s|$)|\n/u, 1);
    return wrong(`${sentence}.`);
  }
}

function wrong(message: string): CommandLine {
  return { kind: "wrong", message };
}

function dateOf(option: string, given: string | undefined): CalendarDate | null {
  if (given === undefined) return null;
  const parsed = z.iso.date().safeParse(given);
  if (!parsed.success) throw new Error(`${option} must be a date such as 2026-04-01, not ${given}.`);
  return parsed.data;
}

function limitOf(given: string | undefined): number {
  const limit = Number(given ?? 10);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100)
    throw new Error(`-k must be a number from 1 to 100, not ${given}.`);
  return limit;
}
