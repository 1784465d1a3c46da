import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openStore } from "../../../corpus/store/connection.ts";
import { openAttachmentStore } from "../../store/attachments.ts";
import { type Attachments, createAttachments, LARGEST_FILE } from "./attachments.ts";

const PDF = new TextEncoder().encode("%PDF-1.7\n");
let folder: string;
let attachments: Attachments;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "do-attachments-"));
  const store = await openAttachmentStore(openStore(":memory:"));
  attachments = createAttachments({ store, folder, clock: () => new Date("2026-11-20T03:00:00Z") });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("an attachment", () => {
  it("is kept under its content's hash, and found by who brought it", async () => {
    const kept = await attachments.keep("報告書.pdf", PDF, "p1");
    if (kept.kind !== "kept") throw new Error(kept.sentence);
    expect(kept.hash).toMatch(/^[0-9a-f]{64}$/u);
    expect(await attachments.find(kept.hash, "p1")).toMatchObject({ name: "報告書.pdf", mediaType: "application/pdf" });
    expect(await attachments.find(kept.hash, "p2")).toBeUndefined();
    expect(await attachments.read(kept.hash)).toEqual(PDF);
    expect(await readdir(join(folder, kept.hash.slice(0, 2)))).toEqual([kept.hash]);
  });

  it("has a name that leads nowhere", async () => {
    const kept = await attachments.keep("../../etc/\u202Epasswd\u0000.pdf", PDF, "p1");
    expect(kept).toMatchObject({ kind: "kept", name: ".._.._etc__passwd_.pdf" });
  });

  it.each([
    ["a program", "道具.exe", new Uint8Array([0x4d, 0x5a, 1])],
    ["a page", "頁.html", new TextEncoder().encode("<script>")],
    ["what is not what it says", "写真.png", PDF],
    ["a text with bytes of zero", "文.txt", new Uint8Array([65, 0, 66])],
    ["nothing", "空.pdf", new Uint8Array()],
    ["what is too large", "大.pdf", new Uint8Array(LARGEST_FILE + 1).fill(1)],
  ])("is refused with a sentence where it is %s", async (_name, name, bytes) => {
    const kept = await attachments.keep(name, bytes, "p1");
    expect(kept).toEqual({ kind: "refused", sentence: expect.stringMatching(/^[^\n]*[ぁ-ん].*。$/u) });
    expect(await readdir(folder)).toEqual([]);
  });

  it("takes no more than a day's share of one person", async () => {
    const large = new Uint8Array(LARGEST_FILE).fill(65);
    large.set(PDF);
    const outcomes: string[] = [];
    for (let number = 0; number < 21; number += 1) {
      large[LARGEST_FILE - 1] = number;
      outcomes.push((await attachments.keep("大.pdf", large, "p1")).kind);
    }
    expect(outcomes.filter((kind) => kind === "kept")).toHaveLength(20);
    expect(outcomes.at(-1)).toBe("refused");
  });

  it("is not read by what is no hash", async () => {
    expect(await attachments.read("../secret")).toBeUndefined();
    expect(await attachments.read("0".repeat(64))).toBeUndefined();
  });
});
