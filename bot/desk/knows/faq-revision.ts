import { createHash } from "node:crypto";
import type { Audience, CalendarDate, Document } from "../../../corpus/document.ts";
import type { NewRevision } from "../../../corpus/library.ts";
import type { FaqEntry } from "../../store/faq-entries.ts";

/**
 * An entry as a document of its own, which names what it rests on. Who may read it is who may read all of that; where
 * that cannot be said as one audience, the department in charge.
 */
export function faqRevision(
  { id, question, answer, owner, basis }: FaqEntry,
  documents: readonly Document[],
  effectiveFrom: CalendarDate,
): NewRevision {
  const named = basis.map(({ title, locator }) => `「${title}」${locator}`).join("、");
  const text = `${answer.trim()}\n根拠：${named}`;
  const [first] = documents;
  return {
    document: {
      ...{ issuer: owner, title: `FAQ：${question.trim()}`, number: `FAQ-${id.slice(0, 8)}`, category: "FAQ", owner },
      audience: audienceOf(documents, owner),
      appliesTo: first !== undefined && documents.length === 1 ? first.appliesTo : { employments: [], bodies: [] },
      sample: documents.some(({ sample }) => sample),
    },
    ...{ effectiveFrom, effectiveTo: null, fileName: `FAQ-${id.slice(0, 8)}` },
    contentHash: createHash("sha256").update(`${question}\n${text}\n${effectiveFrom}`).digest("hex"),
    passages: [{ kind: "faq", sections: [], caption: question.trim(), locator: "", article: null, page: null, text }],
  };
}

function audienceOf(documents: readonly Document[], owner: string): Audience {
  const limited = new Map(
    documents.flatMap(({ audience }) =>
      audience.kind === "limited" ? [[JSON.stringify(audience), audience] as const] : [],
    ),
  );
  const [only] = limited.values();
  if (only === undefined) return { kind: "everyone" };
  return limited.size === 1 ? only : { kind: "limited", departments: [owner], groups: [], posts: [], people: [] };
}
