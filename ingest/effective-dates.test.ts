import fc from "fast-check";
import { expect, test } from "vitest";
import { findDates } from "../corpus/japanese/dates.ts";
import { effectiveDatesIn } from "./effective-dates.ts";

const dated = (...texts: readonly string[]) => effectiveDatesIn(texts, null);
const dayOf = (...texts: readonly string[]) => dated(...texts).effective?.day ?? null;

test.each([
  ["附　則\nこの規則は、令和5年4月1日から施行する。", "2023-04-01"],
  ["附則　この条例は、平成三十一年四月一日から施行する。", "2019-04-01"],
  ["附則\n１　この訓令は、令和元年５月１日から施行する。", "2019-05-01"],
  ["附則\n（施行期日）\n第1条　この要綱は、昭和64年1月7日から実施する。", "1989-01-07"],
  ["附則\nこの規程は、2023年10月1日から施行する。", "2023-10-01"],
  ["附則\nこの規則は、令和5年4月1日（以下「施行日」という。）から施行する。", "2023-04-01"],
  ["附則\nこの要領は、R5.4.1から適用する。", "2023-04-01"],
])("%s", (text, day) => {
  expect(dayOf(text)).toBe(day);
});

test("適用 on another day than 施行 decides, for that day says which rule held when", () => {
  expect(
    dated("令和5年5月10日規則第40号", "附則", "この規則は、公布の日から施行し、令和5年4月1日から適用する。").effective,
  ).toEqual({ day: "2023-04-01", basis: "application" });
  const apart = [
    "附則",
    "１　この規則は、令和5年5月10日から施行する。",
    "２　改正後の規則は、令和5年4月1日から適用する。",
  ];
  expect(dated(...apart).effective).toEqual({ day: "2023-04-01", basis: "application" });
});

test("公布の日 is the day beside the number, of the rule itself or of the amendment that brought the 附則", () => {
  expect(dayOf("令和5年3月31日　星見県規則第12号", "附則", "この規則は、公布の日から施行する。")).toBe("2023-03-31");
  expect(dayOf("附則（令和4年3月31日規則第5号）", "この規則は、公布の日から施行する。")).toBe("2022-03-31");
  const history = ["令和2年3月31日規則第12号", "改正　令和3年3月30日規則第8号", "改正　令和6年3月29日規則第8号"];
  const supplements = [
    "附則",
    "この規則は、公布の日から施行する。",
    "附則（令和6年規則第8号）",
    "この規則は、公布の日から施行する。",
  ];
  expect(dayOf(...history, ...supplements)).toBe("2024-03-29");
  expect(effectiveDatesIn(["附則", "この法律は、公布の日から施行する。"], "1993-11-12").effective?.day).toBe(
    "1993-11-12",
  );
});

test("the last 附則 decides; where it names no day, one is asked for and not guessed", () => {
  const first = ["附則", "この規則は、令和2年4月1日から施行する。"];
  expect(dayOf(...first, "附則（令和4年規則第3号）", "この規則は、令和4年10月1日から施行する。")).toBe("2022-10-01");
  const open = dated(...first, "附則（令和4年規則第3号）", "この規則は、知事が別に定める日から施行する。");
  expect(open).toMatchObject({
    effective: null,
    candidates: [{ day: "2020-04-01", context: "この規則は、令和2年4月1日から施行する。" }],
  });
  expect(
    dayOf(...first, "附則（令和4年規則第3号）", "この規則は、公布の日から起算して六月を経過した日から施行する。"),
  ).toBeNull();
});

test("what puts a part into force is said and does not decide", () => {
  const { effective, parts } = dated(
    "附則",
    "この規則は、令和5年4月1日から施行する。ただし、第3条の規定は、令和5年10月1日から施行する。",
    "２　別表第1の改正規定は、令和6年1月1日から施行する。",
  );
  expect(effective).toEqual({ day: "2023-04-01", basis: "commencement" });
  expect(parts).toEqual([
    "ただし、第3条の規定は、令和5年10月1日から施行する。",
    "２　別表第1の改正規定は、令和6年1月1日から施行する。",
  ]);
  const inBrackets = "この条例は、令和5年4月1日（第2条の規定にあっては、公布の日）から施行する。";
  expect(dated("附則", inBrackets)).toMatchObject({ effective: { day: "2023-04-01" }, parts: [inBrackets] });
  expect(dated("附則", "この規則中第1条の規定は令和5年4月1日から施行する。").effective).toBeNull();
});

test("of several days that one 附則 lists for the rule the latest counts, and an open one leaves the day open", () => {
  const first = "この要綱は、令和3年4月1日から施行し、令和3年3月1日から適用する。";
  expect(dayOf("附則", first, "この要綱は、令和5年4月1日から施行する。")).toBe("2023-04-01");
  expect(dayOf("附則", first, "この要綱は、決裁の日から施行する。")).toBeNull();
  const later = "（令和5年規則第20号で令和5年7月1日から施行）";
  expect(dayOf("附則", "この条例は、規則で定める日から施行する。", later)).toBe("2023-07-01");
});

test.each([
  ["a history at the head", ["制定　令和2年3月31日規則第3号", "改正　令和6年3月29日規則第20号"], []],
  ["a history that goes on", ["改正　令和4年3月30日規則第5号", "　　令和6年3月29日規則第20号"], []],
  ["a note at the end", [], ["一部改正　令和6年4月1日"]],
  ["a note in brackets", ["（令和6年4月1日一部改正）"], []],
])("a day that is older than the amendment in %s is not taken", (_, head, tail) => {
  const text = [...head, "附則", "この要綱は、令和2年4月1日から施行する。", ...tail];
  const { effective, candidates } = dated(...text);
  expect(effective).toBeNull();
  expect(candidates.map(({ day }) => day)).toContain("2020-04-01");
  expect(dayOf(...text, "附則", "この要綱は、令和6年4月1日から施行する。")).toBe("2024-04-01");
});

test("without a 附則 the day of making is not taken for that of the last amendment", () => {
  expect(dayOf("事務取扱要領", "制定　平成30年4月1日", "最終改正　令和6年4月1日", "第1　趣旨")).toBeNull();
});

test("a 附則 is known under 付則, 〔…〕 and （抄）, and 公布 by the day above the number", () => {
  const promulgated = "この規則は、公布の日から施行する。";
  expect(
    dayOf("令和5年3月31日規則第1号", "附則", promulgated, "付　則〔令和6年3月29日規則第20号〕抄", promulgated),
  ).toBe("2024-03-29");
  const head = ["旅費規則", "令和2年3月31日", "星見県規則第12号"];
  expect(dayOf(...head, "附　則（抄）", promulgated)).toBe("2020-03-31");
  const amended = [...head, "改正　令和4年3月30日規則第5号"];
  expect(dayOf(...amended, "附則", promulgated, "附則（令和4年規則第5号）", promulgated)).toBe("2022-03-30");
});

test("a 附則 whose number stands on the line below is the amendment's, not the rule's first", () => {
  const promulgated = "この規則は、公布の日から施行する。";
  const text = [
    "令和2年3月31日規則第12号",
    "附　則",
    promulgated,
    "附　則",
    "（令和6年3月29日規則第20号）",
    promulgated,
  ];
  expect(dayOf(...text)).toBe("2024-03-29");
  expect(dayOf(...text.slice(0, 4), "（令和6年規則第20号）", promulgated)).toBeNull();
  expect(dayOf(...text.slice(0, 4), promulgated)).toBeNull();
});

test("the day in brackets behind 施行の日 is the one that is meant", () => {
  expect(dayOf("附則", "この規則は、旅費条例の施行の日（令和5年4月1日）から施行する。")).toBe("2023-04-01");
  expect(dayOf("附則", "この規則は、旅費条例（令和5年条例第3号）の施行の日から施行する。")).toBeNull();
});

test("a letter that tells of another rule's later day, or orders several days, leaves its own open", () => {
  const dates = (text: string) => dayOf("人第1号", "令和6年3月1日", "各所属長　様", text);
  expect(dates("規則が令和6年4月1日から施行されることに伴い、次のとおり通知します。")).toBeNull();
  expect(dates("宿泊料は令和6年4月1日から適用し、日当は令和6年10月1日から適用する。")).toBeNull();
  expect(dates("令和4年4月1日から実施している在宅勤務について通知します。")).toBe("2024-03-01");
});

test("what a manual says of a day further down is not the manual's", () => {
  const body = Array.from({ length: 20 }, (_, at) => `${at}ページ　操作を説明する。`);
  expect(dayOf(...body, "新しい様式は、令和9年4月1日から適用します。", "実施日：令和9年5月1日")).toBeNull();
  expect(dayOf(...body, "この手引は、令和6年4月1日から適用します。")).toBe("2024-04-01");
});

test("the day on which a text lapses is told, a part's is not", () => {
  const lastDay = (line: string) => dated("附則", "１　この要綱は、令和5年4月1日から施行する。", line).lastDay;
  expect(lastDay("２　この要綱は、令和8年3月31日限り、その効力を失う。")).toBe("2026-03-31");
  expect(lastDay("この要綱は、令和八年三月三十一日をもって廃止する。")).toBe("2026-03-31");
  expect(lastDay("この条例は、令和8年3月31日に、その効力を失う。")).toBe("2026-03-31");
  expect(lastDay("この要綱は、令和8年3月31日まで適用する。")).toBe("2026-03-31");
  expect(lastDay("この要綱は、令和8年3月31日までに限り、効力を有する。")).toBe("2026-03-31");
  const amended = dated(
    ...["附則", "この要綱は、令和2年4月1日から施行し、令和8年3月31日限り、その効力を失う。"],
    ...["附則", "この要綱は、令和5年4月1日から施行する。"],
  );
  expect(amended.lastDay).toBe("2026-03-31");
  expect(lastDay("第3条の規定は、令和8年3月31日限り、その効力を失う。")).toBeNull();
  expect(lastDay("この規則の施行前にした行為については、なお従前の例による。")).toBeNull();
});

test("each clause of a sentence is about what it names: the rule, or a part of it", () => {
  const mixed = "この規則は、令和5年4月1日から施行し、改正後の別表の規定は、令和5年1月1日から適用する。";
  expect(dated("附則", mixed)).toMatchObject({
    effective: { day: "2023-04-01", basis: "commencement" },
    parts: [mixed],
  });
  const part = "ただし、第3条の規定は、令和5年10月1日から施行し、令和5年9月1日から適用する。";
  expect(dated("附則", "この規則は、令和5年4月1日から施行する。", part).effective?.day).toBe("2023-04-01");
});

test("a text without 附則 is dated by its label, by the one sentence that says so, or by its letterhead", () => {
  expect(dayOf("旅費の手引", "施行日：令和6年4月1日")).toBe("2024-04-01");
  expect(dayOf("附則（令和4年規則第3号）", "公布の日から施行する。", "（令和4年3月31日施行）")).toBe("2022-03-31");
  expect(dayOf("適用年月日　2024年4月1日")).toBe("2024-04-01");
  expect(dayOf("令和6年3月1日", "取扱いを改め、令和6年4月1日から実施することとしたので通知します。")).toBe(
    "2024-04-01",
  );
  expect(dayOf("人第12号", "令和6年3月1日", "各所属長　様")).toBe("2024-03-01");
  expect(dayOf("令和5年度の実績は次のとおり。")).toBeNull();
});

test("the 附則 of a table of contents and what stands in an annex do not count", () => {
  expect(dayOf("目次", "附則", "第1条　定める。", "附則", "この規則は、令和5年4月1日から施行する。")).toBe(
    "2023-04-01",
  );
  const annexed = [
    "附則",
    "この規則は、令和5年4月1日から施行する。",
    "様式第1号",
    "この契約は、令和9年4月1日から適用する。",
  ];
  expect(dayOf(...annexed)).toBe("2023-04-01");
});

test("no day is returned that the text does not name", () => {
  const number = fc.integer({ min: 1, max: 40 });
  const day = fc
    .tuple(fc.constantFrom("令和", "平成", "昭和"), number, number, number)
    .map(([era, year, month, date]) => `${era}${year}年${month}月${date}日`);
  const line = fc.oneof(
    fc.constantFrom("附則", "附則（令和4年規則第3号）", "目次", "別表", "第1条　定める。", "令和5年3月31日規則第12号"),
    day.map((text) => `この規則は、${text}から施行する。`),
    day.map((text) => `この規則は、公布の日から施行し、${text}から適用する。`),
    day.map((text) => `ただし、第2条の規定は、${text}から施行する。`),
    day.map((text) => `施行日：${text}`),
    day,
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (texts) => {
      const named = new Set(texts.flatMap((text) => findDates(text).map(({ from }) => from)));
      const { effective, candidates } = dated(...texts);
      for (const { day: found } of [...candidates, ...(effective === null ? [] : [effective])]) {
        expect(named).toContain(found);
      }
    }),
  );
});

test("the day below a label of its own is the label's, and one beside the section that wrote the text is the text's", () => {
  expect(dayOf("令和6年11月5日", "記", "３　適用年月日", "　令和6年12月1日")).toBe("2024-12-01");
  expect(dayOf("育児休業のQ&A", "令和6年10月1日　総務部人事課")).toBe("2024-10-01");
});

test("days of making, of changes and of how things stood are there to choose from", () => {
  const texts = [
    "最終更新日：令和6年6月3日",
    "※令和7年10月1日現在",
    "異動内示（令和7年4月1日付け）",
    "昭和50年4月1日に生まれた。",
  ];
  expect(dated(...texts).candidates.map(({ day }) => day)).toEqual(["2025-10-01", "2025-04-01", "2024-06-03"]);
});

test("what a list puts apart is told part by part", () => {
  const sentence =
    "この規則は、令和7年10月1日から施行する。ただし、次の各号に掲げる規定は、当該各号に定める日から施行する。";
  const items = ["(1)　第2条の改正規定　令和8年4月1日", "(2)　第5条の次に1条を加える改正規定　令和8年10月1日"];
  expect(dated("附則", sentence, ...items, "２　前項の規定にかかわらず、従前の例による。")).toMatchObject({
    effective: { day: "2025-10-01" },
    parts: [
      "第2条の改正規定は、令和8年4月1日から施行する。",
      "第5条の次に1条を加える改正規定は、令和8年10月1日から施行する。",
    ],
  });
  const open = ["(1)　第2条の規定　規則で定める日から起算して1月を経過した日の翌日以後"];
  expect(dated("附則", sentence, ...open).parts).toEqual([
    "ただし、次の各号に掲げる規定は、当該各号に定める日から施行する。　(1)　第2条の規定　規則で定める日から起算して1月を経過した日の翌日以後",
  ]);
});

test("決裁の日 is the day beside who decided", () => {
  expect(dayOf("鍵管理要領", "平成29年7月3日　総務部長決裁", "附則", "この要領は、決裁の日から施行する。")).toBe(
    "2017-07-03",
  );
});
