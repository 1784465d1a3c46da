import { expect, test } from "vitest";
import { tally } from "./tally.ts";

test("counts files by what became of them, with names and the longest time", () => {
  const refused = (file: string, ms: number) =>
    ({ file, ms, status: "refused", reason: { code: "damaged", detail: "" } }) as const;
  const unchanged = {
    file: "/x/c.md",
    ms: 3,
    status: "unchanged",
    documentId: "d",
    effectiveFrom: "2026-04-01",
  } as const;
  expect(tally("Bombs", [refused("/x/a.docx", 5), unchanged, refused("/x/b.pdf", 70)])).toEqual([
    "Bombs: 3 files",
    "  damaged: 2, longest 70 ms (a.docx, b.pdf)",
    "  unchanged: 1, longest 3 ms (c.md)",
  ]);
});
