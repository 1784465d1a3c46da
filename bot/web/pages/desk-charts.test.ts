import { expect, test } from "vitest";
import type { Share, Totals } from "../../desk/improvements/totals.ts";
import { barChart, totalsCharts, trendChart } from "./desk-charts.ts";

function share(label: string, cases: number): Share {
  return { label, cases, adoptions: 1, hours: cases * 1000, money: 0 };
}

const AREAS = [share("業務改革", 30), share("働き方改革", 15), share("組織風土改革", 0)];

test("every value stands as text beside its bar and in a table", () => {
  const chart = String(barChart({ id: "a", title: "分野別", shares: AREAS, measure: "hours", patterned: true }));
  expect(chart).toContain("30,000時間");
  expect(chart).toContain("0時間");
  expect(chart).toContain(`<th scope="row">働き方改革</th><td>15,000</td>`);
  expect([...chart.matchAll(/class="bar-fill" width="([\d.]+)"/gu)].map(([, width]) => width)).toEqual([
    "100",
    "50",
    "0",
  ]);
});

test("areas differ by pattern, not by colour alone", () => {
  const chart = String(barChart({ id: "a", title: "分野別", shares: AREAS, measure: "cases", patterned: true }));
  const patterns = [...chart.matchAll(/<pattern id="(a-\d)"[^>]*>(.*?)<\/pattern>/gu)];
  expect(new Set(patterns.map(([, , marks]) => marks)).size).toBe(3);
  for (const [, id] of patterns) expect(chart).toContain(`url(#${id})`);
});

test("many departments are drawn as twelve and what is left, and all are in the table", () => {
  const shares = Array.from({ length: 40 }, (_, at) => share(`課${at}`, 40 - at));
  const chart = String(barChart({ id: "d", title: "所属別", shares, measure: "cases" }));
  expect(chart.match(/class="bar-row"/gu)).toHaveLength(13);
  expect(chart).toContain("ほか28所属");
  expect(chart.match(/<th scope="row">/gu)).toHaveLength(40);
});

test("columns over time carry their values, also for who hears them", () => {
  const chart = String(
    trendChart({
      id: "y",
      title: "年度ごと",
      shares: [share("2025", 4), share("2026", 8)],
      measure: "cases",
      suffix: "年度",
    }),
  );
  expect(chart).toContain(`2025<span class="only-wide"></span><span class="visually-hidden">年度は</span>`);
  expect([...chart.matchAll(/height="([\d.]+)"><\/rect>/gu)].map(([, height]) => height)).toEqual(["50", "100"]);
});

test("a name with markup in it is text, and nothing yet is said in words", () => {
  const totals: Totals = {
    ...{ cases: 0, adoptions: 0, hours: 0, money: 0, byArea: AREAS, byMonth: [], byYear: [] },
    byDepartment: [share(`<script>alert(1)</script>課`, 1)],
  };
  const page = String(totalsCharts(totals));
  expect(page).not.toContain("<script>");
  expect(page).toContain("まだありません。");
});
