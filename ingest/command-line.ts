import { parseArgs } from "node:util";
import { parseDate } from "./dates.ts";
import type { DiffRequest } from "./diff-command.ts";

export type Work =
  | { readonly kind: "ingest"; readonly paths: readonly string[] }
  | { readonly kind: "list" }
  | { readonly kind: "rebuild" }
  | ({ readonly kind: "diff" } & DiffRequest)
  | { readonly kind: "show" | "remove" | "restore"; readonly id: string };

type Command = Work | { readonly kind: "help" };

export type CommandLine =
  | { readonly kind: "parsed"; readonly command: Command; readonly json: boolean; readonly data: string | null }
  | { readonly kind: "wrong"; readonly message: string };

export const USAGE = `Usage:
  npm run ingest -- PATH... [--json]     take in files and folders
  npm run ingest -- list [--json]        the documents that everyone may read
  npm run ingest -- show ID [--json]     a document's passages in force today
  npm run ingest -- diff ID [FROM TO]    how the revision of day TO differs from that of FROM; without days the newest two
  npm run ingest -- remove ID            take a document out of every answer
  npm run ingest -- restore ID           bring a removed document back
  npm run ingest -- rebuild              build the index anew from the originals
Beside a running server the server takes the files in, and the command waits for it.
Options:
  --data FOLDER   the data folder (default ./data, or DO_DATA_DIR)
  --json          one JSON value per line on stdout, and nothing else
A folder's manifest.csv may give metadata: file,title,number,category,issuer,owner,effectiveFrom,effectiveTo,audience,appliesTo
`;

export function parseCommandLine(args: readonly string[]): CommandLine {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: "boolean" }, data: { type: "string" }, help: { type: "boolean", short: "h" } },
    });
    const command = values.help === true ? { kind: "help" as const } : commandOf(positionals);
    if (typeof command === "string") return { kind: "wrong", message: command };
    return { kind: "parsed", command, json: values.json ?? false, data: values.data ?? null };
  } catch (cause) {
    return { kind: "wrong", message: firstSentence(cause) };
  }
}

function commandOf(words: readonly string[]): Command | string {
  const [name, id, ...rest] = words;
  if (name === undefined) return "Say which files or folders to take in.";
  if (name === "list" || name === "rebuild") return id === undefined ? { kind: name } : `${name} takes no arguments.`;
  if (name === "show" || name === "remove" || name === "restore") {
    return id === undefined || rest.length > 0 ? `${name} takes one document ID.` : { kind: name, id };
  }
  return name === "diff" ? diffOf(words.slice(1)) : { kind: "ingest", paths: words };
}

function diffOf([id, ...given]: readonly string[]): Command | string {
  const [from, to] = given.map(parseDate);
  if (id === undefined || (given.length !== 0 && given.length !== 2)) return "diff takes one document ID and two days.";
  if (given.length === 0) return { kind: "diff", id, days: null };
  if (from === undefined || to === undefined) return "diff takes days as YYYY-MM-DD.";
  return { kind: "diff", id, days: { from, to } };
}

function firstSentence(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  return `${message.split(/[.\n] /u)[0] ?? message}.`.replace(/\.\.$/u, ".");
}
