import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { PeopleFileInvalid, parsePeople, peopleOn, readPeople, viewerOf } from "./people.ts";

const HEADER = "id,name,department,section,post,employment,groups,validFrom,validTo";

function only(line: string) {
  const [person] = parsePeople(`${HEADER}\n${line}\n`);
  if (person === undefined) throw new Error("nobody was read");
  return person;
}

test("the sample people are read with their groups and periods", async () => {
  const people = await readPeople(join(import.meta.dirname, "../../corpus/samples/people.csv"));
  expect(people).toHaveLength(46);
  expect(people.find(({ id }) => id === "p006")).toEqual({
    id: "p006",
    name: "越智 美咲",
    department: "総合政策部",
    section: "情報システム課",
    post: "係長",
    employment: "常勤職員",
    groups: ["CSIRT", "管理者"],
    validFrom: "2023-04-01",
    validTo: null,
    email: "p006@hoshimi.example.jp",
    concurrent: [],
  });
});

test("a person can be chosen from the first day to the last, both included", () => {
  const people = [only("p1,名 前,経済部,観光課,主事,常勤職員,,2026-04-01,2027-03-31")];
  const days = ["2026-03-31", "2026-04-01", "2027-03-31", "2027-04-01"];
  expect(days.map((day) => peopleOn(people, day).length)).toEqual([0, 1, 1, 0]);
});

test("a viewer has the department, the section and both joined", () => {
  expect(viewerOf(only("p1,名 前,総務部,人事課,係長,常勤職員,人事担当者,2024-04-01,"))).toEqual({
    id: "p1",
    departments: ["総務部", "人事課", "総務部人事課"],
    post: "係長",
    employment: "常勤職員",
    body: "知事部局",
    groups: ["人事担当者"],
  });
});

test("the education agency is a body of its own", () => {
  expect(viewerOf(only("p1,名 前,教育庁,教職員課,主査,再任用職員,,2024-04-01,")).body).toBe("教育庁");
});

test("who belongs to no section has only the department", () => {
  expect(viewerOf(only("p1,名 前,出納局,,,常勤職員,,2024-04-01,"))).toMatchObject({
    departments: ["出納局"],
    post: null,
  });
});

test("a person who moves has two positions one after the other", () => {
  const people = parsePeople(
    `${HEADER}\np1,名 前,総務部,人事課,主事,常勤職員,,2024-04-01,2025-03-31\np1,名 前,教育庁,総務課,主査,常勤職員,,2025-04-01,\n`,
  );
  expect(peopleOn(people, "2025-03-31").map(({ department }) => department)).toEqual(["総務部"]);
  expect(peopleOn(people, "2025-04-01").map(({ department }) => department)).toEqual(["教育庁"]);
});

describe("who holds a second position (兼務)", () => {
  const MAIN = "p1,名 前,総務部,人事課,係長,常勤職員,甲,2024-04-01,2027-03-31,,本務";
  const SECOND = "p1,名 前,総合政策部,デジタル推進課,主査,常勤職員,CSIRT,2026-04-01,,,兼務";
  const withDuty = (...lines: readonly string[]) => parsePeople([`${HEADER},email,duty`, ...lines].join("\n"));

  test("is one person who reads as a member of both, from the day on which the second begins", () => {
    const people = withDuty(MAIN, SECOND);
    expect(people).toHaveLength(1);
    const [before, after] = ["2026-03-31", "2026-04-01"].map((day) => peopleOn(people, day)[0]);
    expect(before?.concurrent).toEqual([]);
    expect(after === undefined ? undefined : viewerOf(after)).toMatchObject({
      departments: ["総務部", "人事課", "総務部人事課", "総合政策部", "デジタル推進課", "総合政策部デジタル推進課"],
      groups: ["甲", "CSIRT"],
      post: "係長",
    });
  });

  test("needs a main one", () => {
    expect(() => withDuty(SECOND)).toThrow("duty: p1 has a 兼務 and no 本務");
    expect(() => withDuty(MAIN.replace("本務", "出向"))).toThrow(/record 1, duty: /u);
  });
});

test("every problem of a file is reported together", () => {
  const lines = [
    "p1,名 前,総務部,人事課,主事,常勤,,2024-04-01,",
    "p2,名 前,総務部,人事課,主事,常勤職員,,2024-13-01,",
    "p3,名 前,総務部,人事課,主事,常勤職員,,2025-04-01,2024-04-01",
    "p4,名 前,総務部,人事課,主事,常勤職員",
    "p5,名 前,総務部,人事課,主事,常勤職員,,2024-04-01,",
    "p5,名 前,総務部,財政課,主事,常勤職員,,2026-04-01,",
  ];
  expect(() => parsePeople([HEADER, ...lines].join("\n"))).toThrow(
    /record 1, employment.*record 2, validFrom.*record 3, validTo: ends before.*record 4: 6 fields.*record 6, id: p5/su,
  );
});

describe("the e-mail address", () => {
  const line = (id: string, email: string, from = "2024-04-01,2025-03-31") =>
    `${id},名 前,総務部,人事課,主事,常勤職員,,${from},${email}`;
  const emails = (...lines: readonly string[]) =>
    parsePeople([`${HEADER},email`, ...lines].join("\n")).map(({ email }) => email);

  test("is read in small letters, and may be missing from a record or from the whole file", () => {
    expect(emails(line("p1", " Hikari.A@Hoshimi.example.jp "), line("p2", ""))).toEqual([
      "hikari.a@hoshimi.example.jp",
      null,
    ]);
    expect(only("p1,名 前,総務部,人事課,主事,常勤職員,,2024-04-01,").email).toBeNull();
  });

  test("stays a person's over their positions", () => {
    const same = "p1@hoshimi.example.jp";
    expect(emails(line("p1", same), line("p1", same, "2025-04-01,"))).toEqual([same, same]);
  });

  test("that is no address, or another person's in any period, is refused", () => {
    const both = [line("p1", "a@hoshimi.example.jp"), line("p2", "A@hoshimi.example.jp", "2025-04-01,")];
    expect(() => emails(...both)).toThrow("record 2, email: a@hoshimi.example.jp is p1's already");
    expect(() => emails(line("p1", "hikari"))).toThrow(/record 1, email: /u);
    expect(() => emails("p1,名 前,総務部,人事課,主事,常勤職員,,2024-04-01,")).toThrow("record 1: 9 fields, not 10");
  });
});

test("a file with other columns is refused", () => {
  expect(() => parsePeople("id,name\np1,名前\n")).toThrow("the first line is not id,name,department");
  expect(() => parsePeople("")).toThrow(PeopleFileInvalid);
});

test("a byte order mark, Windows line ends and quoted fields are read", () => {
  const people = parsePeople(
    `\uFEFF${HEADER}\r\np1,"姓, ""名""",総"務部,人事課,主事,常勤職員,甲; 乙,2024-04-01,\r\n\r\n`,
  );
  expect(people.map(({ name, department, groups }) => [name, department, groups])).toEqual([
    ['姓, "名"', '総"務部', ["甲", "乙"]],
  ]);
});
