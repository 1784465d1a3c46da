import { expect, test } from "vitest";
import { parseCommandLine } from "./command-line.ts";

test("reads paths, commands and options", () => {
  expect(parseCommandLine(["a.md", "folder", "--json", "--data", "d"])).toEqual({
    kind: "parsed",
    command: { kind: "ingest", paths: ["a.md", "folder"] },
    json: true,
    data: "d",
  });
  expect(parseCommandLine(["show", "doc1"])).toMatchObject({
    command: { kind: "show", id: "doc1" },
    json: false,
    data: null,
  });
});

test.each([[[]], [["--jsonn"]], [["show"]], [["remove", "a", "b"]], [["list", "x"]]])("%j is wrong usage", (args) => {
  const line = parseCommandLine(args);
  expect(line).toEqual({ kind: "wrong", message: expect.stringMatching(/^[^\n]+\.$/u) });
});
