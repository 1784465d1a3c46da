import { describe, expect, test } from "vitest";
import type { Citation } from "../../../corpus/document.ts";
import type { Answered, Unanswerable } from "../../../rag/contract.ts";
import { checkMessage } from "../emulator/check-message.ts";
import { answerMessage, answerMessages } from "./answer.ts";
import type { AnswerOptions } from "./answer-options.ts";
import { linesOf } from "./lines.ts";
import type { Message } from "./message.ts";
import { sharedMessages } from "./shared.ts";

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
  url: "/source/abc?from=0&to=9#p-1",
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
const UNANSWERABLE: Unanswerable = {
  kind: "unanswerable",
  text: "資料からは確認できませんでした。",
  confidence: 0.1,
  nearest: [{ documentId: "d", title: "旅費の手引", locator: "2ページ", url: "/source/d#p2" }],
  handOff: { department: "総務部人事課" },
  notices: [],
  asOf: "2024-11-20",
  timings: { retrieveMs: 1, composeMs: 0 },
};
const SITE = "https://do.example.jp";
const OPTIONS: AnswerOptions = { publicUrl: SITE, turnId: "turn-1", place: "dm", isFirstOfThread: false };

/** What is read in the blocks, line by line, links as `[words](address)`. */
function lines({ blocks }: Message): readonly string[] {
  return blocks
    .filter(({ type }) => type !== "actions")
    .flatMap(linesOf)
    .map(({ mark, words, address, user }) => {
      const said = address === undefined ? words : `[${words}](${address})`;
      return `${mark}${user === undefined ? "" : `@${user} `}${said}`;
    });
}

/** Action ids with their values, row by row. */
function buttons({ blocks }: Message): readonly string[] {
  return blocks.flatMap((block) => {
    if (block.type === "context_actions") {
      return block.elements.flatMap((element) =>
        element.type === "feedback_buttons"
          ? [`${element.action_id} ${element.positive_button.value} ${element.negative_button.value}`]
          : [],
      );
    }
    if (block.type !== "actions") return [];
    return block.elements.flatMap((element) =>
      element.type === "button" ? [`${element.action_id} ${element.text.text} ${element.value}`] : [],
    );
  });
}

describe("an answer", () => {
  test("begins with the conclusion and goes on with quotation, place, date, whom it applies to, sureness and remarks", () => {
    const appliesTo = new Map([["1", "会計年度任用職員"]]);
    expect(lines(answerMessage(ANSWERED, { ...OPTIONS, appliesTo, isFirstOfThread: true }))).toEqual([
      "一夜につき一万円です。[1]",
      "「宿泊料は、一夜につき一万円とする。\n　ただし、東京都は除く。」",
      "[[1] 宿泊料規程 第3条](https://do.example.jp/source/abc?from=0&to=9#p-1)",
      "2024年4月1日施行、2025年3月31日まで　対象：会計年度任用職員",
      "確度：高い\n※ 2024年11月20日時点の資料によります。\n※ 見本の資料です。",
      "関連する資料",
      "・[旅費の手引](https://do.example.jp/source/d)",
      "最終的な判断は原典によります。",
    ]);
  });

  test("says that the source decides once in a thread only", () => {
    expect(lines(answerMessage(ANSWERED, OPTIONS))).not.toContain("最終的な判断は原典によります。");
  });

  test("stands alone as plain text, with its link and the conclusion first", () => {
    expect(answerMessage(ANSWERED, { ...OPTIONS, question: "宿泊料はいくらですか" }).text).toBe(
      [
        "一夜につき一万円です。[1]",
        "「宿泊料は、一夜につき一万円とする。\n　ただし、東京都は除く。」",
        "[1] 宿泊料規程 第3条 https://do.example.jp/source/abc?from=0&amp;to=9#p-1",
        "2024年4月1日施行、2025年3月31日まで",
        "確度：高い\n※ 2024年11月20日時点の資料によります。\n※ 見本の資料です。",
        "質問：宿泊料はいくらですか",
        "関連する資料",
        "・旅費の手引 https://do.example.jp/source/d",
      ].join("\n"),
    );
  });

  test("unfurls nothing", () => {
    expect(answerMessage(ANSWERED, OPTIONS)).toMatchObject({ unfurl_links: false, unfurl_media: false });
  });

  test.each([
    [
      "dm",
      ["feedback good:turn-1 bad:turn-1", "ask-person 人に聞く turn-1", "report-fault 資料の誤りを知らせる turn-1"],
    ],
    [
      "channel",
      ["feedback good:turn-1 bad:turn-1", "ask-person 人に聞く turn-1", "report-fault 資料の誤りを知らせる turn-1"],
    ],
    [
      "ephemeral",
      [
        "feedback good:turn-1 bad:turn-1",
        "share チャンネルに共有 turn-1",
        "ask-person 人に聞く turn-1",
        "report-fault 資料の誤りを知らせる turn-1",
      ],
    ],
  ] as const)("in place %s has its buttons", (place, expected) => {
    expect(buttons(answerMessage(ANSWERED, { ...OPTIONS, place }))).toEqual(expected);
  });

  test("to an edited question says so", () => {
    expect(lines(answerMessage(ANSWERED, { ...OPTIONS, isAgain: true }))[0]).toBe(
      "質問が編集されたため答え直しました。",
    );
  });

  test("shows a short question above and the whole of a long one below", () => {
    const question = `${"あ".repeat(70)}ですか。`;
    const shown = lines(answerMessage(ANSWERED, { ...OPTIONS, question }));
    expect(shown[0]).toBe(`質問：${"あ".repeat(59)}…`);
    expect(shown).toContain(`「${question}」`);
  });

  test.each(["https://evil.example/x", "javascript:alert(1)", ".evil.example/x", "@evil.example/", ""])(
    "names a source at %j without a link",
    (url) => {
      const message = answerMessage({ ...ANSWERED, citations: [{ ...CITATION, url }], related: [] }, OPTIONS);
      expect(lines(message)).toContain("[1] 宿泊料規程 第3条");
      expect(JSON.stringify(message)).not.toContain('"link"');
    },
  );

  test("has an address that ends early in no place where it may stand", () => {
    const citations = [{ ...CITATION, url: "/source/a)(<b> c|d*e'" }];
    expect(JSON.stringify(answerMessage({ ...ANSWERED, citations }, OPTIONS))).toContain(
      "https://do.example.jp/source/a%29%28%3Cb%3E%20c%7Cd%2Ae%27",
    );
  });
});

describe("a shared answer", () => {
  test("names who shares it, by a mention, and offers no sharing", () => {
    const [message] = sharedMessages("U0SHARER", ANSWERED, { ...OPTIONS, question: "宿泊料はいくらですか" });
    expect(message && lines(message).slice(0, 3)).toEqual([
      "@U0SHARER さんが共有しました。",
      "質問：宿泊料はいくらですか",
      "一夜につき一万円です。[1]",
    ]);
    expect(message?.text).toMatch(/^<@U0SHARER>さんが共有しました。\n一夜/u);
    expect(message && buttons(message)).toEqual([
      "feedback good:turn-1 bad:turn-1",
      "ask-person 人に聞く turn-1",
      "report-fault 資料の誤りを知らせる turn-1",
    ]);
  });

  test("names nobody by what is no id", () => {
    const [message] = sharedMessages("U1> <!channel", ANSWERED, OPTIONS);
    expect(JSON.stringify(message)).not.toMatch(/共有しました|channel"?>/u);
  });
});

describe("what cannot be answered", () => {
  test("shows the nearest documents and whom to ask", () => {
    expect(lines(answerMessage(UNANSWERABLE, OPTIONS))).toEqual([
      "資料からは確認できませんでした。",
      "近い資料",
      "・[旅費の手引 2ページ](https://do.example.jp/source/d#p2)",
      "お問い合わせ先の候補：総務部人事課",
      "※ 2024年11月20日時点の資料によります。",
    ]);
  });

  test("can be looked up for one's own eyes from a channel", () => {
    const show = "show-me 自分だけに見える形で調べる turn-1";
    expect(buttons(answerMessage(UNANSWERABLE, { ...OPTIONS, place: "channel" }))).toContain(show);
    expect(buttons(answerMessage(UNANSWERABLE, OPTIONS))).not.toContain(show);
  });
});

describe("a question back", () => {
  const choices = [
    { label: "常勤職員", question: "長".repeat(2_000) },
    { label: `<!channel>${"職".repeat(100)}`, question: "長".repeat(2_001) },
  ];
  const message = answerMessage({ kind: "clarify", text: "どなたの場合ですか。", choices }, OPTIONS);

  test("has a button for each choice that carries the turn alone, however long its question", () => {
    expect(buttons(message)).toEqual([
      "choice-0 常勤職員 turn-1",
      `choice-1 <\u2060!channel>${"職".repeat(63)}… turn-1`,
    ]);
  });

  test("names the choices in its text, for whoever sees no buttons", () => {
    expect(message.text).toBe(`どなたの場合ですか。\n・常勤職員\n・&lt;!channel&gt;${"職".repeat(63)}…`);
  });

  test("has no more choices than a row takes", () => {
    const many = Array.from({ length: 30 }, (_, at) => ({ label: `${at}`, question: "" }));
    expect(buttons(answerMessage({ kind: "clarify", text: "どれですか。", choices: many }, OPTIONS))).toHaveLength(25);
  });
});

test("a form is offered with what was said, to confirm or to look up instead", () => {
  const prefill = { text: "写真を台帳に登録したい" };
  const message = answerMessage({ kind: "form", form: "app", text: "アプリを頼みますか。", prefill }, OPTIONS);
  expect(lines(message)).toEqual(["アプリを頼みますか。", "「写真を台帳に登録したい」"]);
  expect(buttons(message)).toEqual(["confirm-form アプリを頼む turn-1", "ask-instead 質問として調べる turn-1"]);
});

test.each([
  { kind: "chat", text: "こんにちは。" } as const,
  { kind: "status", text: "こんにちは。" } as const,
  { kind: "person", text: "こんにちは。" } as const,
  { kind: "rejected", sentence: "こんにちは。" } as const,
])("$kind is words without buttons", (reply) => {
  const message = answerMessage(reply, OPTIONS);
  expect([lines(message), buttons(message)]).toEqual([["こんにちは。"], []]);
});

describe("a long answer", () => {
  const sentences = Array.from({ length: 60 }, (_, at) => `${at}番目の決まりは${"長".repeat(300)}とする。`);
  const citations = sentences.map((quote, at) => ({ ...CITATION, label: at + 1, quote }));
  const long: Answered = { ...ANSWERED, text: `結論です。[1]\n${sentences.slice(0, 9).join("")}`, citations };

  test("goes over several messages without loss, the conclusion in the first and the buttons in the last", () => {
    const messages = answerMessages({ ...long, citations: citations.slice(0, 40) }, OPTIONS);
    const shown = messages.flatMap(lines).join("\n");
    expect(messages.length).toBeGreaterThan(1);
    expect(messages[0] && lines(messages[0])[0]).toBe("結論です。[1]");
    expect(sentences.slice(0, 40).filter((sentence) => !shown.includes(sentence))).toEqual([]);
    expect(messages.map((message) => buttons(message).length)).toEqual([...messages.slice(1).map(() => 0), 3]);
  });

  test("beyond four messages says how many citations are left out, and where they are", () => {
    const many = Array.from({ length: 3 }, () => citations).flat();
    const messages = answerMessages({ ...long, citations: many }, OPTIONS);
    const shown = messages.flatMap(lines);
    const kept = shown.filter((line) => line.startsWith("[[")).length;
    expect(messages).toHaveLength(4);
    expect(shown).toContain(`ほか${many.length - kept}件は長いため、ここには載せていません。`);
    expect(shown).toContain("[資料の一覧を開く](https://do.example.jp/documents)");
  });

  test("in one message keeps conclusion, first quotation, remarks and buttons", () => {
    const message = answerMessage(long, OPTIONS);
    expect(checkMessage({ channel: "C1", ...message })).not.toHaveProperty("error");
    expect(lines(message)[0]).toBe("結論です。[1]");
    expect(message.text).toContain(`「${sentences[0]}」\n[1] 宿泊料規程 第3条 https://do.example.jp/source/abc`);
    expect(message.text.length).toBeLessThanOrEqual(4_000);
    expect(lines(message).join("\n")).toContain("確度：高い");
    expect(buttons(message)).toHaveLength(3);
  });
});
