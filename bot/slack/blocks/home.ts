import type { types } from "@slack/bolt";
import type { CalendarDate } from "../../../corpus/document.ts";
import { dateWords } from "../../wording.ts";
import { ACTIONS } from "./actions.ts";
import { button, buttonRow } from "./buttons.ts";
import { type HomeDesks, requestSection, settingSection, waitingSection } from "./desk-home.ts";
import { link, permalink, sourceAddress } from "./link.ts";
import { oneLine } from "./parts.ts";
import { SUGGESTIONS, suggestionId } from "./prompts.ts";
import { bullets, inertWords, line, plain, remark, rich, words } from "./rich.ts";
import type { Home } from "./view.ts";

export interface HomeContents {
  readonly publicUrl: string;
  /** Of the person; empty where it is not known. */
  readonly name: string;
  /** What the person asked, newest first. */
  readonly questions: readonly {
    readonly text: string;
    readonly askedOn: CalendarDate;
    /** Of the message, as `chat.getPermalink` gave it. */
    readonly permalink: string | null;
  }[];
  readonly desks: HomeDesks;
  /** Documents that changed, newest first; `url` is the path of a page of ours. */
  readonly news: readonly { readonly title: string; readonly effectiveFrom: CalendarDate; readonly url: string }[];
  readonly isAdmin: boolean;
}

const SHOWN = 5;
const TEXT_LENGTH = 120;
const NAME_LENGTH = 60;

/** The Home tab: what to do first, then what concerns the person, then what is new. */
export function homeView(contents: HomeContents): Home {
  return {
    type: "home",
    blocks: [
      { type: "header", text: plain("Do アシスタント") },
      rich(line(...welcome(contents.name))),
      ...buttonRow([
        button(ACTIONS.homeAsk, "質問する", "ask", "primary"),
        button(ACTIONS.homeApp, "アプリを頼む", "app"),
        button(ACTIONS.homeImprovement, "改善事例を送る", "improvement"),
      ]),
      ...waitingSection(contents.desks),
      ...requestSection(contents.desks),
      ...questionBlocks(contents),
      ...newsBlocks(contents),
      ...settingSection(contents.desks),
      ...adminBlocks(contents),
    ],
  };
}

function welcome(name: string): types.RichTextElement[] {
  const known = name.trim();
  const called = known === "" ? "" : `${oneLine(known, NAME_LENGTH)} さん、こんにちは。`;
  return [inertWords(`${called}条例・規則・マニュアルなどの資料から、根拠となる文を示してお答えします。`)];
}

function questionBlocks({ questions }: HomeContents): readonly types.KnownBlock[] {
  const items = questions.map(({ text, askedOn, permalink: address }) => [
    inertWords(`${dateWords(askedOn)}　`),
    link(oneLine(text, TEXT_LENGTH), address === null ? undefined : permalink(address)),
  ]);
  const blocks = section("わたしの質問", items, "まだ質問がありません。次のような質問から試せます。");
  if (items.length > 0) return blocks;
  const suggestions = SUGGESTIONS.map(({ title, message }, index) => button(suggestionId(index), title, message));
  return [...blocks, ...buttonRow(suggestions)];
}

function newsBlocks({ news, publicUrl }: HomeContents): readonly types.KnownBlock[] {
  const items = news.map(({ title, effectiveFrom, url }) => [
    inertWords(`${dateWords(effectiveFrom)}施行　`),
    link(oneLine(title, 2 * TEXT_LENGTH), sourceAddress(url, publicUrl)),
  ]);
  return section("新しくなった資料", items, "最近新しくなった資料はありません。");
}

function adminBlocks({ isAdmin, publicUrl }: HomeContents): readonly types.KnownBlock[] {
  if (!isAdmin) return [];
  return [
    { type: "divider" },
    rich(
      line(words("管理者の方へ", { bold: true })),
      line(words("資料のファイルをこのアプリへのメッセージに添付すると、登録できます。")),
      line(link("登録した資料の一覧を開く", sourceAddress("/documents", publicUrl))),
    ),
  ];
}

/** @param items newest first; the first few are shown and the others counted */
function section(heading: string, items: readonly types.RichTextElement[][], empty: string): types.KnownBlock[] {
  const shown = items.slice(0, SHOWN);
  const more = items.length - shown.length;
  return [
    { type: "divider" },
    rich(line(words(heading, { bold: true })), shown.length === 0 ? line(words(empty)) : bullets(shown)),
    ...(more === 0 ? [] : [remark(`ほか${more}件`)]),
  ];
}
