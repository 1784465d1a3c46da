import { parseArgs } from "node:util";

export type Size = "short" | "full";

export type CommandLine =
  | {
      readonly kind: "run";
      readonly names: readonly string[];
      readonly size: Size;
      readonly without: readonly string[];
    }
  | { readonly kind: "help" }
  | { readonly kind: "wrong"; readonly message: string };

/** @param drills every drill there is, in the order in which `all` runs them */
export function parseCommandLine(args: readonly string[], drills: readonly string[]): CommandLine {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        full: { type: "boolean", default: false },
        without: { type: "string", default: "" },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    if (values.help) return { kind: "help" };
    const [name, ...rest] = positionals;
    if (name === undefined) return wrong("Say which drill.");
    if (rest.length > 0) return wrong("One drill at a time, or all.");
    const names = name === "all" ? drills : drills.filter((each) => each === name);
    if (names.length === 0) return wrong(`There is no drill ${name}.`);
    const without = values.without.split(",").filter((method) => method !== "");
    return { kind: "run", names, size: values.full ? "full" : "short", without };
  } catch (cause) {
    const [sentence = ""] = (cause instanceof Error ? cause.message : String(cause)).split(/\.(?:\s|$)|\n/u, 1);
    return wrong(`${sentence}.`);
  }
}

/** @param drills each with what it shows */
export function usageOf(drills: Readonly<Record<string, { readonly shows: string }>>): string {
  const width = Math.max(...Object.keys(drills).map((name) => name.length));
  const lines = Object.entries(drills).map(([name, { shows }]) => `  ${name.padEnd(width)}  ${shows}`);
  return `Usage: npm run drill -- NAME|all [--full] [--without METHOD,METHOD]
Drills:
${lines.join("\n")}
Options:
  --full     at the size and for the time of the record, minutes each (default: seconds)
  --without  methods that the emulated Slack does not have
`;
}

function wrong(message: string): CommandLine {
  return { kind: "wrong", message };
}
