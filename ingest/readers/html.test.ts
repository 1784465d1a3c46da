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
});

test("reads Shift_JIS, and refuses bytes that are no text", async () => {
  const shiftJis = new Uint8Array([0x3c, 0x70, 0x3e, 0x8f, 0xf0, 0x97, 0xe1]);
  expect(sketch(readingOf(await readHtml(shiftJis)).blocks)).toEqual(["条例"]);
  expect(await readHtml(new Uint8Array([0x3c, 0x00, 0x01]))).toMatchObject({
    kind: "refused",
    reason: { code: "damaged" },
  });
});

test("drops a list of nothing but links", async () => {
  const links = ["一", "二", "三", "四"].map((name) => `<li><a href="#">${name}</a></li>`).join("");
  expect(await blocksOf(`<ul>${links}</ul><p>本文</p>`)).toEqual(["本文"]);
});
