import { expect, test } from "vitest";
import { acknowledgementFigures, faultFigures, replyFigures, strangerFigure, timeFigures } from "./figures.ts";
import { verdictOn } from "./verdict.ts";

const ACKNOWLEDGEMENTS = { sent: 100, acknowledged: 100, late: 0, unanswered: 0, latencies: [5, 7, 900] };
const METRICS = { openSockets: 2, firstSigns: [], firstReplies: [], waiting: 0, replies: {} };
const TALLY = { once: 2, lost: [], twice: 0, misplaced: 0, overtaking: 0, unexplained: 0 };

function ended(stderr: string) {
  return { status: 0, signal: null, stdout: "", stderr };
}

test.each([
  [{}, 0],
  [{ acknowledged: 99, unanswered: 1 }, 2],
  [{ late: 1 }, 1],
  [{ latencies: [1_001] }, 1],
  [{ latencies: [3_001] }, 2],
])("acknowledgements are in time and complete: %j misses %d", (changes, misses) => {
  const acknowledgements = { ...ACKNOWLEDGEMENTS, ...changes };
  expect(verdictOn(acknowledgementFigures({ ...METRICS, acknowledgements }, 1_000)).missed).toHaveLength(misses);
});

test.each([
  [TALLY, 0],
  [{ ...TALLY, once: 1, lost: [{ channel: "D1", ts: "1.0", threadTs: "1.0" }] }, 2],
  [{ ...TALLY, once: 1, twice: 1 }, 2],
  [{ ...TALLY, misplaced: 1, unexplained: 1 }, 2],
])("each has one reply: %j misses %d", (tally, misses) => {
  expect(verdictOn(replyFigures(2, tally)).missed).toHaveLength(misses);
});

test("the slowest time has the bound, and no times at all miss it", () => {
  expect(verdictOn(timeFigures("first sign", [1, 2_000], 2_000)).missed).toEqual([]);
  expect(verdictOn(timeFigures("first sign", [1, 2_001], 2_000)).missed).toHaveLength(1);
  expect(verdictOn(timeFigures("first sign", [], 2_000)).missed).toHaveLength(1);
  expect(verdictOn(timeFigures("first sign", [9_000])).missed).toEqual([]);
});

test("faults are those that the log tells", () => {
  const quiet = ended("Do Assistant: http://127.0.0.1:1\nslack, slack:D1:1.0: unreachable\n");
  expect(verdictOn(faultFigures([quiet])).missed).toEqual([]);
  expect(verdictOn(faultFigures([quiet, ended("[1a2b3c4d] slack: Error: x\n")])).missed).toHaveLength(1);
  expect(verdictOn(faultFigures([ended("[UnhandledPromiseRejection]\n")])).missed).toHaveLength(1);
  expect(strangerFigure(quiet).value).toBe(0);
  expect(strangerFigure(ended("slack, who reads: Slack does not answer users.info: ratelimited\n")).value).toBe(1);
});
