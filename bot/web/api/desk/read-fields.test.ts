import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { DEFINITION, type Definition } from "../../../desk/engine/definition.ts";
import { readFields, type WrittenFields } from "./read-fields.ts";

const WHOLE: WrittenFields = {
  appName: " Teams ",
  purpose: "連絡\r\n報告",
  users: "道路課",
  count: "１，２００人",
  personalData: "none",
  external: "no",
};
let app: Definition;
let improvement: Definition;

beforeAll(async () => {
  const load = async (name: string) => {
    const text = await readFile(new URL(`../../../desk/definitions/${name}.v1.json`, import.meta.url), "utf8");
    return DEFINITION.parse(JSON.parse(text));
  };
  [app, improvement] = await Promise.all([load("app"), load("improvement")]);
});

function read(written: WrittenFields, definition = app) {
  return readFields(written, { definition, filledBy: "asker", units: new Set(["総務部人事課"]) });
}

describe("a written form", () => {
  it("becomes trimmed values, with numbers in every way of writing them", () => {
    expect(read(WHOLE)).toEqual({
      values: {
        ...{ appName: "Teams", purpose: "連絡\n報告", users: "道路課", count: 1200 },
        ...{ personalData: "none", external: "no" },
      },
      problems: {},
    });
  });

  it("tells everything that is wrong at once", () => {
    const { problems } = read({ appName: "あ".repeat(101), count: "たくさん", storeLink: "ストアで検索" });
    expect(Object.keys(problems).toSorted()).toEqual(
      ["appName", "count", "external", "personalData", "purpose", "storeLink", "users"].toSorted(),
    );
    expect(problems.appName).toBe("100文字以内にしてください（いまは101文字です）。");
    for (const sentence of Object.values(problems)) expect(sentence).toMatch(/[ぁ-ん].*。$/u);
  });

  it("counts characters as people do", () => {
    expect(read({ ...WHOLE, appName: "𠮷".repeat(100) }).problems).toEqual({});
  });

  it("takes a link without its protocol, and none that runs something", () => {
    const link = (storeLink: string) => read({ ...WHOLE, storeLink });
    expect(link("apps.apple.com/jp/app/id1").values.storeLink).toBe("https://apps.apple.com/jp/app/id1");
    expect(link("javascript:alert(1)").problems.storeLink).toContain("アドレス");
  });

  it("takes only units of the directory, and no options that are not offered", () => {
    const written = { ...WHOLE, personalData: "everything" };
    expect(read(written).problems).toHaveProperty("personalData");
    expect(read({ owner: "宇宙課" }, improvement).problems.owner).toContain("候補から選ぶ");
    expect(read({ owner: "総務部人事課" }, improvement).problems).not.toHaveProperty("owner");
  });

  it("leaves out what others fill in, and control characters", () => {
    const { values } = read({ ...WHOLE, conditions: "勝手な条件", users: "道\u0000路課" });
    expect(values).not.toHaveProperty("conditions");
    expect(values.users).toBe("道路課");
  });
});
