import { describe, expect, it } from "vitest";
import { ANYONE, type Document, type Revision, type Viewer } from "./document.ts";
import type { LibraryQuery, Scope } from "./library.ts";
import { found, OPENERS, on, revision, staff, titles } from "./testing/small-library.ts";

describe.each(Object.entries(OPENERS))("a library (%s)", (_name, open) => {
  it("finds a passage by a word of its text and by a word of its heading", async () => {
    const library = await open();
    await library.add([revision({ title: "旅費規程", text: "宿泊料は一夜につき一万円とする。", caption: "宿泊料" })]);
    expect(await titles(library, "一夜の上限", on("2026-01-01"))).toEqual(["旅費規程"]);
    expect(await titles(library, "旅費", on("2026-01-01"))).toEqual(["旅費規程"]);
    expect(await titles(library, "駐車場", on("2026-01-01"))).toEqual([]);
  });

  it("finds the same before and after its index is rebuilt, and rows added since", async () => {
    const library = await open();
    await library.add([revision({ title: "旅費規程", text: "宿泊料を支給する。" })]);
    await library.optimise();
    await library.add([revision({ title: "休暇規則", text: "年次有給休暇を与える。" })]);
    expect(await titles(library, "宿泊料", on("2026-01-01"))).toEqual(["旅費規程"]);
    expect(await titles(library, "有給休暇", on("2026-01-01"))).toEqual(["休暇規則"]);
  });

  it("shows the revision in force on the day, and ends one where the next begins", async () => {
    const library = await open();
    await library.add([
      revision({ text: "テレワークは週2日までとする。", effectiveFrom: "2020-04-01" }),
      revision({ text: "テレワークは週3日までとする。", effectiveFrom: "2022-10-01" }),
    ]);
    const texts = async (day: string) => (await found(library, "テレワーク", on(day))).map((each) => each.passage.text);
    expect(await texts("2020-03-31")).toEqual([]);
    expect(await texts("2022-09-30")).toEqual(["テレワークは週2日までとする。"]);
    expect(await texts("2022-10-01")).toEqual(["テレワークは週3日までとする。"]);
    const [entry] = await library.documents(on("2026-01-01"));
    expect(entry?.revisions.map(({ effectiveTo }) => effectiveTo)).toEqual(["2022-10-01", null]);
  });

  it("takes a revision for the document that it is of, however that is spelled, also within a batch", async () => {
    const library = await open();
    const spelled = (title: string, number: string, effectiveFrom: string) => {
      const one = revision({ title, text: "日当を支給する。", effectiveFrom, contentHash: effectiveFrom });
      return { ...one, document: { ...one.document, number } };
    };
    const [first] = await library.add([spelled("旅費規則", "令和5年星見県規則第12号", "2023-04-01")]);
    await library.add([
      spelled("旅費規則（抄）", "令和5年3月31日　星見県規則第12号", "2024-04-01"),
      spelled("○旅費規則", "星見県規則第１２号", "2025-04-01"),
      spelled("休暇規則", "星見県規則第13号", "2020-04-01"),
      spelled("休暇規則", "令和2年星見県規則第13号", "2021-04-01"),
    ]);
    const entries = await library.documents(on("2026-01-01"));
    const days = entries.map(({ document, revisions }) => [document.title, document.number, revisions.length]);
    expect(days.toSorted()).toEqual([
      ["休暇規則", "星見県規則第13号", 2],
      ["旅費規則", "令和5年星見県規則第12号", 3],
    ]);
    const again = { issuer: "", title: "旅費規則", number: "令和5年規則第12号" };
    expect((await library.named(again)).document).toMatchObject({ document: { id: first?.documentId } });
    const unnumbered = await library.named({ ...again, number: null });
    expect(unnumbered.document).toBeUndefined();
    expect(unnumbered.namesakes.map(({ id }) => id)).toEqual([first?.documentId]);
  });

  it("keeps the later of two texts of one day that come in one batch", async () => {
    const library = await open();
    const stored = await library.add([
      revision({ text: "日当は二千円とする。", contentHash: "one" }),
      revision({ text: "日当は三千円とする。", contentHash: "two" }),
    ]);
    expect(stored.map(({ contentHash }) => contentHash)).toEqual(["two", "two"]);
    const texts = (await found(library, "日当", on("2026-01-01"))).map(({ passage }) => passage.text);
    expect(texts).toEqual(["日当は三千円とする。"]);
  });

  it("takes a revision that comes under a document's former name for its own", async () => {
    const library = await open();
    const [added] = await library.add([revision({ title: "旅費規定", text: "日当を支給する。" })]);
    const id = await library.identify(added?.documentId ?? "", { issuer: "星見県", title: "旅費規程", number: null });
    const late = revision({ title: "旅費規定", text: "日当を減ずる。", effectiveFrom: "2024-04-01" });
    expect((await library.add([late]))[0]?.documentId).toBe(id);
  });

  it("has everything in its inventory, whoever may read it and also what was withdrawn", async () => {
    const library = await open();
    const audience = { kind: "limited", departments: ["総務部人事課"], groups: [], posts: [], people: [] } as const;
    await library.add([
      revision({ title: "旅費規程", text: "宿泊料を支給する。" }),
      revision({ title: "人事の手引", text: "停職とする。", audience }),
    ]);
    const [entry] = (await library.inventory()).filter(({ document }) => document.title === "旅費規程");
    await library.withdraw(entry?.document.id ?? "");
    const listed = (await library.inventory()).map(({ document, withdrawn }) => [document.title, withdrawn]);
    expect(listed.toSorted()).toEqual([
      ["人事の手引", false],
      ["旅費規程", true],
    ]);
    expect(await library.documents(on("2026-01-01"))).toEqual([]);
  });

  it("hides what the viewer may not read from every method", async () => {
    const library = await open();
    const audience = { kind: "limited", departments: ["総務部人事課"], groups: [], posts: [], people: [] } as const;
    const [added] = await library.add([revision({ title: "懲戒の指針", text: "停職とする。", audience })]);
    const id = added?.documentId ?? "";
    for (const [viewer, sees] of [[ANYONE, false] as const, [staff, true] as const]) {
      const scope = on("2026-01-01", viewer);
      expect((await titles(library, "停職", scope)).length > 0).toBe(sees);
      expect((await library.documents(scope)).length > 0).toBe(sees);
      expect((await library.text(id, scope)) !== undefined).toBe(sees);
      expect((await library.passage(`${added?.id}-0`, scope)) !== undefined).toBe(sees);
    }
  });

  it("shows only what the viewer and every reader may read, in every method", async () => {
    const library = await open();
    const csirt: Viewer = { ...ANYONE, id: "p2", departments: ["経済部"], groups: ["CSIRT"] };
    const chief: Viewer = { ...ANYONE, id: "p3", departments: ["経済部"], post: "課長" };
    const limited = { kind: "limited", departments: [], groups: [], posts: [], people: [] } as const;
    const added = await library.add([
      revision({ title: "公開", text: "停職の公開資料。" }),
      revision({ title: "班", text: "停職の班資料。", audience: { ...limited, groups: ["CSIRT"] } }),
      revision({
        title: "長",
        text: "停職の長資料。",
        audience: { ...limited, posts: ["課長"], people: ["p1", "p2"] },
      }),
    ]);
    const seen = async (viewer: Viewer, readers: readonly Viewer[]) => {
      const scope: Scope = { ...on("2026-01-01", viewer), readers };
      const methods = [
        titles(library, "停職", scope),
        library.documents(scope).then((entries) => entries.map(({ document }) => document.title)),
        through(({ documentId }) => library.text(documentId, scope)),
        through(({ documentId }) => library.text(documentId, scope, "2020-01-01")),
        through(({ id }) => library.passage(`${id}-0`, scope)),
      ];
      const [found = "", ...others] = (await Promise.all(methods)).map((shown) => shown.toSorted().join());
      expect(others).toEqual(others.map(() => found));
      return found;
    };
    const through = async (read: (revision: Revision) => Promise<{ readonly document: Document } | undefined>) =>
      (await Promise.all(added.map(read))).flatMap((shown) => shown?.document.title ?? []);
    expect(await seen(staff, [staff])).toBe("公開,班,長");
    expect(await seen(staff, [staff, csirt])).toBe("公開,班,長");
    expect(await seen(staff, [staff, csirt, chief])).toBe("公開,長");
    expect(await seen(staff, [staff, ANYONE])).toBe("公開");
    expect(await seen(staff, [])).toBe("公開");
    expect(await seen(chief, [staff])).toBe("公開,長");
    expect(await seen(ANYONE, [staff])).toBe("公開");
  });

  it("remembers what a list of readers may see until a document's audience changes", async () => {
    const library = await open();
    const readers = [staff, { ...ANYONE, id: "p2", departments: ["経済部"] }];
    const scope: Scope = { ...on("2026-01-01", staff), readers };
    const audience = { kind: "limited", departments: ["総務部", "経済部"], groups: [], posts: [], people: [] } as const;
    await library.add([revision({ title: "指針", text: "停職とする。", audience })]);
    expect(await titles(library, "停職", scope)).toEqual(["指針"]);
    await library.add([
      revision({ title: "指針", text: "停職とする。", audience: { ...audience, departments: ["総務部"] } }),
    ]);
    expect(await titles(library, "停職", scope)).toEqual([]);
    expect(await titles(library, "停職", { ...scope, readers: [staff] })).toEqual(["指針"]);
  });

  it("replaces the text of the same document and day in one step", async () => {
    const library = await open();
    await library.add([revision({ text: "旧い文言である。" })]);
    await library.add([revision({ text: "新しい文言である。" })]);
    const [entry, ...others] = await library.documents(on("2026-01-01"));
    expect(others).toEqual([]);
    expect(entry?.revisions).toHaveLength(1);
    const text = await library.text(entry?.document.id ?? "", on("2026-01-01"));
    expect(text?.passages.map((passage) => passage.text)).toEqual(["新しい文言である。"]);
    expect(await titles(library, "旧い文言", on("2026-01-01"))).toHaveLength(1);
    expect(library.statistics().passages).toBe(1);
  });

  it("takes a withdrawn document out of every answer until it is restored", async () => {
    const library = await open();
    const [added] = await library.add([revision({ title: "旅費規程", text: "宿泊料を支給する。" })]);
    const id = added?.documentId ?? "";
    expect(await library.withdraw(id)).toBe(true);
    expect(await library.withdraw(id)).toBe(false);
    expect(await titles(library, "宿泊料", on("2026-01-01"))).toEqual([]);
    expect(await library.restore(id)).toBe(true);
    expect(await titles(library, "宿泊料", on("2026-01-01"))).toEqual(["旅費規程"]);
  });

  it("adds the passages of a named article as candidates, whatever their words", async () => {
    const library = await open();
    const [added] = await library.add([revision({ title: "旅費規程", text: "宿泊料を支給する。", article: "8_2" })]);
    const article = { key: "8_2", documentIds: [added?.documentId ?? ""] };
    const query: LibraryQuery = { words: [], bigrams: [], depth: 5, article };
    expect(await library.find(query, on("2026-01-01"))).toHaveLength(1);
    expect(await library.find({ ...query, article: { ...article, key: "8" } }, on("2026-01-01"))).toEqual([]);
  });

  it("knows how common a term is and what was read from which file", async () => {
    const library = await open();
    await library.add([
      revision({ title: "甲", text: "宿泊料" }),
      revision({ title: "乙", text: "日当", contentHash: "b" }),
    ]);
    expect(library.statistics().frequency("日当")).toBe(1);
    expect(library.statistics().passages).toBe(2);
    expect((await library.revisionOf("b"))?.contentHash).toBe("b");
    expect(await library.revisionOf("c")).toBeUndefined();
  });
});
