import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";

/**
 * Reads vitest's JSON report and prints how many tests passed and failed. Ends with 1 where one failed or a file could not be
 * run, where none passed, and where one was skipped: here everything that tests need is there, except the measuring data, whose absence
 * the test's own name must say (`../shared/… is absent`).
 */
const REPORT = z.object({
  success: z.boolean(),
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(z.object({ assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })) })),
});

const { success, numPassedTests, numFailedTests, testResults } = REPORT.parse(
  JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")),
);
const skipped = testResults
  .flatMap(({ assertionResults }) => assertionResults)
  .filter(({ status }) => status !== "passed" && status !== "failed")
  .map(({ fullName }) => fullName);
const unexcused = skipped.filter((name) => {
  const needed = /\.\.\/shared\/[\w-]+(?= is absent)/u.exec(name)?.[0];
  return needed === undefined || existsSync(needed);
});

for (const name of skipped) process.stderr.write(`${unexcused.includes(name) ? "Skipped" : "Excused"}: ${name}\n`);
if (unexcused.length > 0) process.stderr.write(`${unexcused.length} skipped, which counts as a failure here.\n`);
if (!success && numFailedTests === 0) process.stderr.write("A test file could not be run.\n");
process.stdout.write(`${numPassedTests} passed, ${numFailedTests} failed\n`);
process.exitCode = success && numPassedTests > 0 && unexcused.length === 0 ? 0 : 1;
