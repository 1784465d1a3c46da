import { expect, test } from "vitest";
import { parseCommandLine, usageOf } from "./command-line.ts";

const DRILLS = ["load", "drain"];

test("a drill is short unless it is asked for in full", () => {
  expect(parseCommandLine(["load"], DRILLS)).toEqual({ kind: "run", names: ["load"], size: "short", without: [] });
  expect(parseCommandLine(["--full", "drain"], DRILLS)).toMatchObject({ names: ["drain"], size: "full" });
});

test("all runs every drill in order", () => {
  expect(parseCommandLine(["all"], DRILLS)).toMatchObject({ names: ["load", "drain"] });
});

test("methods that Slack lacks are given in a row", () => {
  expect(parseCommandLine(["load", "--without", "chat.startStream,views.open"], DRILLS)).toMatchObject({
    without: ["chat.startStream", "views.open"],
  });
});

test.each([
  [[], "Say which drill."],
  [["flood"], "There is no drill flood."],
  [["load", "drain"], "One drill at a time, or all."],
  [["load", "--fast"], "Unknown option '--fast'."],
])("%j is refused with a sentence", (args, message) => {
  expect(parseCommandLine(args, DRILLS)).toEqual({ kind: "wrong", message });
});

test("the usage lists every drill with what it shows", () => {
  expect(parseCommandLine(["--help"], DRILLS)).toEqual({ kind: "help" });
  const usage = usageOf({ load: { shows: "what it bears" }, reconnect: { shows: "that it comes back" } });
  expect(usage).toContain("  load       what it bears\n  reconnect  that it comes back\n");
});
