import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { z } from "zod";
import { childFlags } from "./child-flags.ts";

const SCRIPT = `
const has = (...scope) => process.permission.has(...scope);
console.log(JSON.stringify({
  code: has("fs.read", ${JSON.stringify(fileURLToPath(new URL("../readers/read.ts", import.meta.url)))}),
  libraries: has("fs.read", ${JSON.stringify(fileURLToPath(import.meta.resolve("mammoth")))}),
  project: has("fs.read", ${JSON.stringify(fileURLToPath(new URL("../../", import.meta.url)))}),
  settings: has("fs.read", ${JSON.stringify(fileURLToPath(new URL("../../.env", import.meta.url)))}),
  system: has("fs.read", "/etc/hosts"), temporary: has("fs.read", ${JSON.stringify(tmpdir())}),
  write: has("fs.write"), network: has("net"), child: has("child"), worker: has("worker"),
  addon: has("addon"), wasi: has("wasi"),
}))`;

test("a child reads its own code and its libraries, and reaches nothing else", () => {
  const said = execFileSync(process.execPath, [...childFlags(64), "-e", SCRIPT], { encoding: "utf8" });
  expect(z.record(z.string(), z.boolean()).parse(JSON.parse(said))).toEqual({
    ...{ code: true, libraries: true, project: false, settings: false, system: false, temporary: false },
    ...{ write: false, network: false, child: false, worker: false, addon: false, wasi: false },
  });
});
