import { japaneseDate, letterhead } from "./letterhead.ts";
import { element, escapeMarkup, headLinesMarkup, tableMarkup } from "./markup.ts";
import { roleOf } from "./role.ts";
import { type Block, FICTION_MARK, type Source } from "./source.ts";

const STYLE = `
body { margin: 0; font-family: "Meiryo", "メイリオ", sans-serif; font-size: 15px; line-height: 1.8; color: #333; }
#banner { background: #1d4f7a; color: #fff; padding: 10px 24px; }
#side { float: right; width: 220px; margin: 16px; font-size: 13px; border: 1px solid #ccd; padding: 8px 16px; }
#content { padding: 8px 24px; max-width: 46em; }
h1 { font-size: 22px; border-bottom: 3px solid #1d4f7a; } h2 { font-size: 18px; background: #eef4f9; padding: 2px 8px; }
.right { text-align: right; margin: 0; font-size: 13px; }
table { border-collapse: collapse; } th, td { border: 1px solid #99a; padding: 2px 8px; } th { background: #eef4f9; }
footer { clear: both; border-top: 1px solid #ccd; padding: 8px 24px; font-size: 13px; }
`;

const SIDE = ["新着情報", "様式ダウンロード", "電話番号簿", "会議室予約", "ほしみカフェ"];

/** A manual or notice as a department puts it on the intranet. */
export function intranetPage(source: Source): string {
  const { meta } = source;
  const { aboveTitle, belowTitle, body } = letterhead(source);
  return `<!DOCTYPE html>
<html lang="ja">
<head>
<meta charset="utf-8">
<title>${escapeMarkup(meta.title)}｜星見県庁内ポータル（見本）</title>
<style>${STYLE}</style>
</head>
<body>
<header id="banner"><p>星見県庁内ポータル（見本）</p></header>
<nav class="crumbs">ポータル &gt; ${escapeMarkup(meta.owner)} &gt; ${escapeMarkup(meta.category)}</nav>
<aside id="side"><p>よく使うメニュー</p><ul>${SIDE.map((entry) => `<li><a href="/">${entry}</a></li>`).join("")}</ul></aside>
<main id="content">
${headLinesMarkup(aboveTitle)}
<h1>${escapeMarkup(meta.title)}</h1>
${headLinesMarkup(belowTitle)}
${element("p", "mark", FICTION_MARK)}
${contentMarkup(body)}
</main>
<footer>
<p>作成　${escapeMarkup(meta.owner)}　／　最終更新日　${japaneseDate(meta.effectiveFrom)}</p>
<p><a href="#content">ページの先頭へ戻る</a></p>
</footer>
</body>
</html>
`;
}

function contentMarkup(blocks: readonly Block[]): string {
  return blocks.map((block, at) => (isStep(block) ? stepMarkup(blocks, at) : blockMarkup(block))).join("\n");
}

function isStep(block: Block | undefined): block is Extract<Block, { kind: "paragraph" }> {
  return block?.kind === "paragraph" && roleOf(block.text) === "step";
}

/** One step of an ordered list that goes on over neighbouring steps and takes its numbers from them. */
function stepMarkup(blocks: readonly Block[], at: number): string {
  const block = blocks[at];
  if (!isStep(block)) return "";
  const [number = "1", ...words] = block.text.split(". ");
  const opening = isStep(blocks[at - 1]) ? "" : `<ol start="${number}">\n`;
  const closing = isStep(blocks[at + 1]) ? "" : "\n</ol>";
  return `${opening}<li>${escapeMarkup(words.join(". "))}</li>${closing}`;
}

function blockMarkup(block: Block): string {
  if (block.kind === "table") return tableMarkup(block);
  const tag = block.kind === "heading" ? `h${block.level}` : "p";
  return `<${tag}>${escapeMarkup(block.text)}</${tag}>`;
}
