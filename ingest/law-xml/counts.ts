import type { Passage } from "../../corpus/document.ts";

export interface LawCounts {
  readonly articles: number;
  readonly paragraphs: number;
  readonly items: number;
  readonly supplements: number;
  readonly tables: number;
}

/** How many of each the XML has, by its start tags alone: nothing of the reader is asked. */
export function countElements(xml: string): LawCounts {
  // What an amendment quotes belongs to another law.
  const own = xml.replace(/<(NewProvision|QuoteStruct)[\s>][\s\S]*?<\/\1>/gu, "");
  const tags = (name: string) => [...own.matchAll(new RegExp(`<${name}[\\s>]`, "gu"))].length;
  return {
    articles: tags("Article"),
    paragraphs: tags("Paragraph"),
    items: tags("Item"),
    supplements: tags("SupplProvision"),
    tables: tags("AppdxTable") + tags("SupplProvisionAppdxTable"),
  };
}

const SUPPLEMENT = /^附則(?:（[^）]*）)?(?:その\d+)?/u;
const ARTICLE = /^(?:附則(?:（[^）]*）)?(?:その\d+)?)?第\d+条(?:の\d+)*(?:から第\d+条(?:の\d+)*まで)?/u;

/** How many of each the passages name, each locator counted once. */
export function countLocators(passages: readonly Pick<Passage, "kind" | "locator">[]): LawCounts {
  const named = (kinds: readonly string[], pattern: RegExp) =>
    new Set(
      passages.filter(({ kind }) => kinds.includes(kind)).flatMap(({ locator }) => pattern.exec(locator)?.[0] ?? []),
    ).size;
  const provisions = ["article", "supplement"];
  return {
    articles: named(provisions, ARTICLE),
    paragraphs: named(provisions, /^.+$/u) + named(["text"], /^前文.*$/u),
    items: named(["item"], /^.+号.*$/u),
    supplements: named(["supplement"], SUPPLEMENT),
    tables: named(["table"], /^.*別表.*$/u),
  };
}
