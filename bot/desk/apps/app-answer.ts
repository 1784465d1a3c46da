import type { AppAnswer } from "../../conversation/replies.ts";
import type { CatalogueAnswer } from "./catalogue-answer.ts";
import type { Apps } from "./open-apps.ts";

/** A name in Latin letters is an app's; of others the catalogue cannot tell whether they are. */
const LATIN_NAME = /^[A-Za-z][A-Za-z0-9 .+&-]*$/u;

/** What the conversation gets from the catalogue for 「このアプリは使える？」. */
export function appAnswerFrom(apps: Pick<Apps, "answer">) {
  return async (text: string, personId: string): Promise<AppAnswer | undefined> => {
    const found = await apps.answer(text, personId);
    if (found === undefined) return undefined;
    const { text: said } = found;
    if (found.kind !== "unknown") return { name: nameIn(found), text: said, isKnown: true };
    const { name } = found.said.named;
    return LATIN_NAME.test(name) ? { name, text: said, isKnown: false } : undefined;
  };
}

function nameIn(found: Exclude<CatalogueAnswer, { readonly kind: "unknown" }>): string {
  return found.kind === "asked" ? found.asked.request.name : found.app.entry.name;
}
