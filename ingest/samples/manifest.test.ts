import { expect, test } from "vitest";
import { formatManifest } from "./manifest.ts";

const meta = {
  title: "手引,第2版",
  category: "マニュアル",
  issuer: "星見県",
  owner: '総務部"人事課"',
  effectiveFrom: "2026-04-01",
  audience: ["所属:総務部人事課", "グループ:CSIRT"],
} as const;

test("the manifest orders files, joins lists and quotes commas and quotation marks", () => {
  const everyone = { ...meta, title: "手引", owner: "人事課", audience: "全職員", number: "第1号" } as const;
  expect(
    formatManifest([
      { file: "b.pdf", meta },
      { file: "a.txt", meta: everyone },
    ]),
  ).toBe(
    [
      "file,title,number,category,issuer,owner,effectiveFrom,effectiveTo,audience,appliesTo",
      "a.txt,手引,第1号,マニュアル,星見県,人事課,2026-04-01,,全職員,",
      'b.pdf,"手引,第2版",,マニュアル,星見県,"総務部""人事課""",2026-04-01,,所属:総務部人事課;グループ:CSIRT,',
      "",
    ].join("\n"),
  );
});
