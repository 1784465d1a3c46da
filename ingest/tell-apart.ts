import { basename, dirname } from "node:path";
import type { Identity } from "../corpus/document.ts";
import { plainTitle } from "../corpus/identity.ts";
import type { Library, NewRevision } from "../corpus/library.ts";
import type { Pending } from "./store-revisions.ts";
import { titleInName } from "./title-in-name.ts";

/** The files that a run has taken in, by what they are revisions of and their day. */
export type Taken = Map<string, { readonly file: string; readonly contentHash: string }>;

/**
 * Keeps one document from silently taking another's place. A file that says neither its number nor its day is known by its
 * title alone, and half a folder may be called 「参考資料」: where a file of another name has that title, it becomes a document
 * of its own, under its title and file name, and so it stays when it comes again.
 */
export async function tellApart(pending: Pending, library: Pick<Library, "named">, taken: Taken): Promise<Pending> {
  const { revision, warnings, isGuessed } = pending;
  if (isGuessed) {
    const own = ownNames(pending);
    for (const each of own) {
      const there = (await library.named(each.revision.document)).document;
      if (there?.revisions.some(({ fileName }) => isOneName(fileName, revision.fileName))) return noted(each, taken);
    }
    const other = await otherOf(pending, library, taken);
    if (other !== undefined) {
      const [short = pending, long = pending] = own;
      const isClear = basename(other) !== basename(pending.file) && !taken.has(keyOf(short.revision));
      const apart = { code: "told-apart", detail: isClear ? basename(other) : inFolder(other) } as const;
      return noted({ ...(isClear ? short : long), warnings: [...warnings, apart] }, taken);
    }
  }
  const before = taken.get(keyOf(revision));
  // A copy replaces nothing.
  if (before === undefined || before.file === pending.file || before.contentHash === revision.contentHash)
    return noted(pending, taken);
  return noted({ ...pending, warnings: [...warnings, { code: "same-revision", detail: before.file }] }, taken);
}

/** The file under whose title it comes, where that one is called otherwise, or lies in another folder of what is taken in. */
async function otherOf(
  { file, revision }: Pending,
  library: Pick<Library, "named">,
  taken: Taken,
): Promise<string | undefined> {
  const before = taken.get(keyOf(revision))?.file;
  if (before !== undefined) {
    const isSame = basename(before) === basename(file) ? before === file : isOneName(before, file);
    return isSame ? undefined : before;
  }
  const there = (await library.named(revision.document)).document?.revisions ?? [];
  return there.some(({ fileName }) => isOneName(fileName, revision.fileName)) ? undefined : there.at(-1)?.fileName;
}

/** As documents of their own: under the file's name, and under its folder's as well. */
function ownNames(pending: Pending): readonly Pending[] {
  const { file, revision } = pending;
  return [basename(file), inFolder(file)].map(withoutExtension).map((name) => {
    const document = { ...revision.document, title: `${revision.document.title}（${name}）` };
    return { ...pending, revision: { ...revision, document } };
  });
}

/** 手引_v2（最終版） is 手引, and 様式2 is not 様式1. */
function isOneName(one: string, other: string): boolean {
  const bare = (file: string) => titleInName(basename(file)).normalize("NFKC").toLowerCase();
  return bare(one) === bare(other);
}

function noted(pending: Pending, taken: Taken): Pending {
  taken.set(keyOf(pending.revision), { file: pending.file, contentHash: pending.revision.contentHash });
  return pending;
}

function keyOf({ document, effectiveFrom }: NewRevision): string {
  const { issuer, title, number }: Identity = document;
  return JSON.stringify([issuer, plainTitle(title), number, effectiveFrom]);
}

/** A file's name with its folder's. */
function inFolder(file: string): string {
  return `${basename(dirname(file))}/${basename(file)}`;
}

function withoutExtension(name: string): string {
  return name.replace(/\.[^.]+$/u, "");
}
