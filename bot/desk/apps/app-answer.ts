import type { AppAnswer } from "../../conversation/replies.ts";
import type { Apps } from "./open-apps.ts";

/** A name in Latin letters is an app's; of others the catalogue cannot tell whether they are. */
const LATIN_NAME = /^[A-Za-z][A-Za-z0-9 .+&-]*$/u;

/** What the conversation gets from the catalogue for 「このアプリは使える？」. */
export function appAnswerFrom(apps: Pick<Apps, "answer">) {
  return async (text: string, personId: string): Promise<AppAnswer | undefined> => {
    const found = await apps.answer(text, personId);
    if (found === undefined) return undefined;
    if (found.kind !== "unknown") return { text: found.text, isKnown: true };
    return LATIN_NAME.test(found.said.named.name) ? { text: found.text, isKnown: false } : undefined;
  };
}
