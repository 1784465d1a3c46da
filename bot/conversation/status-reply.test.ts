import { expect, test } from "vitest";
import { statusReply } from "./status-reply.ts";

const WISH = { key: "1", viewerId: "p1", kind: "app", text: "写真のアプリ", thread: null } as const;
const REQUEST = { name: "要望-0001「写真で報告」", state: "受付を待っています" };

test("what no desk has taken up comes before what is at the desks", () => {
  const { text } = statusReply([{ ...WISH, wishedAt: "2026-11-20T03:00:00.000Z" }], "Asia/Tokyo", [REQUEST]);
  expect(text.split("\n")).toEqual([
    "あなたから受け付けたものです。",
    "・アプリの要望「写真のアプリ」（2026年11月20日）：受付済み（担当の窓口へ引き継いでいます）",
    "・要望-0001「写真で報告」：受付を待っています",
  ]);
});

test("of many the newest are shown, and that there are more", () => {
  const { text } = statusReply(
    [],
    "Asia/Tokyo",
    Array.from({ length: 11 }, () => REQUEST),
  );
  expect(text.split("\n")).toHaveLength(12);
  expect(text).toMatch(/新しいものから10件です。$/u);
});
