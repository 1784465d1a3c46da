import { describe, expect, test } from "vitest";
import { answerMessage } from "./answer.ts";
import { homeView } from "./home.ts";
import { plainMessage, plainView } from "./plain.ts";
import { NO_DESKS } from "./testing/every-desk-builder.ts";

const OPTIONS = { publicUrl: "https://do.example.jp", turnId: "turn-1", place: "dm", isFirstOfThread: true } as const;

describe("the plain form of an answer", () => {
  const message = answerMessage(
    {
      kind: "answered",
      text: "一夜につき*一万円*です。[1]",
      confidence: 0.6,
      citations: [
        {
          ...{ label: 1, passageId: "1", documentId: "a", title: "宿泊料<規程>", locator: "第3条", article: "3" },
          ...{ effectiveFrom: "2024-04-01", effectiveTo: null, quote: "一万円&税", url: "/source/a?from=0&to=3" },
        },
      ],
      related: [{ documentId: "d", title: "旅費の手引", locator: "", url: "/source/d" }],
      composer: "quotation",
      notices: [],
      asOf: "2024-11-20",
      timings: { retrieveMs: 1, composeMs: 1 },
    },
    OPTIONS,
  );
  const { blocks, text } = plainMessage(message);

  test("says the same in mrkdwn, with wide forms of what mrkdwn would read", () => {
    expect(blocks[0]).toEqual({
      type: "section",
      text: {
        type: "mrkdwn",
        verbatim: true,
        text: [
          "一夜につき＊一万円＊です。[1]",
          "",
          "「一万円＆税」",
          "<https://do.example.jp/source/a?from=0&amp;to=3|[1] 宿泊料＜規程＞ 第3条>".replace("＜規程", "＜\u2060規程"),
          "2024年4月1日施行",
          "",
          "確度：ふつう\n※ 2024年11月20日時点の資料によります。",
          "",
          "関連する資料",
          "・<https://do.example.jp/source/d|旅費の手引>",
          "",
          "最終的な判断は原典によります。",
        ].join("\n"),
      },
    });
    expect(text).toBe(message.text);
  });

  test("has two plain buttons that send what the feedback buttons send", () => {
    expect(blocks[1]).toMatchObject({
      type: "actions",
      elements: [
        { type: "button", action_id: "feedback-good", text: { text: "役に立った" }, value: "good:turn-1" },
        { type: "button", action_id: "feedback-bad", text: { text: "違う・古い" }, value: "bad:turn-1" },
      ],
    });
  });

  test("keeps the other buttons", () => {
    expect(blocks.slice(2)).toEqual(message.blocks.slice(-1));
  });
});

test("long text becomes several sections, each within its length", () => {
  const text = Array.from({ length: 30 }, () => `${"長".repeat(300)}とする。`).join("");
  const { blocks } = plainMessage(answerMessage({ kind: "chat", text }, OPTIONS));
  const lengths = blocks.map((block) => (block.type === "section" ? (block.text?.text.length ?? 0) : 0));
  expect(lengths.length).toBeGreaterThan(3);
  expect(Math.max(...lengths)).toBeLessThanOrEqual(3_000);
});

test("the plain form of a view has neither rich text nor lost buttons", () => {
  const contents = { publicUrl: OPTIONS.publicUrl, name: "山田", questions: [], desks: NO_DESKS, news: [] };
  const view = homeView({ ...contents, isAdmin: true });
  const plain = plainView(view);
  const rows = (of: typeof view) => of.blocks.filter(({ type }) => type === "actions");
  expect(JSON.stringify(plain)).not.toContain("rich_text");
  expect(rows(plain)).toEqual(rows(view));
});
