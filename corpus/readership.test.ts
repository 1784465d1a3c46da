import { describe, expect, it } from "vitest";
import { ANYONE, type Audience, type Viewer } from "./document.ts";
import { createReaderships } from "./readership.ts";
import { mayRead } from "./scope.ts";

const NOBODY_NAMED = { kind: "limited", departments: [], groups: [], posts: [], people: [] } as const;

function viewer(id: string, given: Partial<Viewer> = {}): Viewer {
  return { ...ANYONE, id, ...given };
}

function verdict(readers: readonly Viewer[], audience: Audience): boolean {
  return createReaderships()({ asOf: "2026-11-20", viewer: viewer("asker", { groups: ["すべて"] }), readers })(
    audience,
  );
}

describe("readers together", () => {
  const all = { ...NOBODY_NAMED, groups: ["すべて"] };

  it("may read what lets each of them in by whatever entry", () => {
    const readers = [
      viewer("p1", { departments: ["総務部"] }),
      viewer("p2", { post: "課長" }),
      viewer("p3", { groups: ["CSIRT"] }),
      viewer("p4"),
    ];
    const audience = { ...all, departments: ["総務部"], posts: ["課長"], people: ["p4"] };
    expect(verdict(readers, audience)).toBe(false);
    expect(verdict(readers, { ...audience, groups: ["すべて", "CSIRT"] })).toBe(true);
  });

  it("are told apart by name where they hold the same position", () => {
    const readers = [viewer("p1", { departments: ["総務部"] }), viewer("p2", { departments: ["総務部"] })];
    expect(verdict(readers, { ...all, people: ["p1"] })).toBe(false);
    expect(verdict(readers, { ...all, people: ["p1", "p2"] })).toBe(true);
  });

  it("who have no id are not let in by an empty name", () => {
    expect(verdict([ANYONE], { ...all, people: [""] })).toBe(false);
  });

  it("that are nobody read only what everyone may read", () => {
    expect(verdict([], all)).toBe(false);
    expect(verdict([], { kind: "everyone" })).toBe(true);
  });

  it("of whom there are 16,500 may read exactly what each one may read", () => {
    const readers = Array.from({ length: 16_500 }, (_, at) =>
      viewer(`p${at}`, { departments: [`部${at % 20}`], post: at % 50 === 0 ? "課長" : null, groups: [`班${at % 7}`] }),
    );
    const parts = [...Array(20).keys()].map((at) => `部${at}`);
    const audiences: readonly Audience[] = [
      { ...all, departments: parts },
      { ...all, departments: parts.slice(1) },
      { ...all, departments: parts.slice(1), posts: ["課長"] },
      { ...all, departments: parts.slice(1), people: readers.filter((_, at) => at % 20 === 0).map(({ id }) => id) },
      { ...all, groups: ["すべて", ...[0, 1, 2, 3, 4, 5, 6].map((at) => `班${at}`)] },
    ];
    const together = audiences.map((audience) => verdict(readers, audience));
    expect(together).toEqual(audiences.map((audience) => readers.every((reader) => mayRead(reader, audience))));
    expect(together).toEqual([true, false, false, true, true]);
  });
});
