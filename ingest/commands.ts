import { ANYONE, type CalendarDate } from "../corpus/document.ts";
import type { Library, Scope } from "../corpus/library.ts";
import type { Amendments } from "../corpus/store/amendments.ts";

export interface CommandOutput {
  readonly json: boolean;
  /** One line on stdout. */
  readonly print: (line: string) => void;
}

type Reader = Pick<Library, "documents" | "text">;

export async function listDocuments(
  library: Reader,
  today: CalendarDate,
  { json, print }: CommandOutput,
): Promise<void> {
  for (const { document, revisions } of await library.documents(scopeOf(today))) {
    const dates = revisions.map((revision) => revision.effectiveFrom);
    if (json)
      print(
        JSON.stringify({
          documentId: document.id,
          title: document.title,
          number: document.number,
          category: document.category,
          effectiveFrom: dates,
        }),
      );
    else print([document.id, document.category, document.title, document.number ?? "", dates.join(" ")].join("\t"));
  }
}

/** @returns whether there is such a document */
export async function showDocument(
  { library, amendments }: { readonly library: Reader; readonly amendments: Pick<Amendments, "of"> },
  id: string,
  today: CalendarDate,
  { json, print }: CommandOutput,
): Promise<boolean> {
  const entries = await library.documents(scopeOf(today));
  const entry = entries.find(({ document }) => document.id === id);
  const inForce = await library.text(id, scopeOf(today));
  const latest = entry?.revisions.at(-1)?.effectiveFrom;
  const text = inForce ?? (latest === undefined ? undefined : await library.text(id, scopeOf(today), latest));
  if (text === undefined) return false;
  const amending = (await amendments.of(id)).flatMap(({ amendmentId, effectiveFrom }) => {
    const found = entries.find((each) => each.document.id === amendmentId)?.document;
    return found === undefined ? [] : [{ documentId: amendmentId, title: found.title, effectiveFrom }];
  });
  if (json) {
    print(JSON.stringify({ ...text, amendments: amending }));
    return true;
  }
  const { document, revision, passages } = text;
  print(`${document.title}${document.number === null ? "" : `（${document.number}）`}`);
  print(`${revision.effectiveFrom} - ${revision.effectiveTo ?? ""}  ${revision.fileName}`);
  for (const { documentId, title, effectiveFrom } of amending) {
    print(`改正: ${effectiveFrom ?? "施行日未定"}  ${title} (${documentId})`);
  }
  for (const passage of passages) {
    print("");
    print(
      `[${[...passage.sections.map((section) => section.heading), passage.locator, passage.caption ?? ""].filter(Boolean).join(" / ")}]`,
    );
    print(passage.text);
  }
  return true;
}

function scopeOf(today: CalendarDate): Scope {
  return { asOf: today, viewer: ANYONE };
}
