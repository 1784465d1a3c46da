import { expect, test } from "vitest";
import { bytesOf, readingOf, sketch } from "../fixtures.ts";
import { readHtml } from "./html.ts";

const page = (body: string, title = "") =>
  readHtml(bytesOf(`<html><head><title>${title}</title></head><body>${body}</body></html>`));
const blocksOf = async (body: string) => sketch(readingOf(await page(body)).blocks);

test("keeps headings, paragraphs and line breaks, and drops what is not the text", async () => {
  const html =
    "<nav>目次</nav><div role=navigation>前へ</div><select><option>年度</option></select><script>x()</script><style>p{}</style><h1>題名</h1><p>一行目<br>二行目</p><div>裸の<b>文</b></div><footer>県庁</footer>";
  expect(await blocksOf(html)).toEqual(["# 題名", "一行目", "二行目", "裸の文"]);
});

test("joins lines of the source without a blank between Japanese characters", async () => {
  expect(await blocksOf("<p>第1条\n  この要綱は、Web\n会議</p>")).toEqual(["第1条この要綱は、Web 会議"]);
});

test("numbers list items as a reader sees them, nested ones deeper", async () => {
  const html = '<ol start="3"><li><p>押す</p><ul><li>画面</li></ul></li><li>(1)　閉じる</li></ol>';
  expect(await blocksOf(html)).toEqual(["3. 押す", "  ・ 画面", " (1)　閉じる"]);
});

test("fills merged cells and joins a header of two rows", async () => {
  const html =
    "<table><tr><th rowspan=2>区分</th><th colspan=2>額</th></tr><tr><th>日当</th><th>宿泊</th></tr>" +
    "<tr><td rowspan=2>課長</td><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>";
  expect(await blocksOf(html)).toEqual(["区分|額・日当|額・宿泊 / 課長|1|2 / 課長|3|4"]);
});

test("reads a table that only lays out the page as its contents", async () => {
  expect(
    await blocksOf(
      "<table><tr><td><p>本文</p><table><tr><td>甲</td><td>乙</td></tr><tr><td>1</td><td>2</td></tr></table></td></tr></table>",
    ),
  ).toHaveLength(2);
});

test("takes the title without the site's name behind it", async () => {
  expect(readingOf(await page("<h2>第1章</h2><p>文</p>", "公印規程 | 例規集")).title).toBe("公印規程");
  expect(readingOf(await page("<p>文</p>", "公印規程｜例規集")).title).toBe("公印規程");
});

test("reads Shift_JIS, and refuses bytes that are no text", async () => {
  const shiftJis = new Uint8Array([0x3c, 0x70, 0x3e, 0x8f, 0xf0, 0x97, 0xe1]);
  expect(sketch(readingOf(await readHtml(shiftJis)).blocks)).toEqual(["条例"]);
  expect(await readHtml(new Uint8Array([0x3c, 0x00, 0x01]))).toMatchObject({
    kind: "refused",
    reason: { code: "damaged" },
  });
});

test("reads a question that a page explains or unfolds as the heading of its answer", async () => {
  const html =
    "<dl><dt>日当はいくらですか。</dt><dd>1,100円です。</dd><dt>窓口</dt><dd>人事課</dd></dl><details><summary>宿泊費は？</summary><p>実費です。</p></details>";
  expect(await blocksOf(html)).toEqual([
    "#### 日当はいくらですか。",
    "1,100円です。",
    "窓口",
    "人事課",
    "#### 宿泊費は？",
    "実費です。",
  ]);
});

test("reads a table that sets the numbers of 条 beside their text as the text", async () => {
  const row = (number: string, text: string) => `<tr><td>${number}</td><td>${text}</td></tr>`;
  const html = `<table><tr><td colspan=2>（目的）</td></tr>${row("第1条", "この規則は、定める。")}${row("２", "前項による。")}${row("(1)", "机")}</table>`;
  expect(await blocksOf(html)).toEqual(["（目的）", "第1条　この規則は、定める。", "２　前項による。", "(1)　机"]);
});

test("says of a page of frames that its text lies elsewhere", async () => {
  const html =
    '<html><frameset cols="20,80"><frame src="a.html"><noframes>対応していません。</noframes></frameset></html>';
  expect(await readHtml(bytesOf(html))).toMatchObject({ reason: { code: "only-frames" } });
});

test("drops a list of nothing but links", async () => {
  const links = ["一", "二", "三", "四"].map((name) => `<li><a href="#">${name}</a></li>`).join("");
  expect(await blocksOf(`<ul>${links}</ul><p>本文</p>`)).toEqual(["本文"]);
});

test("drops paths, side bars and footers by what sites call them, and never the text itself", async () => {
  const article = `第1条　${"この規則は、旅費の支給に関し必要な事項を定める。".repeat(3)}`;
  const html =
    "<div id='header'><a href='/'>トップ</a> | <a href='/list'>体系目次</a></div><div class='breadcrumb'>トップ ＞ 例規</div><div id='secondary'><p>沿革情報</p></div>" +
    `<div class='main nav'><p>${article}</p></div>` +
    "<div id='footer'>星見県</div><a href='#top'>▲このページの先頭へ</a><div style='display: none'>e0001</div><p style='display:none'>答えは、ここ。</p>";
  expect(await blocksOf(html)).toEqual([article, "答えは、ここ。"]);
});

test("sets before the text what a 例規 page says beside it of its name and its day", async () => {
  const rule = `第1条　${"鍵は、返さなければならない。".repeat(6)}`;
  const html =
    `<div id='primary'><p>○鍵条例</p><p>${rule}</p></div><div id='secondary'><h2>鍵条例</h2>` +
    "<p>平成9年11月14日　条例第25号</p><p>(平成28年6月23日施行)</p><ul><li>第1条</li></ul><table><tr><td>沿革</td></tr></table></div>";
  expect(await blocksOf(html)).toEqual([
    "## 鍵条例",
    "平成9年11月14日　条例第25号",
    "(平成28年6月23日施行)",
    "○鍵条例",
    rule,
  ]);
});

test("keeps the lines of preformatted text, and sets a number that stands alone before its text", async () => {
  expect(
    await blocksOf("<pre>第1条　定める。\n第2条　行う。</pre><p>(1)</p><p>申請書</p><p>第三条の二</p><p>削除</p>"),
  ).toEqual(["第1条　定める。", "第2条　行う。", "(1)　申請書", "第三条の二　削除"]);
});

test("gives no second marker to an item that has one", async () => {
  expect(await blocksOf("<ul><li>一　安全</li><li>ア　机</li><li>椅子</li></ul>")).toEqual([
    " 一　安全",
    " ア　机",
    "・ 椅子",
  ]);
});
