import { parseArgs } from "node:util";

export type Measurement =
  | { readonly kind: "retrieval" | "quotes"; readonly folder: string }
  | { readonly kind: "answers"; readonly folder: string | undefined }
  | { readonly kind: "claims" | "routing"; readonly file: string };

export type Task = Measurement | { readonly kind: "compare"; readonly first: string; readonly second: string };

type Command = Task | { readonly kind: "help" };

export interface Options {
  readonly json: boolean;
  readonly report: string | undefined;
  readonly data: string | undefined;
}

export type CommandLine =
  | { readonly kind: "parsed"; readonly command: Command; readonly options: Options }
  | { readonly kind: "wrong"; readonly message: string };

export const USAGE = `Usage:
  npm run eval -- retrieval DIR      how well it finds: a dataset in BEIR layout
  npm run eval -- quotes DIR         whether the first quotation holds the answer: BEIR queries with answers
  npm run eval -- answers [DIR]      the gold questions over the sample corpus (default evals/gold)
  npm run eval -- claims FILE        the support check on judged claims (JSONL)
  npm run eval -- routing FILE       what an utterance wants: labelled utterances (JSONL)
  npm run eval -- compare RUN RUN    two stored runs of the same task, by file or by id under --data
Options:
  --json            one JSON value on stdout, and nothing else
  --report FILE     one HTML file with figures, intervals, times and the worst questions
  --data FOLDER     keep the library and the run there (default: a temporary folder that is removed)
`;

export function parseCommandLine(args: readonly string[]): CommandLine {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: "boolean" },
        report: { type: "string" },
        data: { type: "string" },
        help: { type: "boolean", short: "h" },
      },
    });
    const command = values.help === true ? { kind: "help" as const } : commandOf(positionals);
    if (typeof command === "string") return { kind: "wrong", message: command };
    const { json = false, report, data } = values;
    if (report === "" || data === "") return { kind: "wrong", message: "--report and --data need a name." };
    return { kind: "parsed", command, options: { json, report, data } };
  } catch (cause) {
    return { kind: "wrong", message: cause instanceof Error ? cause.message : String(cause) };
  }
}

function commandOf([name, ...operands]: readonly string[]): Command | string {
  const [first, second, ...rest] = operands;
  switch (name) {
    case undefined:
      return "Say what to measure.";
    case "retrieval":
    case "quotes":
      return first === undefined || second !== undefined ? `${name} takes one folder.` : { kind: name, folder: first };
    case "answers":
      return second === undefined ? { kind: name, folder: first } : "answers takes at most one folder.";
    case "claims":
    case "routing":
      return first === undefined || second !== undefined ? `${name} takes one file.` : { kind: name, file: first };
    case "compare":
      return first === undefined || second === undefined || rest.length > 0
        ? "compare takes two runs."
        : { kind: name, first, second };
    default:
      return `There is no task ${name}.`;
  }
}
