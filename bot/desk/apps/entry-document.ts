import { createHash } from "node:crypto";
import type { CalendarDate } from "../../../corpus/document.ts";
import type { NewRevision } from "../../../corpus/library.ts";
import type { AppEntry, KeptApp } from "../../store/app-catalogue.ts";
import { dateInWords } from "./date-in-words.ts";

/** Who answers for what the catalogue says. */
export interface CatalogueIssuer {
  readonly issuer: string;
  /** Department in charge. */
  readonly owner: string;
}

/**
 * An entry as a document that the assistant finds and cites. A change is a new revision from its day on, and so is the end: an answer
 * for an earlier day still says what held then.
 */
export function entryDocument({ entry, textFrom }: KeptApp, { issuer, owner }: CatalogueIssuer): NewRevision {
  const parts = entry.withdrawn === null ? available(entry) : ended(entry, entry.withdrawn);
  return {
    document: {
      ...{ issuer, owner, title: `利用できるアプリ「${entry.name}」`, number: null, category: "マニュアル" },
      audience: { kind: "everyone" },
      appliesTo: { employments: [], bodies: [] },
      sample: entry.sample,
    },
    effectiveFrom: textFrom,
    effectiveTo: null,
    contentHash: createHash("sha256")
      .update(JSON.stringify([FORM, entry.id, textFrom, issuer, owner, entry.name, parts]))
      .digest("hex"),
    fileName: `アプリカタログ「${entry.name}」`,
    passages: parts.map(({ caption, locator, text }) => ({
      ...{ kind: "faq", sections: [], article: null, page: null },
      ...{ caption, locator, text },
    })),
  };
}

/** Changed with the wording below, so that what was taken in under another is taken in anew. */
const FORM = "1";

interface Part {
  readonly caption: string;
  readonly locator: string;
  readonly text: string;
}

function available(entry: AppEntry): readonly Part[] {
  const { name, purpose, publisher, install, conditions, manual, reviewDate } = entry;
  const calls = entry.aliases.length === 0 ? "" : `（${entry.aliases.join("、")}）`;
  const may = [
    `「${name}」${calls}は、公用スマートフォンで使えるアプリです。`,
    `${dateInWords(entry.availableFrom)}から利用が認められています。`,
    ...(purpose === "" ? [] : [`用途は、${sentence(purpose)}`]),
    ...(publisher === null ? [] : [`提供者は、${sentence(publisher)}`]),
    ...(reviewDate === null ? [] : [`承認は、${dateInWords(reviewDate)}に見直します。`]),
  ];
  return [
    { caption: `「${name}」は使えますか`, locator: "利用の可否", text: may.join("") },
    {
      caption: `「${name}」${calls}の入れ方`,
      locator: "入れ方",
      text: [install, ...(manual === null ? [] : [`マニュアル：${manual}`])].join("\n"),
    },
    ...(conditions === ""
      ? []
      : [{ caption: `「${name}」${calls}の利用の条件`, locator: "利用の条件", text: conditions }]),
  ];
}

function ended({ name }: AppEntry, { on, why }: { readonly on: CalendarDate; readonly why: string }): readonly Part[] {
  const text = `「${name}」の利用は、${dateInWords(on)}に終わりました。新しく使うことはできません。理由は、${sentence(why)}`;
  return [{ caption: `「${name}」は使えますか`, locator: "利用の可否", text }];
}

function sentence(text: string): string {
  const whole = text.trim();
  return /[。！？!?]$/u.test(whole) ? whole : `${whole}。`;
}
