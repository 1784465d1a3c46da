import { expect, test } from "vitest";
import { linkAmendments } from "./link-amendments.ts";

const AMENDMENT = { id: "a", title: "旅費規則の一部を改正する規則", number: "令和6年規則第8号", issuer: "" };
const base = (id: string, number: string | null, title = "旅費規則") => ({ id, title, number, issuer: "" });
const text = (number: string) => async () => [
  `旅費規則${number}の一部を次のように改正する。`,
  "第3条中「甲」を「乙」に改める。",
  "附則",
  "この規則は、令和6年4月1日から施行する。",
];

test("an amendment is attached to its base by number, and by title where there is no number", async () => {
  const attached = { attachments: [{ amendmentId: "a", baseId: "b", effectiveFrom: "2024-04-01" }], open: [] };
  const numbered = [AMENDMENT, base("b", "平成7年規則第3号"), base("c", "平成9年規則第9号")];
  expect(await linkAmendments(numbered, text("（平成７年規則第３号）"))).toEqual(attached);
  const published = [AMENDMENT, base("b", "平成7年規則第3号")];
  expect(await linkAmendments(published, text("（平成7年星見県規則第3号）"))).toEqual(attached);
  expect(await linkAmendments([base("b", null, "旅 費 規 則"), AMENDMENT], text(""))).toEqual(attached);
});

test("a base that is missing or one of several is asked for", async () => {
  const asked = (choices: readonly string[]) => ({
    attachments: [],
    open: [{ amendmentId: "a", target: "旅費規則", choices }],
  });
  expect(await linkAmendments([AMENDMENT], text(""))).toEqual(asked([]));
  expect(await linkAmendments([AMENDMENT, base("b", null), base("c", "第1号")], text(""))).toEqual(asked(["b", "c"]));
  expect(await linkAmendments([AMENDMENT, base("b", "平成9年規則第9号")], text("（平成7年規則第3号）"))).toEqual(
    asked([]),
  );
});

test("a number is known in other spellings, and by itself only with its year", async () => {
  const baseOf = async (named: string, number: string, title?: string) =>
    (await linkAmendments([AMENDMENT, base("b", number, title)], text(named))).attachments.length;
  expect(await baseOf("（令和2年星見県規則第12号）", "令和2年3月31日　星見県規則第１２号")).toBe(1);
  expect(await baseOf("（令和2年規則第12号）", "令和3年規則第12号")).toBe(0);
  expect(await baseOf("（令和2年規則第12号）", "令和2年規則第12号", "旅費に関する規則")).toBe(1);
  expect(await baseOf("（規則第12号）", "規則第12号", "服務規則")).toBe(0);
});

test("documents that amend nothing are not even read", async () => {
  const unread = () => Promise.reject(new Error("read"));
  expect(await linkAmendments([base("b", null)], unread)).toEqual({ attachments: [], open: [] });
});
