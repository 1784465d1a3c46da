import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const REPORT = z.object({
  diagnostics: z.array(z.object({ category: z.string(), location: z.object({ path: z.string() }) })),
});
const PACKAGE = z.object({
  scripts: z.record(z.string(), z.string()),
  dependencies: z.record(z.string(), z.string()),
});

const FOLDERS = { corpus: [], rag: ["corpus"], ingest: ["corpus"], evals: ["corpus", "rag", "ingest"] } as const;
const ALL = ["corpus", "rag", "ingest", "evals", "bot"] as const;
const VENDORS: Readonly<Record<string, readonly string[]>> = {
  corpus: [
    "@lancedb/lancedb",
    "apache-arrow",
    "@xenova/transformers",
    "lindera-wasm-nodejs-ipadic",
    "sudachi-synonyms-dictionary",
    "diff",
  ],
  rag: ["langchain", "@langchain/openai", "@langchain/core/messages"],
  ingest: ["pdf-parse", "mammoth", "cheerio", "marked", "@e965/xlsx", "yaml", "yauzl", "saxes", "encoding-japanese"],
  bot: ["@slack/bolt", "@slack/socket-mode", "hono", "hono/html", "@hono/node-server", "undici", "pdfmake"],
};

/** Every row of the import table, violated once: the file that does it, what it holds, the rule that must say so. */
const violations = [
  ...Object.entries(FOLDERS).flatMap(([folder, allowed]) =>
    ALL.filter((other) => other !== folder && !allowed.some((each) => each === other)).map((other) => ({
      name: `${folder} imports ${other}`,
      file: `${folder}/deep/from-${other}.ts`,
      text: `import { value } from "../../${other}/value.ts";\nexport const own = value;\n`,
      rule: "lint/style/noRestrictedImports",
    })),
  ),
  ...Object.entries(VENDORS).flatMap(([home, vendors]) =>
    ALL.filter((folder) => folder !== home).flatMap((folder) =>
      vendors.map((vendor, at) => ({
        name: `${folder} imports ${vendor}`,
        file: `${folder}/vendor-${home}-${at}.ts`,
        text: `import * as vendor from "${vendor}";\nexport const own = vendor;\n`,
        rule: "lint/style/noRestrictedImports",
      })),
    ),
  ),
  ...["corpus", "rag", "evals"].map((folder) => ({
    name: `${folder} imports docx`,
    file: `${folder}/word-file.ts`,
    text: `import * as vendor from "docx";\nexport const own = vendor;\n`,
    rule: "lint/style/noRestrictedImports",
  })),
  ...ALL.flatMap((folder) =>
    ["kysely", "node:sqlite"].map((vendor, at) => ({
      name: `${folder} imports ${vendor} outside a store`,
      file: `${folder}/relational-${at}.ts`,
      text: `import * as vendor from "${vendor}";\nexport const own = vendor;\n`,
      rule: "lint/style/noRestrictedImports",
    })),
  ),
  {
    name: "process.env outside settings",
    file: "rag/environment.ts",
    text: "export const home = process.env.HOME;\n",
    rule: "lint/style/noProcessEnv",
  },
  {
    name: "an import cycle",
    file: "rag/cycle-one.ts",
    text: 'import { two } from "./cycle-two.ts";\nexport const one = () => two;\n',
    rule: "lint/suspicious/noImportCycles",
  },
  {
    name: "a cast",
    file: "rag/cast.ts",
    text: "export const own = (value: unknown) => value as string;\n",
    rule: "lint/nursery/noUnsafeTypeAssertion",
  },
] as const;

const permitted = {
  "rag/allowed.ts": 'import { value } from "../corpus/value.ts";\nexport const own = value;\n',
  "rag/settings.ts": "export const home = process.env.HOME;\n",
  "corpus/store/relational.ts": 'import * as vendor from "kysely";\nexport const own = vendor;\n',
  "bot/allowed.ts": 'import { value } from "../evals/value.ts";\nexport const own = value;\n',
  "ingest/bot/inner.ts": "export const inner = 1;\n",
  "ingest/own.ts": 'import { inner } from "./bot/inner.ts";\nexport const own = inner;\n',
};

let folder = "";
let found: readonly { readonly rule: string; readonly file: string }[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "do-house-"));
  await cp(join(ROOT, "biome.json"), join(folder, "biome.json"));
  const files = new Map<string, string>(Object.entries(permitted));
  for (const each of ALL) files.set(`${each}/value.ts`, "export const value = 1;\n");
  files.set("rag/cycle-two.ts", 'import { one } from "./cycle-one.ts";\nexport const two = () => one;\n');
  for (const { file, text } of violations) files.set(file, text);
  for (const [file, text] of files) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
  }
  const biome = join(ROOT, "node_modules/.bin/biome");
  const args = ["lint", "--vcs-enabled=false", "--reporter=json", "--max-diagnostics=none", "."];
  const { output } = await run(biome, args, folder);
  found = REPORT.parse(JSON.parse(output.slice(output.indexOf("{")))).diagnostics.map(({ category, location }) => ({
    rule: category,
    file: location.path.replaceAll("\\", "/").replace(/^\.\//u, ""),
  }));
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

describe("the linter", () => {
  it.each(violations)("refuses: $name", ({ file, rule }) => {
    expect(found).toContainEqual({ rule, file });
  });

  it.each(Object.keys(permitted))("lets pass: %s", (file) => {
    expect(found.filter((each) => each.file === file)).toEqual([]);
  });
});

describe("the package", () => {
  it("runs every npm script on the pinned Node", async () => {
    const { dependencies, scripts } = PACKAGE.parse(JSON.parse(await readFile(join(ROOT, "package.json"), "utf8")));
    expect(dependencies.node).toMatch(/^26\.\d+\.\d+$/u);
    const { output } = await run("npm", ["exec", "-c", "node --version"], ROOT);
    expect(output.trim()).toBe(`v${dependencies.node}`);
    expect(process.version).toBe(`v${dependencies.node}`);
    for (const script of Object.values(scripts)) expect(script).not.toMatch(/\/node\b|nvm|npx/u);
  });

  it("checks format, rules, types and unused code in one command", async () => {
    const { scripts } = PACKAGE.parse(JSON.parse(await readFile(join(ROOT, "package.json"), "utf8")));
    expect(scripts.check).toBe(
      "biome check --error-on-warnings . && tsc --noEmit && tsc --noEmit -p bot/web/assets && tsc --noEmit -p bot/slack/local/assets && knip",
    );
  });
});

function run(command: string, args: readonly string[], cwd: string): Promise<{ readonly output: string }> {
  return new Promise((resolve) => {
    execFile(command, args, { cwd, maxBuffer: 64_000_000 }, (_failure, output) => resolve({ output }));
  });
}
