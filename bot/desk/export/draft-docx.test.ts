import { inflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { draftDocx } from "./draft-docx.ts";

const DRAFT = {
  subject: "Teamsの利用について（伺い）",
  number: "要望-0001",
  day: "2026年11月20日",
  author: "総務部人事課・係長　朝倉 ひかり",
  proposal: "次のとおり、アプリの利用を認めてよろしいか。",
  reason: "現場との連絡が<早く>なるため。\n2行目",
  points: [{ name: "使う人", text: "道路課の現場担当" }],
  attached: [{ name: "情報システム課 課長", text: "承認　堀江 俊介\u0000\u0008" }],
};

describe("a 起案文", () => {
  it("has the parts of an official paper in their order, with the words escaped", async () => {
    const xml = partOf(await draftDocx(DRAFT), "word/document.xml");
    const words = [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/gu)].map(([, text]) => text);
    const order = ["起　案　書", "件名", DRAFT.subject, "起案日", DRAFT.day, "起案者", DRAFT.author, "決裁番号"];
    expect(words.filter((word) => word !== undefined && order.includes(word))).toEqual(order);
    expect(words).toContain("現場との連絡が&lt;早く&gt;なるため。");
    expect(words.indexOf("理由")).toBeLessThan(words.indexOf("記"));
    expect(words.indexOf("記")).toBeLessThan(words.indexOf("１　使う人"));
    expect(words.at(-1)).toBe("以上");
  });

  it("leaves out what a Word file cannot hold", async () => {
    const xml = partOf(await draftDocx(DRAFT), "word/document.xml");
    expect(xml).toContain("承認　堀江 俊介</w:t>");
  });
});

/** The text of one entry of a ZIP file, found in its central directory. */
function partOf(bytes: Uint8Array, name: string): string {
  const file = Buffer.from(bytes);
  for (let at = file.indexOf("PK\u0001\u0002"); at >= 0; at = file.indexOf("PK\u0001\u0002", at + 4)) {
    const length = file.readUInt16LE(at + 28);
    if (file.toString("utf8", at + 46, at + 46 + length) !== name) continue;
    const local = file.readUInt32LE(at + 42);
    const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    const packed = file.subarray(start, start + file.readUInt32LE(at + 20));
    return (file.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)).toString("utf8");
  }
  throw new Error(`there is no ${name}`);
}
