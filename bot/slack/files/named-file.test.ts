import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { expect, test as it, onTestFinished } from "vitest";
import { safeFileName, withNamedFile } from "./named-file.ts";

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), "named-file-"));
  onTestFinished(() => rm(made, { recursive: true }));
  return made;
}

it("lends a file of the original name in a folder of its own, and removes both", async () => {
  const parent = await folder();
  const read = await withNamedFile(parent, { name: "手引.md", bytes: Buffer.from("本文") }, async (path) => {
    expect(dirname(dirname(path))).toBe(parent);
    return [basename(path), await readFile(path, "utf8"), await readdir(dirname(path))];
  });
  expect(read).toEqual(["手引.md", "本文", ["手引.md"]]);
  expect(await readdir(parent)).toEqual([]);
});

it("removes the file also where its use fails", async () => {
  const parent = await folder();
  const failing = withNamedFile(parent, { name: "a.md", bytes: Buffer.from("a") }, () =>
    Promise.reject(new Error("no")),
  );
  await expect(failing).rejects.toThrow("no");
  expect(await readdir(parent)).toEqual([]);
});

it.each([
  ["../../etc/passwd", "passwd"],
  ["C:\\Users\\a\\手引.docx", "手引.docx"],
  ["a\0b.txt", "a_b.txt"],
  ["\u202Efdp.exe", "_fdp.exe"],
  ["..", "file"],
  [".htaccess", "htaccess"],
  ["", "file"],
  ["/", "file"],
  ["a:b*c?.md", "a_b_c_.md"],
])("makes %j the name %j", (given, expected) => {
  expect(safeFileName(given)).toBe(expected);
});

it("shortens a long name to what a file system takes, and keeps its extension", async () => {
  const name = safeFileName(`${"規".repeat(300)}.docx`);
  expect(name).toMatch(/^規+\.docx$/u);
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
  const parent = await folder();
  for (const long of [`${"規".repeat(300)}.docx`, `a.${"b".repeat(300)}`, "𠮷".repeat(100), "。".repeat(1_000)]) {
    await withNamedFile(parent, { name: long, bytes: Buffer.from("a") }, async (path) => {
      expect(await readFile(path, "utf8")).toBe("a");
    });
  }
});
