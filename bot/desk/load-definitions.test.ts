import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { loadDefinitions, OWN_DEFINITIONS } from "./load-definitions.ts";

async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "definitions-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

test("an office's newer version is the one for new requests, and older requests keep theirs", async () => {
  const own = loadDefinitions([OWN_DEFINITIONS]).of("app");
  const folder = await folderWith({ "app.json": JSON.stringify({ ...own, version: 7, title: "スマホの要望" }) });
  const definitions = loadDefinitions([OWN_DEFINITIONS, folder]);
  expect(definitions.of("app").title).toBe("スマホの要望");
  expect(definitions.of("app", own.version)).toEqual(own);
  expect(() => definitions.of("app", 6)).toThrow("There is no definition of app in version 6");
});

test("every problem of every file is told at once", async () => {
  const own = loadDefinitions([OWN_DEFINITIONS]).of("app");
  const folder = await folderWith({
    "a.json": "{",
    "b.json": JSON.stringify({ ...own, version: 0 }),
    "c.json": JSON.stringify({ ...own, version: 2, titleField: "nothing" }),
  });
  expect(() => loadDefinitions([OWN_DEFINITIONS, folder])).toThrow(
    /a\.json: no JSON[^\n]*\n[^\n]*b\.json: version[^\n]*\n[^\n]*c\.json: titleField: no field nothing/u,
  );
  expect(() => loadDefinitions([])).toThrow(/no definition of app[\s\S]*no definition of person/u);
});
