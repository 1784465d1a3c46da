import { PLANTED, type World, type WorldDocument } from "./world.ts";

/**
 * Finds what may not be seen in whatever a person gets: titles, texts and ids of documents of the world.
 * @param documentIds the ids that the library gave, by marker
 * @returns a function of the output and of what the person said, who may be told that again; it gives the documents that
 * left a trace although `isAllowed` says no, by marker
 */
export function createLeakFinder({ documents }: World, documentIds: ReadonlyMap<string, string>) {
  const byTrace = new Map<string, WorldDocument>();
  for (const document of documents) {
    for (const trace of [document.marker, document.secret, documentIds.get(document.marker) ?? ""])
      byTrace.set(trace, document);
  }
  return (output: unknown, said: string, isAllowed: (document: WorldDocument) => boolean): readonly string[] => {
    const text = (typeof output === "string" ? output : JSON.stringify(output)).replaceAll(said, "");
    const traces = new Set([...(text.match(PLANTED) ?? []), ...(text.match(/[0-9a-f]{12}/gu) ?? [])]);
    const seen = [...traces].flatMap((trace) => byTrace.get(trace) ?? []);
    return [...new Set(seen)].filter((document) => !isAllowed(document)).map(({ marker }) => marker);
  };
}
