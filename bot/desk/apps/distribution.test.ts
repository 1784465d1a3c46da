import { expect, test } from "vitest";
import type { AppEntry, KeptApp } from "../../store/app-catalogue.ts";
import { distributionCsv } from "./distribution.ts";

function kept(changes: Partial<AppEntry>): KeptApp {
  const entry: AppEntry = {
    ...{
      id: "app-1",
      name: "Zoom",
      aliases: [],
      publisher: null,
      purpose: "",
      install: "",
      conditions: "",
      manual: null,
    },
    ...{ links: ["market://details?id=us.zoom.videomeetings", "https://apps.apple.com/jp/app/id546505307"] },
    ...{ requestId: "1", availableFrom: "2026-11-25", reviewDate: "2027-11-25", withdrawn: null, restoredAt: null },
    ...{ sample: false, ...changes },
  };
  return { entry, version: 1, settled: 1, textFrom: entry.availableFrom, documentId: null };
}

const USERS = [{ entryId: "app-1", personId: "p001" }];
const PEOPLE = [{ id: "p001", email: "p001@hoshimi.example.jp", department: "総務部", section: "人事課" }];
const rowsOf = (csv: string) => csv.split("\r\n").slice(1, -1);

test("every user has a row for each store", () => {
  expect(distributionCsv([kept({})], USERS, PEOPLE)).toBe(
    "action,app,name,platform,store_id,user,email,department,section,from,until\r\n" +
      "install,app-1,Zoom,android,us.zoom.videomeetings,p001,p001@hoshimi.example.jp,総務部,人事課,2026-11-25,2027-11-25\r\n" +
      "install,app-1,Zoom,ios,546505307,p001,p001@hoshimi.example.jp,総務部,人事課,2026-11-25,2027-11-25\r\n",
  );
});

test("an app without a known link has a row without store, a withdrawn one is removed on its last day", () => {
  const withdrawn = { on: "2026-12-10", at: "2026-12-10T01:00:00.000Z", why: "古い" };
  const [row] = rowsOf(distributionCsv([kept({ links: ["broken"], withdrawn })], USERS, PEOPLE));
  expect(row).toBe("remove,app-1,Zoom,,,p001,p001@hoshimi.example.jp,総務部,人事課,2026-11-25,2026-12-10");
});

test("who has left is not on it", () => {
  expect(rowsOf(distributionCsv([kept({})], [{ entryId: "app-1", personId: "p999" }], PEOPLE))).toEqual([]);
});

test.each([
  ["=HYPERLINK(1)", "'=HYPERLINK(1)"],
  ['A,"B"', '"A,""B"""'],
  ["A\r\nB", '"A\r\nB"'],
  ["<script>", "<script>"],
])("a name %j stays one cell that is no formula", (name, cell) => {
  expect(distributionCsv([kept({ name, links: [] })], USERS, PEOPLE)).toContain(`install,app-1,${cell},,,p001`);
});
