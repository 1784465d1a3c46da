import { expect, it } from "vitest";
import { plainVerb } from "./potential.ts";

it("gives the verb behind a potential form", () => {
  expect(plainVerb("働ける")).toBe("働く");
  expect(plainVerb("休める")).toBe("休む");
  expect(plainVerb("取れる")).toBe("取る");
  expect(plainVerb("使える")).toBe("使う");
});

it("leaves other words alone", () => {
  expect(plainVerb("働く")).toBeUndefined();
  expect(plainVerb("休暇")).toBeUndefined();
  expect(plainVerb("ける")).toBeUndefined();
});
