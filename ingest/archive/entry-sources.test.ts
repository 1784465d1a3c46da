import { expect, test } from "vitest";
import type { Unpacked } from "../document-reader.ts";
import { bytesOf } from "../fixtures.ts";
import { entrySources } from "./entry-sources.ts";

test("a file whose time the archive does not tell has the archive's day", async () => {
  const entry = (name: string, fileDate: string): Unpacked => ({
    kind: "file",
    name,
    bytes: bytesOf("本文"),
    fileDate,
    spent: 2,
  });
  async function* unpack() {
    yield entry("a.txt", "1980-01-01");
    yield entry("b.txt", "2024-04-01");
  }
  const archive = { path: "規程.zip", bytes: bytesOf(""), row: {}, fileDate: "2025-04-01" };
  const dates: string[] = [];
  for await (const source of entrySources(archive, { reader: { unpack }, budget: { entries: 9, bytes: 99 } })) {
    if (source.kind === "source") dates.push(source.source.fileDate);
  }
  expect(dates).toEqual(["2025-04-01", "2024-04-01"]);
});
