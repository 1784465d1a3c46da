import { describe, expect, test } from "vitest";
import type { Citation } from "../../../corpus/document.ts";
import type { Answered, Unanswerable } from "../../../rag/contract.ts";
import { checkMessage } from "../emulator/check-message.ts";
import { answerMessage, type Message } from "./answer.ts";

const CITATION: Citation = {
  label: 1,
  passageId: "1",
  documentId: "abc",
  title: "宿泊料規程",
  locator: "第3条",
  article: "3",
  effectiveFrom: "2024-04-01",
  effectiveTo: "2025-04-01",
  quote: "宿泊料は、一夜につき一万円とする。\n　ただし、東京都は除く。",
  url: "/source/abc#p1",
};
const ANSWERED: Answered = {
  kind: "answered",
  text: "一夜につき一万円です。[1]",
  confidence: 0.9,
  citations: [CITATION],
  related: [{ documentId: "d", title: "旅費の手引", locator: "", url: "/source/d" }],
  composer: "quotation",
  notices: ["見本の資料です。"],
  asOf: "2024-11-20",
  timings: { retrieveMs: 1, composeMs: 1 },
};
const SITE = "https://do.example.jp";

function texts({ blocks }: Message): readonly string[] {
  return blocks.flatMap((block) => (block.type === "markdown" ? block.text : []));
}

/** As the Web API client sends it. */
function refused(message: Message): string | undefined {
  const flags = { unfurl_links: `${message.unfurl_links}`, unfurl_media: `${message.unfurl_media}` };
  const checked = checkMessage({ channel: "C1", ...message, ...flags });
  return "error" in checked ? checked.error : undefined;
}

test("an answer begins with the conclusion and goes on with quotations, remarks and links", () => {
  expect(texts(answerMessage(ANSWERED, SITE))).toEqual([
    "一夜につき一万円です。\\[1\\]",
    "> 宿泊料は、一夜につき一万円とする。\n> ただし、東京都は除く。\n\n\\[1\\] [宿泊料規程 第3条](https://do.example.jp/source/abc#p1)（2024年4月1日施行、2025年3月31日まで）",
    "※ 見本の資料です。\n※ 2024年11月20日時点の資料によります。",
    "関連する資料\n- [旅費の手引](https://do.example.jp/source/d)",
  ]);
});

test("what cannot be answered shows the nearest documents and whom to ask", () => {
  const reply: Unanswerable = {
    ...{ kind: "unanswerable", text: "資料からは確認できませんでした。", confidence: 0.1, notices: [] },
    ...{ asOf: "2024-11-20", timings: { retrieveMs: 1, composeMs: 0 }, handOff: { department: "総務部人事課" } },
    nearest: [{ documentId: "d", title: "旅費の手引", locator: "2ページ", url: "/source/d#p2" }],
  };
  expect(texts(answerMessage(reply, SITE))).toEqual([
    "資料からは確認できませんでした。",
    "近い資料\n- [旅費の手引 2ページ](https://do.example.jp/source/d#p2)",
    "お問い合わせ先の候補：総務部人事課",
    "※ 2024年11月20日時点の資料によります。",
  ]);
});

test.each(["https://evil.example/x", "javascript:alert(1)", ".evil.example/x", "@evil.example/", ""])(
  "a source at %s is named without a link",
  (url) => {
    const message = answerMessage({ ...ANSWERED, citations: [{ ...CITATION, url }], related: [] }, SITE);
    expect(texts(message)[1]).toContain("\\[1\\] 宿泊料規程 第3条（");
  },
);

test("a link's address cannot end its Markdown early", () => {
  const message = answerMessage({ ...ANSWERED, citations: [{ ...CITATION, url: "/source/a)(<b> c" }] }, SITE);
  expect(texts(message)[1]).toContain("](https://do.example.jp/source/a%29%28%3Cb%3E%20c)");
});

test("lines of a document become no headings, lists, rules or code", () => {
  const text = "# 見出し\n- 項目\n1. 番号\n    コード\n===\n---\n> 引用\n`x`";
  expect(texts(answerMessage({ kind: "chat", text }, SITE))).toEqual([
    "\\# 見出し\n\\- 項目\n1\\. 番号\nコード\n\\=\\=\\=\n\\-\\-\\-\n&gt; 引用\n\\`x\\`",
  ]);
});

describe("a reply larger than a message", () => {
  test("keeps its conclusion, stays within Slack's limits and says what is missing", () => {
    const citations = Array.from({ length: 80 }, (_, index) => ({
      ...CITATION,
      label: index + 1,
      quote: "&".repeat(9_000),
    }));
    const message = answerMessage({ ...ANSWERED, text: `結論です。${"<".repeat(9_000)}`, citations }, SITE);
    expect(refused(message)).toBeUndefined();
    expect(texts(message)[0]).toMatch(/^結論です。(?:&lt;)+…$/u);
    expect(texts(message).at(-1)).toMatch(/^ほか\d+件は長いため省きました。$/u);
  });

  test("with many short quotations stays within the number of blocks", () => {
    const citations = Array.from({ length: 80 }, (_, index) => ({ ...CITATION, label: index + 1, quote: "短" }));
    const message = answerMessage({ ...ANSWERED, citations }, SITE);
    expect(refused(message)).toBeUndefined();
    expect(message.blocks.length).toBeLessThanOrEqual(50);
  });

  test("is cut after a sentence, and never inside a character", () => {
    const sentences = answerMessage({ kind: "chat", text: `${"あ".repeat(1_999)}。${"い".repeat(2_000)}` }, SITE);
    expect(texts(sentences)).toEqual([`${"あ".repeat(1_999)}。…`]);
    const [characters = ""] = texts(answerMessage({ kind: "chat", text: "𠮷".repeat(3_000) }, SITE));
    expect(characters).toBe(`${"𠮷".repeat(1_499)}…`);
  });
});

test("choices become buttons with short, inert labels that carry the whole question", () => {
  const label = `<!channel>&${"職".repeat(100)}`;
  const choices = [
    { label, question: "常勤職員の年次休暇は何日ですか？" },
    { label: "長い", question: "長".repeat(2_001) },
    ...Array.from({ length: 30 }, (_, index) => ({ label: `${index}`, question: `質問${index}` })),
  ];
  const message = answerMessage({ kind: "clarify", text: "どなたの場合ですか。", choices }, SITE);
  const actions = message.blocks.at(-1);
  const buttons = actions?.type === "actions" ? actions.elements : [];
  expect(refused(message)).toBeUndefined();
  expect(buttons).toHaveLength(25);
  expect(buttons[0]).toEqual({
    type: "button",
    action_id: "choice-0",
    text: { type: "plain_text", text: `＜!channel＞＆${"職".repeat(63)}…`, emoji: false },
    value: "常勤職員の年次休暇は何日ですか？",
  });
});
