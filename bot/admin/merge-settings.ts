import type { DocumentSettings } from "../../corpus/document.ts";

const NAMES: Readonly<Record<keyof DocumentSettings, string>> = {
  category: "区分",
  owner: "担当",
  audience: "読める人",
  appliesTo: "対象となる職員",
  rank: "優先",
};

type Merged =
  | { readonly kind: "merged"; readonly settings: DocumentSettings }
  /** `names` are of what both have changed, as the form calls it. */
  | { readonly kind: "contradicted"; readonly names: readonly string[] };

/**
 * What somebody changed since they saw the settings, over what others changed meanwhile.
 * @param seen the settings as the person's form was drawn
 */
export function mergeSettings(mine: DocumentSettings, seen: DocumentSettings, now: DocumentSettings): Merged {
  const names: string[] = [];
  const pick = <Key extends keyof DocumentSettings>(key: Key): DocumentSettings[Key] => {
    const [own, before, current] = [mine[key], seen[key], now[key]].map((value) => JSON.stringify(value));
    if (own !== before && current !== before && own !== current) names.push(NAMES[key]);
    return own === before ? now[key] : mine[key];
  };
  const settings: DocumentSettings = {
    category: pick("category"),
    owner: pick("owner"),
    audience: pick("audience"),
    appliesTo: pick("appliesTo"),
    rank: pick("rank"),
  };
  return names.length === 0 ? { kind: "merged", settings } : { kind: "contradicted", names };
}
