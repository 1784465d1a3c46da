import { imprint, japaneseDate } from "./letterhead.ts";
import { element, escapeMarkup, tableMarkup } from "./markup.ts";
import { type Role, roleOf } from "./role.ts";
import { type Block, FICTION_MARK, type Source } from "./source.ts";

const STYLE = `
body { margin: 0; font-family: "游明朝", "Yu Mincho", "ＭＳ 明朝", serif; color: #222; }
header, footer, .tools { background: #eef2f7; padding: 8px 24px; font-family: sans-serif; font-size: 13px; }
.global-menu { padding: 0; } .global-menu li { display: inline-block; margin-right: 16px; }
.law-index { float: left; width: 200px; padding: 12px 16px; font-size: 12px; }
#reiki { margin-left: 250px; max-width: 44em; line-height: 1.9; }
.law-title { font-size: 20px; font-weight: bold; }
.law-imprint { text-align: right; }
.chapter-title, .supplement-title, .annex-title { margin-left: 3em; font-weight: bold; }
.article-caption { margin: 1em 0 0 1em; }
.article-text, .clause { padding-left: 1em; text-indent: -1em; margin: 0; }
.item { padding-left: 2em; text-indent: -1em; }
.subitem { padding-left: 3em; text-indent: -1em; }
table { border-collapse: collapse; } th, td { border: 1px solid #666; padding: 2px 8px; }
`;

const MENU = ["体系目次", "五十音順目次", "例規本文検索", "最近公布された例規", "利用の手引"];

/** A regulation as a prefecture's page of its regulations shows it: classes instead of headings, navigation around the text. */
export function ordinancePage({ meta, blocks }: Source): string {
  const parts = partsOf(blocks);
  const index = parts.map((part, at) => `<li><a href="#p${at}">${escapeMarkup(part.title)}</a></li>`).join("\n");
  return `<!DOCTYPE html>
<html lang="ja">
<head>
<meta charset="utf-8">
<title>${escapeMarkup(meta.title)} | 星見県例規集（見本）</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<p class="site-name"><a href="/reiki/">星見県例規集（見本）</a></p>
<ul class="global-menu">${MENU.map((entry) => `<li><a href="/reiki/">${entry}</a></li>`).join("")}</ul>
</header>
<nav class="topic-path">ホーム &gt; 体系目次 &gt; ${escapeMarkup(meta.category)} &gt; ${escapeMarkup(meta.title)}</nav>
<div class="tools" role="navigation"><button type="button">印刷</button><button type="button">文字を大きくする</button></div>
<nav class="law-index">
<p>目次</p>
<ul>
${index}
</ul>
</nav>
<main id="reiki">
${element("div", "law-title", `○${meta.title}`)}
${imprint(meta)
  .map((line) => element("div", "law-imprint", line))
  .join("\n")}
${element("div", "law-mark", FICTION_MARK)}
${parts.map(partMarkup).join("\n")}
</main>
<footer>
<p><a href="#reiki">このページの先頭へ</a></p>
<p>内容現在　${japaneseDate(meta.effectiveFrom)}　例規集の利用については、総務部文書課へ御照会ください。</p>
</footer>
</body>
</html>
`;
}

interface Part {
  readonly kind: "chapter" | "supplement" | "annex";
  readonly title: string;
  readonly blocks: readonly Block[];
}

function partsOf(blocks: readonly Block[]): Part[] {
  const starts = blocks.flatMap((block, at) => (block.kind === "heading" && block.level === 2 ? [at] : []));
  return starts.map((start, at) => {
    const [head, ...rest] = blocks.slice(start, starts[at + 1]);
    const title = head?.kind === "heading" ? head.text : "";
    return { kind: partKind(title), title, blocks: rest };
  });
}

function partKind(title: string): Part["kind"] {
  if (title.startsWith("附則")) return "supplement";
  return /^(別表|別記|様式)/.test(title) ? "annex" : "chapter";
}

function partMarkup(part: Part, at: number): string {
  const title = element("p", `${part.kind}-title`, part.title);
  return `<div class="${part.kind}" id="p${at}">\n${title}\n${articlesOf(part.blocks).map(articleMarkup).join("\n")}\n</div>`;
}

/** Runs of blocks, each opened by an article's caption, or by an article that has none. */
function articlesOf(blocks: readonly Block[]): Block[][] {
  const articles: Block[][] = [];
  let previous: Role = "plain";
  for (const block of blocks) {
    const role = block.kind === "paragraph" ? roleOf(block.text) : "plain";
    const opens = role === "caption" || (role === "article" && previous !== "caption");
    const current = articles.at(-1);
    if (opens || current === undefined) articles.push([block]);
    else current.push(block);
    previous = role;
  }
  return articles;
}

function articleMarkup(blocks: readonly Block[]): string {
  const inner = blocks.map(blockMarkup).join("\n");
  const isArticle = blocks.some((block) => block.kind === "paragraph" && roleOf(block.text) === "article");
  return isArticle ? `<div class="article">\n${inner}\n</div>` : inner;
}

const CLASS_OF: Readonly<Record<Role, string>> = {
  caption: "article-caption",
  article: "article-text",
  clause: "clause",
  item: "item",
  subitem: "subitem",
  step: "item",
  plain: "text",
};

function blockMarkup(block: Block): string {
  if (block.kind === "heading") return element("p", "section-title", block.text);
  if (block.kind === "table") return tableMarkup(block);
  const role = roleOf(block.text);
  if (role === "plain" || role === "caption") return element("div", CLASS_OF[role], block.text);
  const [number = "", ...rest] = block.text.split("　");
  return `<div class="${CLASS_OF[role]}">${element("span", "number", number)}　${escapeMarkup(rest.join("　"))}</div>`;
}
