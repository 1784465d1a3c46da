import { describe, expect, it } from "vitest";
import { quoteMark } from "../../../corpus/quote-mark.ts";
import { createWebApp } from "../app.ts";
import { createFakeConversation } from "../testing/conversation.ts";
import { openDesks } from "../testing/desks.ts";
import { CLOCK, openOffice, PEOPLE } from "../testing/office.ts";

async function open() {
  const library = await openOffice();
  const entries = await library.documents({
    asOf: "2026-11-20",
    viewer: { id: "", departments: ["総務部人事課"], post: null, employment: null, body: null, groups: [] },
  });
  const idOf = (title: string) => entries.find(({ document }) => document.title.includes(title))?.document.id ?? "";
  const app = createWebApp({
    conversation: createFakeConversation(library),
    library,
    ...(await openDesks()),
    people: PEOPLE,
    clock: CLOCK,
    ready: () => ({ kind: "ready" }),
  });
  const read = async (path: string, headers: Record<string, string> = {}) => {
    const response = await app.request(path, { headers });
    return { status: response.status, page: await response.text() };
  };
  return { library, read, rule: idOf("在宅勤務"), restricted: idOf("懲戒"), hostile: idOf("img") };
}

describe("a source page", () => {
  it("shows the text in force today with what a reader needs to trust it", async () => {
    const { read, rule } = await open();
    const { status, page } = await read(`/source/${rule}`);
    expect(status).toBe(200);
    for (const words of ["在宅勤務取扱要綱", "訓令第1号", "見本県", "総務部行政改革課", "常勤職員（知事部局）"]) {
      expect(page).toContain(words);
    }
    expect(page).toContain("2025年4月1日から2027年3月31日まで");
    expect(page).toContain("週4日");
    expect(page).toContain("見本（架空の文書）");
    expect(page).not.toContain("現行ではありません");
  });

  it("highlights the cited passage, and marks exactly what is quoted", async () => {
    const { read, rule } = await open();
    const { page } = await read(`/source/${rule}/2025-04-01?passage=19&from=6&to=9`);
    expect(page).toMatch(/<section id="p-19" class="passage cited"/u);
    expect(page.match(/class="passage cited"/gu)).toHaveLength(1);
    expect(page).toContain(
      "在宅勤務は、<mark>週4日</mark>を限度とする。\nただし、所属長が認めるときは、この限りでない。",
    );
  });

  it("opens by a citation of what the document was called before", async () => {
    const { library, read, rule } = await open();
    await library.identify(rule, { issuer: "見本県", title: "テレワーク取扱要綱", number: null });
    const { status, page } = await read(`/source/${rule}/2025-04-01?passage=19&from=6&to=9`);
    expect(status).toBe(200);
    expect(page).toContain("テレワーク取扱要綱");
    expect(page).toContain("<mark>週4日</mark>");
  });

  it("marks nothing where the quoted words were replaced since, and says so", async () => {
    const { read, rule } = await open();
    const link = `/source/${rule}/2025-04-01?passage=19&from=6&to=9&quote=`;
    expect((await read(`${link}${quoteMark("週4日")}`)).page).toContain("<mark>週4日</mark>");
    const { status, page } = await read(`${link}${quoteMark("週3日")}`);
    expect(status).toBe(200);
    expect(page).toContain("引用した言葉が見つかりません。");
    expect(page).not.toContain("<mark>");
  });

  it("takes nonsense in the address for no citation", async () => {
    const { read, rule } = await open();
    for (const query of ["passage=999", "passage=-1", "passage=x&from=y", "passage=1&from=5&to=2"]) {
      const { status, page } = await read(`/source/${rule}?${query}`);
      expect([query, status, page.includes("<mark>")]).toEqual([query, 200, false]);
    }
  });

  it("warns of a text that is over or not yet in force, with the way to the current one", async () => {
    const { read, rule } = await open();
    const over = await read(`/source/${rule}/2020-04-01`);
    expect(over.page).toContain("現行ではありません");
    expect(over.page).toContain(`href="/source/${rule}/2025-04-01"`);
    expect((await read(`/source/${rule}/2027-04-01`)).page).toContain("まだ施行されていません");
  });

  it("lists sections once each and shows rows of named cells as a table", async () => {
    const { read, rule } = await open();
    const { page } = await read(`/source/${rule}`);
    expect(page.match(/<h2 [^>]*>第2章 手続<\/h2>/gu)).toHaveLength(1);
    expect(page).toMatch(/<a href="#s-1-0">第2章 手続<\/a>/u);
    expect(page).toContain('<th scope="col">上限</th>');
    expect(page).toContain("<td>4日</td>");
  });

  it("leads back to the thread that one came from, also through another revision", async () => {
    const { read, rule } = await open();
    const { page } = await read(`/source/${rule}`, { referer: "http://localhost/?thread=thread-7" });
    expect(page).toContain('href="/?thread=thread-7"');
    expect(page).toContain(`href="/source/${rule}/2020-04-01?thread=thread-7"`);
    const hostile = await read(`/source/${rule}?thread=${encodeURIComponent('"><script>')}`);
    expect(hostile.page).toContain('href="/"');
    expect(hostile.page).not.toContain('"><script>');
  });

  it("is found under the name that its document had when it was cited", async () => {
    const { read, library, rule } = await open();
    await library.identify(rule, { issuer: "見本県", title: "テレワーク取扱要綱", number: null });
    const { status, page } = await read(`/source/${rule}/2025-04-01?passage=19&from=6&to=9`);
    expect(status).toBe(200);
    expect(page).toContain("テレワーク取扱要綱");
    expect(page).toContain("<mark>週4日</mark>");
  });

  it("says of a document that was taken out of use that it was, to who might read it and nobody else", async () => {
    const { read, library, rule, restricted } = await open();
    const unknown = await read("/source/nothing");
    await library.withdraw(rule);
    await library.withdraw(restricted);
    const { status, page } = await read(`/source/${rule}/2025-04-01`);
    expect(status).toBe(404);
    expect(page).toContain("「在宅勤務取扱要綱」は取り下げられました");
    expect(page).not.toContain("週4日");
    expect((await read(`/source/${restricted}`)).page).toBe(unknown.page);
  });

  it("does not tell an unknown document from one that is not for the viewer", async () => {
    const { read, restricted } = await open();
    const hidden = await read(`/source/${restricted}`);
    const unknown = await read("/source/000000000000");
    const noRevision = await read(`/source/${restricted}/2024-04-01`);
    expect([hidden.status, unknown.status, noRevision.status]).toEqual([404, 404, 404]);
    expect(hidden.page).toBe(unknown.page);
    expect(noRevision.page).toBe(unknown.page);
    const own = await read(`/source/${restricted}`, { cookie: "do_viewer=p1" });
    expect(own.status).toBe(200);
    expect(own.page).toContain("閲覧者限定");
  });

  it("shows markup in documents as text", async () => {
    const { read, hostile } = await open();
    const { page } = await read(`/source/${hostile}`);
    expect(page).toContain("&lt;b&gt;太字&lt;/b&gt;");
    expect(page).not.toContain("<img");
  });
});

describe("the list of documents", () => {
  it("holds what the viewer may read, by category, with revisions", async () => {
    const { read, rule } = await open();
    const { page } = await read("/documents");
    expect(page).toContain("全員が読める資料は2件です。");
    expect(page).not.toContain("懲戒審査の手引");
    expect(page).toContain(`href="/source/${rule}/2027-04-01"`);
    expect(page).toContain("施行前");
    expect(page.indexOf(">要綱</h2>")).toBeLessThan(page.indexOf(">通知</h2>"));
    const own = await read("/documents", { cookie: "do_viewer=p1" });
    expect(own.page).toContain("朝倉 ひかりさんが読める資料は3件です。");
    expect(own.page).toContain("懲戒審査の手引");
  });
});
