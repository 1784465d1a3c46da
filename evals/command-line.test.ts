import { expect, it } from "vitest";
import { parseCommandLine, USAGE } from "./command-line.ts";

const NONE = { json: false, report: undefined, data: undefined };

it("takes each task with its operands", () => {
  const command = (...args: readonly string[]) => {
    const line = parseCommandLine(args);
    return line.kind === "parsed" ? line.command : line.message;
  };
  expect(command("retrieval", "dir")).toEqual({ kind: "retrieval", folder: "dir" });
  expect(command("quotes", "dir")).toEqual({ kind: "quotes", folder: "dir" });
  expect(command("answers")).toEqual({ kind: "answers", folder: undefined });
  expect(command("answers", "dir")).toEqual({ kind: "answers", folder: "dir" });
  expect(command("claims", "c.jsonl")).toEqual({ kind: "claims", file: "c.jsonl" });
  expect(command("routing", "u.jsonl")).toEqual({ kind: "routing", file: "u.jsonl" });
  expect(command("compare", "a", "b")).toEqual({ kind: "compare", first: "a", second: "b" });
  expect(command("--help")).toEqual({ kind: "help" });
});

it("takes options before and after", () => {
  expect(parseCommandLine(["answers", "--json", "--report", "r.html", "--data", "d"])).toEqual({
    kind: "parsed",
    command: { kind: "answers", folder: undefined },
    options: { json: true, report: "r.html", data: "d" },
  });
  expect(parseCommandLine(["answers"])).toMatchObject({ options: NONE });
});

it("says what is wrong", () => {
  const wrong = [
    [],
    ["retrieval"],
    ["retrieval", "a", "b"],
    ["compare", "a"],
    ["claims"],
    ["routing"],
    ["answers", "a", "b"],
  ];
  const others = [
    ["asof", "dir"],
    ["answers", "--fast"],
    ["answers", "--data"],
    ["answers", "--data", ""],
  ];
  for (const args of [...wrong, ...others]) expect(parseCommandLine(args).kind, args.join(" ")).toBe("wrong");
  expect(parseCommandLine(["asof", "dir"])).toEqual({ kind: "wrong", message: "There is no task asof." });
});

it("lists every task and option in the usage", () => {
  for (const word of [
    "retrieval",
    "quotes",
    "answers",
    "claims",
    "routing",
    "compare",
    "--json",
    "--report",
    "--data",
  ]) {
    expect(USAGE).toContain(word);
  }
});
