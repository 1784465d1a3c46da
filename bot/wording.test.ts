import { describe, expect, it } from "vitest";
import { ANYONE } from "../corpus/document.ts";
import { appliesToWords, dateWords, dayWords, forceWords, shortened, viewerWords } from "./wording.ts";

const revision = { id: "r", documentId: "d", contentHash: "h", fileName: "f" };

describe("the words of the pages", () => {
  it("says whom a rule is about, and nothing where it is about everyone", () => {
    expect(appliesToWords({ employments: [], bodies: [] })).toBeNull();
    expect(appliesToWords({ employments: ["常勤職員", "再任用職員"], bodies: [] })).toBe("常勤職員・再任用職員");
    expect(appliesToWords({ employments: [], bodies: ["教育庁"] })).toBe("教育庁の職員");
    expect(appliesToWords({ employments: ["常勤職員"], bodies: ["知事部局"] })).toBe("常勤職員（知事部局）");
  });

  it("says a day with its weekday, and the year only where it is another", () => {
    expect(dayWords("2026-12-02", "2026-11-25")).toBe("12月2日（水）");
    expect(dayWords("2027-01-04", "2026-12-28")).toBe("2027年1月4日（月）");
  });

  it("shortens a text to one line by characters, not by halves of them", () => {
    expect(shortened("短い\n 文", 4)).toBe("短い 文");
    expect(shortened("𠮷野家と𠮷田", 5)).toBe("𠮷野家と…");
  });

  it("counts the last day of force in", () => {
    expect(dateWords("2025-04-01")).toBe("2025年4月1日");
    expect(forceWords({ ...revision, effectiveFrom: "2020-04-01", effectiveTo: "2025-04-01" })).toBe(
      "2020年4月1日から2025年3月31日まで",
    );
    expect(forceWords({ ...revision, effectiveFrom: "2020-04-01", effectiveTo: null })).toBe("2020年4月1日から");
  });

  it("names a person's place as far as it is known", () => {
    const departments = ["総務部", "人事課", "総務部人事課"];
    expect(viewerWords({ ...ANYONE, departments, post: "係長", employment: "常勤職員" })).toBe(
      "総務部人事課・係長・常勤職員",
    );
    expect(viewerWords(ANYONE)).toBe("");
  });
});
