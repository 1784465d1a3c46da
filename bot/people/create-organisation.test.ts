import { describe, expect, test } from "vitest";
import { createOrganisation, type StandIn } from "./create-organisation.ts";
import { parsePeople, peopleOn } from "./people.ts";
import { parseSuccessions } from "./successions.ts";

const PEOPLE = parsePeople(
  [
    "id,name,department,section,post,employment,groups,validFrom,validTo,email,duty",
    "chief,長,総務部,文書課,課長,常勤職員,,2024-04-01,2027-03-31,,",
    "next,次,総務部,法務文書課,課長,常勤職員,,2027-04-01,,,",
    "clerk,主,総務部,文書課,主事,常勤職員,,2024-04-01,2027-03-31,,",
    "clerk,主,総務部,法務文書課,主事,常勤職員,,2027-04-01,,,",
    "both,兼,建設部,道路課,係長,常勤職員,,2024-04-01,,,本務",
    "both,兼,総務部,文書課,係長,常勤職員,CSIRT,2026-04-01,,,兼務",
    "head,部,総務部,人事課,部長,常勤職員,,2024-04-01,,,",
    "office,管,総務部,行革課,主査,常勤職員,管理者,2024-04-01,,,",
  ].join("\n"),
);
const SUCCESSIONS = parseSuccessions("from,to,validFrom\n総務部/文書課,総務部/法務文書課,2027-04-01\n");

async function officeOn(day: string, standIns: readonly StandIn[] = []) {
  return createOrganisation({
    directory: { people: async (on) => peopleOn(PEOPLE, on) },
    standIns: async () => standIns,
    successions: async () => SUCCESSIONS,
    fallback: "@管理者",
  }).on(day);
}

describe("who acts for a post", () => {
  test("is its holder, also in a second position, and a substitute beside", async () => {
    const office = await officeOn("2026-11-25", [{ post: "総務部/文書課/課長", substituteId: "clerk" }]);
    expect(office.acting("総務部/文書課/課長")).toEqual([
      { personId: "chief", as: "holder" },
      { personId: "clerk", as: "substitute" },
    ]);
    expect(office.acting("総務部/文書課/係長")).toEqual([{ personId: "both", as: "holder" }]);
    expect(office.postsOf("both")).toEqual(
      expect.arrayContaining(["建設部/道路課/係長", "総務部/文書課/係長", "@CSIRT"]),
    );
    expect(office.postsOf("clerk")).toContain("総務部/文書課/課長");
  });

  test("of a vacant one is the nearest superior, and at last the office that runs the desks", async () => {
    const office = await officeOn("2026-11-25");
    expect(office.acting("総務部/文書課/課長補佐")).toEqual([{ personId: "chief", as: "superior" }]);
    expect(office.acting("総務部/人事課/課長")).toEqual([{ personId: "head", as: "superior" }]);
    expect(office.acting("農政部/農政課/課長")).toEqual([{ personId: "office", as: "fallback" }]);
  });

  test("of everybody's in a section is everybody there", async () => {
    const ids = (await officeOn("2026-11-25")).acting("総務部/文書課/*").map(({ personId }) => personId);
    expect(ids).toEqual(["chief", "clerk", "both"]);
  });
});

describe("on the transfer day", () => {
  test("a renamed section's posts, tasks and stand-ins go to its successor, and not the day before", async () => {
    const standIns = [{ post: "総務部/文書課/課長", substituteId: "clerk" }];
    const [before, after] = await Promise.all([officeOn("2027-03-31", standIns), officeOn("2027-04-01", standIns)]);
    expect(before.successor("総務部/文書課/課長")).toBe("総務部/文書課/課長");
    expect(after.successor("総務部/文書課/課長")).toBe("総務部/法務文書課/課長");
    expect(after.acting("総務部/文書課/課長").map(({ personId }) => personId)).toEqual(["next", "clerk"]);
    expect(after.postsOf("clerk")).toContain("総務部/法務文書課/課長");
  });

  test("documents that name the former section as their owner lead to its successor", async () => {
    expect((await officeOn("2026-11-25")).find("総務部文書課", "課長")).toBe("総務部/文書課/課長");
    expect((await officeOn("2027-05-01")).find("総務部文書課", "課長")).toBe("総務部/法務文書課/課長");
  });
});

test("a role of the department is found from each of its sections, an unknown unit nowhere", async () => {
  const office = await officeOn("2026-11-25");
  expect(office.find("総務部文書課", "部長")).toBe("総務部//部長");
  expect(office.acting("総務部//部長")).toEqual([{ personId: "head", as: "holder" }]);
  expect(office.find("ない課", "課長")).toBeNull();
  expect(office.unitOf("both")).toBe("建設部道路課");
});

describe("a file of successions", () => {
  test("with problems is refused with all of them", () => {
    expect(() => parseSuccessions("from,to,validFrom\n総務部/文書課,総務部,2027-04-01\n甲部,乙部,いつか\n")).toThrow(
      /record 1, to: .*record 2, validFrom: /su,
    );
    expect(() => parseSuccessions("old,new\n")).toThrow("the first line is not from,to,validFrom");
  });

  test("may go in a circle without an end", async () => {
    const circle = parseSuccessions("from,to,validFrom\n甲部,乙部,2026-04-01\n乙部,甲部,2026-04-01\n");
    const organisation = createOrganisation({
      directory: { people: async () => [] },
      standIns: async () => [],
      successions: async () => circle,
      fallback: "@管理者",
    });
    expect((await organisation.on("2026-05-01")).successor("甲部/一課/課長")).toBe("甲部/一課/課長");
  });
});
