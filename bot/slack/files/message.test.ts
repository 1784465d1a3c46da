import { expect, test as it } from "vitest";
import { linesOf } from "../blocks/lines.ts";
import type { Message } from "../blocks/message.ts";
import { checkMessage } from "../emulator/check-message.ts";
import { filesMessage } from "./message.ts";
import type { FileOutcome } from "./outcome.ts";

const TAKEN_IN: FileOutcome = {
  kind: "taken-in",
  name: "a.md",
  title: "文具取扱要領",
  effectiveFrom: "2031-04-01",
  passages: 12,
  audience: { kind: "everyone" },
  warnings: ["ページの一部を読めません。"],
};
const everyKind = (text: string): readonly FileOutcome[] => [
  { kind: "choose", name: text, key: "k1" },
  { kind: "askable", name: text, warnings: Array.from({ length: 20 }, () => text) },
  {
    ...TAKEN_IN,
    ...{ name: text, title: text, warnings: Array.from({ length: 20 }, () => text) },
    audience: { kind: "limited", departments: Array(50).fill(text), groups: [text], posts: [text], people: ["p1"] },
  },
  { kind: "unchanged", name: text, title: text, effectiveFrom: "2031-04-01" },
  { kind: "refused", name: text, reason: text },
  { kind: "refused", name: null, reason: text },
];

function refused(message: Message): string | undefined {
  const flags = { unfurl_links: `${message.unfurl_links}`, unfurl_media: `${message.unfurl_media}` };
  const checked = checkMessage({ channel: "D1", ...message, ...flags });
  return "error" in checked ? checked.error : undefined;
}

/** What each file's block says, as it stands. */
function texts({ blocks }: Message): readonly string[] {
  return blocks.flatMap((block) =>
    block.type === "rich_text"
      ? linesOf(block)
          .map(({ words }) => words)
          .join("\n")
      : [],
  );
}

it("gives an administrator two buttons that carry the file's key", () => {
  const { blocks } = filesMessage([{ kind: "choose", name: "要領.md", key: "k1" }]);
  const buttons = blocks.flatMap((block) => (block.type === "actions" ? block.elements : []));
  expect(buttons).toMatchObject([
    { action_id: "file-take-in", text: { text: "資料に取り込む" }, value: "k1" },
    { action_id: "file-ask", text: { text: "このファイルについて質問する" }, value: "k1" },
  ]);
});

it("tells of every outcome what it means", () => {
  expect(texts(filesMessage([TAKEN_IN]))).toEqual([
    "「文具取扱要領」を資料に取り込みました。\n施行日：2031年4月1日、箇所の数：12、閲覧できる人：全職員\n※ ページの一部を読めません。",
  ]);
  const [choose, askable, , unchanged, refusedText, nameless] = texts(filesMessage(everyKind("要領")));
  expect(choose).toMatch(/^「要領」を受け取りました。/u);
  expect(askable).toMatch(/^「要領」を読みました。このスレッドで質問してください。/u);
  expect(unchanged).toBe("「要領」（2031年4月1日施行）は、すでに同じ内容で取り込まれています。");
  expect(refusedText).toBe("「要領」：要領");
  expect(nameless).toBe("要領");
});

it("names who may read from now on", () => {
  const audience = { kind: "limited", departments: ["総務部人事課"], groups: ["CSIRT"], posts: [], people: ["p1"] };
  const [text] = texts(filesMessage([{ ...TAKEN_IN, audience: { ...audience, kind: "limited" } }]));
  expect(text).toContain("閲覧できる人：総務部人事課、CSIRT、指定された1人");
});

it.each([
  ["long", "規".repeat(10_000)],
  ["of characters that grow when inert", "&<>*_".repeat(2_000)],
  ["of many lines", "規\n".repeat(5_000)],
])("keeps within Slack's limits with texts %s", (_, text) => {
  const all = everyKind(text);
  for (const outcomes of [all, ...all.map((each) => [each])]) {
    const message = filesMessage(outcomes);
    expect(refused(message)).toBeUndefined();
    expect(message.text.length).toBeLessThanOrEqual(4_000);
  }
});

it("makes nothing of what stands in names and texts", () => {
  const hostile = "<!channel> <@U1> [x](https://evil.example) *太字* https://evil.example `code` # 見出し";
  const message = filesMessage(everyKind(hostile));
  for (const text of [message.text, ...texts(message)]) expect(text).not.toMatch(/<[!@#]|https:\/\//u);
  expect(JSON.stringify(message.blocks)).not.toMatch(/"type":"(?:markdown|mrkdwn|link|user|broadcast)"/u);
});
