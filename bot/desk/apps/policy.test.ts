import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { checkAppRequest } from "./check-request.ts";
import { type AppPolicy, DEFAULT_POLICY, readPolicy } from "./policy.ts";

async function policyFile(text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "app-policy-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, "app-policy.json");
  await writeFile(file, text);
  return file;
}

const POLICY: AppPolicy = {
  ...DEFAULT_POLICY,
  deniedPublishers: [
    {
      names: ["Example Games", "エグザンプル・ゲームズ"],
      packages: ["com.example.games"],
      why: "情報の送り先を明かさないため。",
    },
  ],
};

function verdict(topic: string, fields: Parameters<typeof checkAppRequest>[0]) {
  return checkAppRequest(fields, POLICY).find((check) => check.topic === topic);
}

test("without a file of the office the shipped policy holds", async () => {
  expect(await readPolicy("/nowhere/app-policy.json")).toEqual({ policy: DEFAULT_POLICY, problem: null });
});

test("the office's file holds as soon as it is there, also as an editor of Windows writes it", async () => {
  const own = { ...DEFAULT_POLICY, reviewAfterMonths: 6 };
  const file = await policyFile(`\uFEFF${JSON.stringify(own)}`);
  expect(await readPolicy(file)).toEqual({ policy: own, problem: null });
  await writeFile(file, JSON.stringify({ ...own, reviewAfterMonths: 3 }));
  expect((await readPolicy(file)).policy.reviewAfterMonths).toBe(3);
});

test.each([
  ["not JSON", "{"],
  ["a wrong value", JSON.stringify({ ...DEFAULT_POLICY, reviewAfterMonths: 0 })],
  ["a misspelled name", JSON.stringify({ ...DEFAULT_POLICY, reviewAfterMonth: 12 })],
  ["bounds the wrong way round", JSON.stringify({ ...DEFAULT_POLICY, costInAll: { caution: 2, problem: 1 } })],
])("with %s in it the shipped policy holds, and approvers are told", async (_, text) => {
  const read = await readPolicy(await policyFile(text));
  expect(read.policy).toEqual(DEFAULT_POLICY);
  expect(read.problem).toMatch(/^アプリの審査基準のファイル app-policy\.json に誤りがあり.*直してください。$/u);
});

test.each([
  [{ cost: 0, count: 100 }, "ok"],
  [{ cost: 500, count: 10 }, "ok"],
  [{ cost: 3000, count: 1 }, "caution"],
  [{ cost: 500, count: 200 }, "caution"],
  [{ cost: 12_000, count: 1 }, "problem"],
  [{ cost: 1000, count: 1000 }, "problem"],
  [{ count: 3 }, "caution"],
])("cost %j: %s", (fields, expected) => {
  expect(verdict("費用", fields)?.verdict).toBe(expected);
});

test.each([
  ["none", "abroad", "ok"],
  ["staff", "domestic", "ok"],
  ["staff", "abroad", "caution"],
  ["residents", "no", "ok"],
  ["residents", "domestic", "caution"],
  ["residents", "abroad", "problem"],
  ["unknown", "unknown", "caution"],
])("personal data %s sent %s: %s", (personalData, external, expected) => {
  expect(verdict("情報の扱い", { personalData, external })?.verdict).toBe(expected);
});

test.each([
  [{ publisher: "ＥＸＡＭＰＬＥ　Ｇａｍｅｓ, Inc." }, "problem"],
  [{ publisher: "エグザンプル・ゲームズ株式会社" }, "problem"],
  [{ storeLink: "https://play.google.com/store/apps/details?id=com.example.games.puzzle" }, "problem"],
  [
    { publisher: "Good Company", storeLink: "https://play.google.com/store/apps/details?id=com.example.gamesroom" },
    "ok",
  ],
  [{}, "caution"],
])("publisher %j: %s", (fields, expected) => {
  expect(verdict("提供者", fields)?.verdict).toBe(expected);
});

test.each([
  ["iOS 16.0以降", ["ok"]],
  ["ＩＯＳ１７．１以降", ["problem"]],
  ["iOS 17、Android 14以上", ["ok", "problem"]],
  ["Android 9", ["ok"]],
  ["わかりません", []],
  ["", []],
])("system %s: %j", (osVersion, expected) => {
  const checks = checkAppRequest({ osVersion }, POLICY).filter(({ topic }) => topic === "OSの版");
  expect(checks.map((check) => check.verdict)).toEqual(expected);
});

test("a category of the policy is told, another is not", () => {
  expect(verdict("分野", { category: "ai" })?.verdict).toBe("caution");
  expect(verdict("分野", { category: "leisure" })?.verdict).toBe("problem");
  expect(verdict("分野", { category: "work" })).toBeUndefined();
});

test("a link that names no app is a caution, never an error", () => {
  expect(verdict("ストアのリンク", { storeLink: "https://apps.apple.com/jp/app/zoom" })?.verdict).toBe("caution");
  expect(verdict("ストアのリンク", { storeLink: "market://details?id=us.zoom.videomeetings" })?.verdict).toBe("ok");
  expect(checkAppRequest({ publisher: "<script>".repeat(400), storeLink: "%" }, POLICY)).toHaveLength(4);
});
