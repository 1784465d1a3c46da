import type { CalendarDate, Viewer } from "../../../corpus/document.ts";
import type { Library } from "../../../corpus/library.ts";
import type { Answerer } from "../../../rag/contract.ts";
import { nearestOwner } from "../../conversation/person-reply.ts";
import type { FieldValues } from "../engine/definition.ts";

interface Parts {
  readonly answerer: Pick<Answerer, "search">;
  readonly library: Pick<Library, "documents">;
}

/** Which department may be in charge, for whoever receives the case to confirm: nobody is routed by it alone. */
export interface DepartmentSuggestion {
  readonly unit: string;
  /** Where the asker named it, or the document that speaks for it. */
  readonly because: { readonly kind: "asker" } | { readonly kind: "document"; readonly title: string };
}

const DEPTH = 10;

/**
 * The department that the asker named, else the one whose rules and manuals come nearest. Cases do not speak for it: they
 * belong to who did them. Documents are the reader's, so that no title reaches who may not read it.
 */
export async function suggestDepartment(
  fields: FieldValues,
  reader: { readonly viewer: Viewer; readonly today: CalendarDate },
  { answerer, library }: Parts,
): Promise<DepartmentSuggestion | null> {
  const { owner, name, before } = fields;
  if (typeof owner === "string" && owner !== "") return { unit: owner, because: { kind: "asker" } };
  const text = [name, before].filter((each) => typeof each === "string").join("\n");
  if (text.trim() === "") return null;
  const { viewer, today } = reader;
  const entries = await library.documents({ asOf: today, viewer });
  const owners = new Map(
    entries.map(({ document }) => [document.id, document.category === "事例" ? null : document.owner]),
  );
  const hits = await answerer.search({ text: text.slice(0, 400), today, viewer }, DEPTH);
  const nearest = nearestOwner(hits, owners);
  return nearest === undefined ? null : { unit: nearest.owner, because: { kind: "document", title: nearest.title } };
}
