import mammoth from "mammoth";
import { expect, test } from "vitest";
import { compareRevisions } from "../../corpus/revisions/compare.ts";
import type { ComparedPassage } from "../../corpus/revisions/units.ts";
import { readingOf, sketch } from "../fixtures.ts";
import { readDocx } from "../readers/docx.ts";
import { comparisonDocx } from "./comparison-docx.ts";

const passage = (locator: string, text: string): ComparedPassage => ({
  kind: "article",
  locator,
  caption: locator === "第3条" ? "旅費" : null,
  sections: [],
  text,
});
const rows = compareRevisions(
  [
    passage("第1条", "趣旨を定める。"),
    passage("第2条", "用語を定める。"),
    passage("第3条", "額は2,200円とする。\n一　日当"),
    passage("第4条", "これは今後なくなる定めである。"),
  ],
  [
    passage("第1条", "趣旨を定める。"),
    passage("第2条", "用語を定める。"),
    passage("第3条", "額は2,400円とする。\n一　日当"),
    passage("附則第2項", "経過措置は課長が別に定める。\u0001"),
  ],
);
const written = () => comparisonDocx({ title: "旅費規則", from: "2019-05-01", to: "2024-04-01", rows });

test("sets 改正後 beside 改正前 and leaves out what stayed", async () => {
  expect(sketch(readingOf(await readDocx(await written())).blocks).join("\n")).toBe(
    [
      "# 旅費規則　新旧対照表",
      "（下線の部分は改正部分）",
      [
        "改正後（令和6年4月1日施行）|改正前（令和元年5月1日施行）",
        "第1条〜第2条　（略）|第1条〜第2条　（略）",
        "（旅費） 第3条　額は2,400円とする。 一　（略）|（旅費） 第3条　額は2,200円とする。 一　（略）",
        "（削る）|第4条　これは今後なくなる定めである。",
        "附則第2項　経過措置は課長が別に定める。|（新設）",
      ].join(" / "),
    ].join("\n"),
  );
});

test("underlines the changed words, and of what is new or gone the place as well", async () => {
  const styleMap = ["u => em"];
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(await written()) }, { styleMap });
  expect([...value.matchAll(/<em>(.*?)<\/em>/gu)].map(([, text]) => text)).toEqual([
    "2,400",
    "2,200",
    ...["第4条", "これは今後なくなる定めである。"],
    ...["附則第2項", "経過措置は課長が別に定める。"],
  ]);
});

test("a 別表 has its head above its rows, and what only moved its old place beside the new", async () => {
  const table = (fee: string) => ({ ...passage("別表第1", `甲　${fee}円\n乙　2円`), caption: "第5条関係" });
  const moved = "この規定は番号だけが変わる。";
  const compared = compareRevisions(
    [passage("第4条", moved), table("1")],
    [passage("第4条", "新しく加える定めである。"), passage("第5条", moved), table("3")],
  );
  const docx = await comparisonDocx({ title: "旅費規則", from: "2019-05-01", to: "2024-04-01", rows: compared });
  expect(sketch(readingOf(await readDocx(docx)).blocks).at(-1)).toBe(
    [
      "改正後（令和6年4月1日施行）|改正前（令和元年5月1日施行）",
      "第4条　新しく加える定めである。|（新設）",
      "第5条　（略）|第4条　（略）",
      "別表第1（第5条関係） 甲　3円 乙　（略）|別表第1（第5条関係） 甲　1円 乙　（略）",
    ].join(" / "),
  );
});
