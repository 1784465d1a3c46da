import { expect, test } from "vitest";
import { instructionsIn } from "./instructions.ts";
import { stagesOf } from "./stages.ts";

const ORDERS = instructionsIn([
  "第3条中「3日」を「5日」に改める。",
  "第3条の2第1項中「課長」を「所属長」に改める。",
  "第5条の次に次の1条を加える。",
  "第5条の2　鍵は記録する。",
  "第5条第2項中「窓口」を「受付」に改める。",
  "第5条第2項の次に次の1項を加える。",
  "３　鍵は返す。",
  "第7条を削る。",
  "別表第1中「甲」を「乙」に改める。",
]);
const WHOLE = "2027-04-01";
const LATER = "2027-10-01";

/** The orders that come into force later, each by its place. */
function later(...parts: readonly string[]) {
  const { stages, unread } = stagesOf(ORDERS, parts, WHOLE);
  expect(stages.flatMap(({ instructions }) => instructions)).toHaveLength(ORDERS.length);
  const found = stages.find(({ day }) => day === LATER)?.instructions ?? [];
  const places = found.map((each) => {
    if (each.kind === "other") return each.sentence;
    return each.kind === "insert" ? `${each.after}の次` : each.place;
  });
  return { places, unread: unread.length };
}

const sentence = (places: string) => `ただし、${places}は、令和9年10月1日から施行する。`;

test.each([
  ["第三条の改正規定", ["第3条"]],
  ["第3条の改正規定及び第7条を削る改正規定", ["第3条", "第7条"]],
  ["第5条第2項及び別表第一の改正規定", ["第5条第2項", "第5条第2項の次", "別表第1"]],
  ["第5条の改正規定", ["第5条第2項", "第5条第2項の次"]],
  ["第五条の次に一条を加える改正規定", ["第5条の次"]],
  ["第5条第2項の次に1項を加える改正規定並びに第3条の2第1項の改正規定", ["第3条の2第1項", "第5条第2項の次"]],
])("tells by the 附則 which orders come into force later: %s", (places, expected) => {
  expect(later(sentence(places))).toEqual({ places: expected, unread: 0 });
});

test.each([
  sentence("第9条の改正規定"),
  sentence("第2条の規定"),
  sentence("次の各号に掲げる規定"),
  "ただし、第3条の改正規定は、公布の日から施行する。",
  "ただし、第3条の改正規定は令和9年10月1日から、第7条を削る改正規定は令和10年4月1日から施行する。",
])("leaves a part that is not understood with the whole, and says so: %s", (part) => {
  expect(later(part)).toEqual({ places: [], unread: 1 });
});

test("puts the days in order, and keeps the day of the whole where all its orders are apart", () => {
  const [first] = ORDERS;
  const earlier = "ただし、第3条の改正規定は、令和9年1月1日から施行する。";
  expect(stagesOf(ORDERS, [earlier], WHOLE).stages.map(({ day }) => day)).toEqual(["2027-01-01", WHOLE]);
  expect(stagesOf(first === undefined ? [] : [first], [sentence("第3条の改正規定")], WHOLE).stages).toEqual([
    { day: WHOLE, instructions: [] },
    { day: LATER, instructions: [first] },
  ]);
});
