import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import type { DocumentEntry } from "../../corpus/library.ts";
import type { Answer } from "../../rag/contract.ts";
import { COLLEAGUE, openTestConversation, VIEWER } from "./testing/open-conversation.ts";

const ROOM = { room: "C1", readers: [VIEWER, COLLEAGUE] };

let opened: Awaited<ReturnType<typeof openTestConversation>>;

beforeEach(async () => {
  opened = await openTestConversation();
  onTestFinished(opened.close);
});

describe("a room's thread", () => {
  test("is shared by its members: a follow-up of another takes the subject over", async () => {
    await opened.say("年次休暇は何日ですか？", ROOM);
    await opened.say("再任用職員の場合は？", { ...ROOM, viewer: COLLEAGUE });
    expect(opened.asked).toMatchObject([
      { text: "年次休暇は何日ですか？", viewer: VIEWER, readers: ROOM.readers },
      { text: "再任用職員の場合、年次休暇は何日ですか？", viewer: COLLEAGUE, readers: ROOM.readers },
    ]);
  });

  test("is the room's, while each member finds what they asked", async () => {
    const own = await opened.say("年次休暇は何日ですか？", ROOM);
    const other = await opened.say("旅費の上限は？", { ...ROOM, viewer: COLLEAGUE });
    expect(await opened.conversation.history("t1", "C1")).toEqual([own, other]);
    expect(await opened.conversation.history("t1", VIEWER.id)).toEqual([]);
    expect(await opened.conversation.threads(VIEWER.id, 10)).toEqual([]);
    expect(await opened.conversation.asked(VIEWER.id, 10)).toEqual([own]);
    expect(await opened.conversation.asked(COLLEAGUE.id, 10)).toEqual([other]);
    expect(await opened.conversation.turn(other.id)).toEqual(other);
    expect(await opened.conversation.forget("t1", VIEWER.id)).toBe(false);
  });

  test("is another than a member's own of the same id", async () => {
    await opened.say("年次休暇は何日ですか？");
    await opened.say("再任用職員の場合は？", ROOM);
    expect(opened.asked.at(-1)?.text).toBe("再任用職員の場合は？");
  });
});

describe("a thread whose rule has changed", () => {
  test("says so once with its next answer, read with the eyes of all who read along", async () => {
    opened.world.entries = [rule("2026-12-01")];
    opened.world.answer = async ({ today }) => answered(today < "2026-12-01" ? "1" : "2", today);
    const first = await opened.say("年次休暇は何日ですか？", ROOM);
    opened.world.now = new Date("2026-11-30T15:00:00Z");
    const second = await opened.say("再任用職員の場合は？", ROOM);
    const third = await opened.say("旅費の上限は？", ROOM);
    const sentence =
      "「休暇規則」は令和8年12月1日に改正されており、この会話の令和8年11月20日の回答は改正前の規定によるものです。";
    expect(first.reply).toMatchObject({ notices: [] });
    expect(second.reply).toMatchObject({ notices: [expect.stringContaining("再任用職員の場合"), sentence] });
    expect(third.reply).toMatchObject({ notices: [] });
    expect(opened.scopes[0]).toEqual({ asOf: "2026-12-01", viewer: VIEWER, readers: ROOM.readers });
  });

  test("does not name a document that somebody who reads along may not read", async () => {
    opened.world.answer = async ({ today }) => answered("1", today);
    await opened.say("年次休暇は何日ですか？", ROOM);
    opened.world.answer = async ({ today }) => ({ ...answered("9", today), citations: [] });
    const { reply } = await opened.say("旅費の上限は？", ROOM);
    expect(reply).toMatchObject({ notices: [expect.stringContaining("いまは確認できないもの")] });
    expect(JSON.stringify(reply)).not.toContain("休暇規則");
  });
});

function rule(amendedOn: string): DocumentEntry {
  const revision = { documentId: "rule", contentHash: "", fileName: "rule.md" };
  return {
    document: {
      ...{
        id: "rule",
        issuer: "見本県",
        title: "休暇規則",
        number: null,
        category: "規則",
        owner: null,
        sample: false,
      },
      audience: { kind: "everyone" },
      appliesTo: { employments: [], bodies: [] },
    },
    revisions: [
      { ...revision, id: "1", effectiveFrom: "2024-04-01", effectiveTo: amendedOn },
      { ...revision, id: "2", effectiveFrom: amendedOn, effectiveTo: null },
    ],
  };
}

function answered(revision: string, asOf: string): Extract<Answer, { kind: "answered" }> {
  const citation = {
    ...{ label: 1, passageId: `${revision}-4`, documentId: "rule", title: "休暇規則", locator: "第3条", article: "3" },
    ...{ effectiveFrom: "2024-04-01", effectiveTo: null, quote: "五日とする。", url: "/source/rule" },
  };
  return {
    ...{ kind: "answered", text: "五日とする。[1]", confidence: 0.9, citations: [citation], composer: "quotation" },
    ...{ related: [], notices: [], asOf, timings: { retrieveMs: 1, composeMs: 1 } },
  };
}
