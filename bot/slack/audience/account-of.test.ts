import { expect, test } from "vitest";
import { parsePeople } from "../../people/people.ts";
import type { AccountFacts } from "../../store/accounts.ts";
import type { Outcome } from "../delivery/call.ts";
import { createAccountOf } from "./account-of.ts";

const PEOPLE = parsePeople(`id,name,department,section,post,employment,groups,validFrom,validTo,email
p1,朝倉 ひかり,総務部,人事課,係長,常勤職員,,2020-04-01,,p1@hoshimi.example.jp
p2,五十嵐 豊,土木部,河川課,主事,常勤職員,,2020-04-01,,
`);

function stage(kept: AccountFacts[], outcome: Outcome) {
  const asked: string[] = [];
  const accountOf = createAccountOf({
    store: {
      withEmail: async (email) =>
        kept.filter((each) => each.email === email).map((each) => ({ ...each, seenAt: "2026-11-20T00:00:00Z" })),
    },
    accounts: {
      changed: async () => {
        kept.push({ userId: "U1", standing: "member", email: "p1@hoshimi.example.jp" });
        return true;
      },
    },
    directory: { people: async () => PEOPLE },
    call: async (method) => {
      asked.push(method);
      return outcome;
    },
    today: () => "2026-11-20",
  });
  return { accountOf, asked };
}

test("an account that is known is not asked for", async () => {
  const { accountOf, asked } = stage([{ userId: "U1", standing: "member", email: "p1@hoshimi.example.jp" }], {
    kind: "refused",
    error: "users_not_found",
  });
  expect([await accountOf("p1"), asked]).toEqual(["U1", []]);
});

test("one that is not known is asked for, and one that was closed is nobody's", async () => {
  const found: Outcome = { kind: "done", result: { user: { id: "U1" } } };
  expect(await stage([], found).accountOf("p1")).toBe("U1");
  const closed = stage([{ userId: "U1", standing: "external", email: "p1@hoshimi.example.jp" }], found);
  expect(await closed.accountOf("p1")).toBeUndefined();
});

test("who has no address, and whom Slack does not know, has none", async () => {
  const { accountOf } = stage([], { kind: "refused", error: "users_not_found" });
  expect([await accountOf("p1"), await accountOf("p2"), await accountOf("p9")]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test("a Slack that cannot be asked now is asked again later", async () => {
  const { accountOf } = stage([], { kind: "rate-limited", retryAfterMs: 1_000 });
  await expect(accountOf("p1")).rejects.toThrow("rate-limited");
});
