import { describe, expect, it } from "vitest";
import { DOORS } from "../door.ts";
import { routeUtterance } from "./route.ts";

function doorsOf(text: string): readonly string[] {
  const routed = routeUtterance(text);
  return routed.kind === "door" ? [routed.door] : routed.doors;
}

describe("routeUtterance", () => {
  it.each([
    ["nothing", ""],
    ["white space", " \n\t　"],
    ["emoji only", "🙏🙏🙏"],
    ["ten thousand letters", "あ".repeat(10_000)],
    ["ten thousand letters of a wish", "公用スマホにアプリを入れて".repeat(800)],
    ["ten thousand question marks", "？".repeat(10_000)],
    ["ten thousand opening quotation marks", "「".repeat(10_000)],
    ["digits and blanks without end", "1 ".repeat(5_000)],
    ["right-to-left text", "مرحبا \u202eアプリ\u202c שלום"],
    ["a lone surrogate", "\ud83d申請"],
    ["names that objects have", "constructor __proto__ toString"],
  ])("names doors for %s", (_case, text) => {
    const doors = doorsOf(text);
    expect(doors.length).toBeGreaterThan(0);
    for (const door of doors) expect(DOORS).toContain(door);
  });

  it("takes what has no letters for small talk", () => {
    expect(doorsOf("👍")).toEqual(["chat"]);
  });

  it("reads katakana, hiragana and full-width letters alike", () => {
    const wish = "公用スマホにアプリＸを入れてほしい";
    expect(doorsOf(wish)).toEqual(["app"]);
    expect(doorsOf("公用すまほにあぷりxを入れてほしい")).toEqual(["app"]);
  });

  it("does not take for the speaker's what is only quoted", () => {
    expect(doorsOf("「担当者と話したいので代わって」と言う県民への電話対応の決まりは？")[0]).toBe("question");
  });

  it("reads the wish at the end of a long account", () => {
    const account = "現場の写真を整理する手間が毎回かかっており困っています。".repeat(100);
    expect(doorsOf(`${account}公用スマホに写真整理アプリを入れてほしいです。`)[0]).toBe("app");
  });
});
