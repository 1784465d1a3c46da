import type { Document, Identity } from "../corpus/document.ts";
import { createNames } from "../corpus/identity.ts";
import type { Library } from "../corpus/library.ts";
import type { Pending } from "./store-revisions.ts";
import { type Taken, tellApart } from "./tell-apart.ts";

type Described = Omit<Document, "id">;

/**
 * Places what a run takes in, one after the other: decides which document a file is a revision of, and lets it take over what
 * is set for that document and the file does not say. A text that comes without its audience must not open what was closed.
 */
export function createPlacing(library: Pick<Library, "named">): (pending: Pending) => Promise<Pending> {
  const taken: Taken = new Map();
  const names = createNames<Identity>([]);
  const brought = new Map<Identity, Described>();
  return async (pending) => {
    const apart = await tellApart(pending, library, taken);
    const { document } = apart.revision;
    const name = names.find(document);
    const before = name === undefined ? (await library.named(document)).document?.document : brought.get(name);
    const placed = before === undefined ? apart : continued(apart, before);
    if (name === undefined) names.add(placed.revision.document);
    brought.set(name ?? placed.revision.document, placed.revision.document);
    return placed;
  };
}

function continued(pending: Pending, before: Described): Pending {
  const { revision, unsaid, warnings } = pending;
  const kept = Object.fromEntries(unsaid.map((field) => [field, before[field]]));
  // Named anew since: the next text that comes under its old name is still its own.
  const { issuer, title, number } = before;
  const document = { ...revision.document, ...kept, issuer, title, number };
  const isClosed = unsaid.includes("audience") && before.audience.kind === "limited";
  const said = isClosed ? [...warnings, { code: "audience-kept", detail: "" } as const] : warnings;
  return { ...pending, revision: { ...revision, document }, warnings: said };
}
