import { expect, it } from "vitest";
import { createAnalyser } from "../../corpus/japanese/analyse.ts";
import { asWritten } from "./spoken.ts";

it("keeps the loss in 「なくした」, which the dictionary drops", () => {
  const { words } = createAnalyser();
  expect(words("スマホなくした")).not.toContain("紛失");
  for (const said of ["スマホなくした", "携帯無くしちゃった", "鍵を失くして困っている"])
    expect(words(asWritten(said))).toContain("紛失");
});

it("leaves other questions as they are", () => {
  expect(asWritten("旅費は少なくなりましたか")).toBe("旅費は少なくなりましたか");
  expect(asWritten("押印をなくす取組")).toBe("押印をなくす取組");
});
