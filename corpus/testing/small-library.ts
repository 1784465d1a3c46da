import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { ANYONE, type Viewer } from "../document.ts";
import type { NewRevision, Scope } from "../library.ts";
import { type OpenLibrary, openLibrary, openMemoryLibrary } from "../open.ts";

/** Every way to open an empty library; it is closed when the test is over. */
export const OPENERS = {
  lance: async () => {
    const folder = await mkdtemp(join(tmpdir(), "do-library-"));
    const library = await openLibrary({ folder, mode: "write" });
    onTestFinished(async () => {
      await library.close();
      await rm(folder, { recursive: true, force: true });
    });
    return library;
  },
  memory: openMemoryLibrary,
} satisfies Record<string, () => Promise<OpenLibrary>>;

export const staff: Viewer = {
  ...ANYONE,
  id: "p1",
  departments: ["総務部", "人事課", "総務部人事課"],
  groups: ["CSIRT"],
};

export const on = (asOf: string, viewer: Viewer = ANYONE): Scope => ({ asOf, viewer });

export async function found(library: OpenLibrary, text: string, scope: Scope) {
  const query = { words: [...new Set(library.analyser.words(text))], bigrams: [], depth: 20 };
  return library.find(query, scope);
}

export async function titles(library: OpenLibrary, text: string, scope: Scope): Promise<readonly string[]> {
  return (await found(library, text, scope)).map(({ document }) => document.title);
}

interface Sketch {
  readonly title?: string;
  readonly text: string;
  readonly caption?: string;
  readonly article?: string;
  readonly effectiveFrom?: string;
  readonly contentHash?: string;
  readonly audience?: NewRevision["document"]["audience"];
}

export function revision(sketch: Sketch): NewRevision {
  return {
    document: {
      issuer: "星見県",
      title: sketch.title ?? "実施要綱",
      number: null,
      category: "要綱",
      owner: "総務部人事課",
      audience: sketch.audience ?? { kind: "everyone" },
      appliesTo: { employments: [], bodies: [] },
      sample: false,
    },
    effectiveFrom: sketch.effectiveFrom ?? "2020-01-01",
    effectiveTo: null,
    contentHash: sketch.contentHash ?? "a",
    fileName: "a.md",
    passages: [
      {
        kind: "article",
        sections: [],
        caption: sketch.caption ?? null,
        locator: "第1条",
        article: sketch.article ?? "1",
        page: null,
        text: sketch.text,
      },
    ],
  };
}
