import { describe, expect, it } from "vitest";
import { found, OPENERS, on, revision, staff, titles } from "./testing/small-library.ts";

describe.each(Object.entries(OPENERS))("in a library (%s), who is in charge", (_name, open) => {
  it("says who may read, over what the file says, at once and until they take it back", async () => {
    const library = await open();
    const [added] = await library.add([revision({ title: "旅費規程", text: "宿泊料を支給する。" })]);
    const id = added?.documentId ?? "";
    const audience = { kind: "limited", departments: [], groups: ["CSIRT"], posts: [], people: [] } as const;
    const said = {
      category: "要領",
      owner: "総務部人事課",
      rank: "high",
      appliesTo: { employments: [], bodies: [] },
    } as const;
    expect(await library.setSettings(id, { ...said, audience })).toBe(true);
    expect(await titles(library, "宿泊料", on("2026-01-01"))).toEqual([]);
    const [seen] = await library.documents(on("2026-01-01", staff));
    expect(seen?.document).toMatchObject({ category: "要領", owner: "総務部人事課", rank: "high" });
    await library.add([revision({ title: "旅費規程", text: "宿泊料を増やす。", effectiveFrom: "2025-04-01" })]);
    expect(await library.documents(on("2026-01-01"))).toEqual([]);
    expect(await library.setSettings(id, null)).toBe(true);
    expect(await titles(library, "宿泊料", on("2026-01-01"))).toEqual(["旅費規程"]);
    expect(await library.setSettings("nowhere", null)).toBe(false);
  });

  it("moves the day of a revision, and not onto another's", async () => {
    const library = await open();
    const [first, second] = await library.add([
      revision({ text: "宿泊料は一万円とする。", effectiveFrom: "2020-04-01" }),
      revision({ text: "宿泊料は二万円とする。", effectiveFrom: "2022-10-01" }),
    ]);
    expect(await library.setEffectiveFrom(second?.id ?? "", "2020-04-01")).toBe(false);
    expect(await library.setEffectiveFrom(second?.id ?? "", "2023-04-01")).toBe(true);
    const [held] = await found(library, "宿泊料", on("2022-12-01"));
    expect(held?.passage.text).toBe("宿泊料は一万円とする。");
    expect(held?.revision).toMatchObject({ id: first?.id, effectiveTo: "2023-04-01" });
    // A citation names the day that the revision had when it was quoted, also after another move and another name.
    expect(await library.setEffectiveFrom(second?.id ?? "", "2023-06-01")).toBe(true);
    const identity = { issuer: "星見県", title: "旅費規程", number: null };
    const id = (await library.identify(first?.documentId ?? "", identity)) ?? "";
    for (const day of ["2022-10-01", "2023-04-01", "2023-06-01"])
      expect((await library.text(id, on("2026-01-01"), day))?.revision.effectiveFrom).toBe("2023-06-01");
    expect(await library.text(id, on("2026-01-01"), "2022-12-01")).toBeUndefined();
  });

  it("may name a document anew, which is then found by its new name, and its citations as before", async () => {
    const library = await open();
    await library.add([
      revision({ title: "無題", text: "宿泊料は一万円とする。", effectiveFrom: "2020-04-01" }),
      revision({ title: "無題", text: "宿泊料は二万円とする。", effectiveFrom: "2022-10-01" }),
    ]);
    const scope = on("2026-01-01");
    const [cited] = await found(library, "宿泊料", scope);
    const old = cited?.document.id ?? "";
    const { issuer, number } = cited?.document ?? { issuer: "", number: null };
    const id = await library.identify(old, { issuer, number, title: "旅費規程" });
    expect(id).not.toBe(old);
    expect(await titles(library, "旅費", scope)).toEqual(["旅費規程"]);
    const again = await library.passage(cited?.passage.id ?? "", scope);
    expect(again?.passage.text).toBe("宿泊料は二万円とする。");
    expect(again?.document.title).toBe("旅費規程");
    expect((await library.text(old, scope, "2020-04-01"))?.passages[0]?.text).toBe("宿泊料は一万円とする。");
    expect(await library.documents(scope)).toHaveLength(1);
    expect(await library.identify("nowhere", { issuer, number, title: "何か" })).toBeUndefined();
  });

  it("may make a document's revisions another's, which keeps its settings, and whose they were is still found", async () => {
    const library = await open();
    const closed = { kind: "limited", departments: [], groups: ["CSIRT"], posts: [], people: [] } as const;
    const [kept, other] = await library.add([
      revision({ title: "旅費規程", text: "宿泊料は一万円とする。", effectiveFrom: "2020-04-01", audience: closed }),
      revision({ title: "旅費の規程", text: "宿泊料は二万円とする。", effectiveFrom: "2022-10-01" }),
    ]);
    const scope = on("2026-01-01", staff);
    const cited = (await found(library, "宿泊料", scope)).find(({ revision: { id } }) => id === other?.id);
    expect(await library.join(other?.documentId ?? "", kept?.documentId ?? "")).toEqual({
      kind: "joined",
      documentId: kept?.documentId,
    });
    expect(await titles(library, "宿泊料", scope)).toEqual(["旅費規程"]);
    expect((await found(library, "宿泊料", scope))[0]?.passage.text).toBe("宿泊料は二万円とする。");
    expect((await found(library, "宿泊料", on("2021-01-01", staff)))[0]?.passage.text).toBe("宿泊料は一万円とする。");
    expect((await library.passage(cited?.passage.id ?? "", scope))?.document.title).toBe("旅費規程");
    expect((await library.text(other?.documentId ?? "", scope))?.document.id).toBe(kept?.documentId);
    expect(await library.documents(on("2026-01-01"))).toEqual([]);
  });

  it("does not join documents that have revisions of one day, nor one with itself or with none", async () => {
    const library = await open();
    const [one, other] = await library.add([
      revision({ title: "甲規程", text: "甲。", effectiveFrom: "2020-04-01" }),
      revision({ title: "乙規程", text: "乙。", effectiveFrom: "2020-04-01" }),
    ]);
    const join = (into: string) => library.join(one?.documentId ?? "", into);
    expect(await join(other?.documentId ?? "")).toEqual({ kind: "same-day", day: "2020-04-01" });
    expect(await join(one?.documentId ?? "")).toEqual({ kind: "unknown" });
    expect(await join("nowhere")).toEqual({ kind: "unknown" });
    expect(await library.documents(on("2026-01-01"))).toHaveLength(2);
  });

  it("does not give a document another's name", async () => {
    const library = await open();
    const [one] = await library.add([
      revision({ title: "甲規程", text: "甲。" }),
      revision({ title: "乙規程", text: "乙。" }),
    ]);
    const [entry] = (await library.documents(on("2026-01-01"))).filter(({ document }) => document.title === "乙規程");
    const { issuer = "", number = null } = entry?.document ?? {};
    expect(await library.identify(one?.documentId ?? "", { issuer, number, title: "乙規程" })).toBeUndefined();
    expect(await library.documents(on("2026-01-01"))).toHaveLength(2);
  });

  it("joins two documents though a revision of each was moved from one day", async () => {
    const library = await open();
    const [kept, other] = await library.add([
      revision({ title: "甲規程", text: "甲。", contentHash: "a" }),
      revision({ title: "乙規程", text: "乙。", contentHash: "b" }),
    ]);
    await library.setEffectiveFrom(kept?.id ?? "", "2021-04-01");
    await library.setEffectiveFrom(other?.id ?? "", "2022-04-01");
    const id = kept?.documentId ?? "";
    expect(await library.join(other?.documentId ?? "", id)).toEqual({ kind: "joined", documentId: id });
    expect((await library.text(id, on("2026-01-01"), "2020-01-01"))?.passages[0]?.text).toBe("甲。");
  });
});
