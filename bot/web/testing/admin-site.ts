import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseSettings } from "../../settings.ts";
import { startAssistant } from "../../start.ts";
import { CLOCK } from "./office.ts";

/** 情報システム課 係長, of the group 管理者. */
export const ADMINISTRATOR = "p006";
/** 文書課長. */
export const OWNER = "p045";
/** In charge of nothing. */
export const STAFF = "p014";

/** The whole product over the sample corpus and its people. */
export async function openAdminSite() {
  const folder = await mkdtemp(join(tmpdir(), "do-admin-"));
  const settings = parseSettings({ PORT: "0", DO_DATA_DIR: folder });
  const running = await startAssistant(settings, () => undefined, CLOCK);
  await running.ready;
  return {
    url: running.url,
    close: async () => {
      await running.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type AdminSite = Awaited<ReturnType<typeof openAdminSite>>;

const RULE = (title: string, number: string, day: string, days: string) => `---
title: ${title}
number: ${number}
issuer: 星見県
category: 要領
owner: 総務部文書課
effectiveFrom: ${day}
---

（目的）

第1条　この要領は、公用車の鍵の受渡しに関し必要な事項を定める。

（受渡し）

第2条　公用車の鍵は、総務課の窓口で受け取る。

（返却）

第3条　借りた鍵は、${days}以内に窓口へ返却しなければならない。
`;

/** Twenty files of a folder: three of them bad, one without a day, two of them revisions of one document. */
export function twentyFiles(): readonly { readonly path: string; readonly bytes: Buffer }[] {
  const text = (path: string, content: string) => ({ path, bytes: Buffer.from(content) });
  const plain = Array.from({ length: 14 }, (_, at) =>
    text(
      `規程/一般/要領${at + 1}.md`,
      RULE(`文書取扱要領その${at + 1}`, `総務部長通知第${at + 1}号`, "2024-04-01", `${at + 3}日`),
    ),
  );
  return [
    ...plain,
    text("規程/鍵/令和6年.md", RULE("公用車鍵取扱要領", "総務部長通知第90号", "2024-04-01", "3日")),
    text("規程/鍵/令和8年.md", RULE("公用車鍵取扱要領", "総務部長通知第90号", "2026-04-01", "当日")),
    text(
      "規程/通知/会議室.md",
      "---\ntitle: 会議室の使い方\nowner: 総務部文書課\n---\n\n第1条　会議室は、使う日の前日までに予約する。\n",
    ),
    text("規程/壊れた.pdf", "%PDF-1.7\nbroken"),
    text("規程/空.docx", ""),
    { path: "規程/道具.exe", bytes: Buffer.from("MZ\u0090\u0000\u0003\u0000\u0000\u0000", "latin1") },
  ];
}
