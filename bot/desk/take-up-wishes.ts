import type { Wish, WishStore } from "../store/wishes.ts";
import type { Desk } from "./contract.ts";
import type { FieldValues } from "./engine/definition.ts";

interface Parts {
  readonly wishes: Pick<WishStore, "waiting" | "takenUp">;
  readonly desk: Pick<Desk, "do" | "draft" | "keepDraft" | "notify" | "definition">;
  readonly log: (line: string) => void;
}

/**
 * Makes of every wish that was kept in a sentence what its desk can go on with, once: a request where the sentence is
 * enough, else a draft whose asker is told what is missing. A wish that cannot be taken up now waits for the next time.
 */
export async function takeUpWishes({ wishes, desk, log }: Parts): Promise<void> {
  for (const wish of await wishes.waiting()) {
    const enough = fieldsOf(wish);
    const isTaken = enough === null ? await asDraft(wish, desk) : await asRequest(wish, enough, desk, log);
    if (isTaken) await wishes.takenUp(wish.key);
  }
}

/** What a wish is enough for; null where its desk has to know more. */
function fieldsOf({ kind, text }: Wish): FieldValues | null {
  switch (kind) {
    case "person":
      return { question: text, credit: "anonymous" };
    case "correction":
      return { document: "「どこが、どう違いますか」のとおり", fault: text };
    default:
      return null;
  }
}

async function asRequest(
  { key, viewerId, kind }: Wish,
  fields: FieldValues,
  desk: Parts["desk"],
  log: Parts["log"],
): Promise<boolean> {
  const command = { kind: "submit", type: kind, fields } as const;
  const outcome = await desk.do({ key: `wish:${key}`, personId: viewerId, command });
  if (outcome.kind === "refused") log(`desk: the wish ${key} is not taken up: ${outcome.reason}`);
  return outcome.kind === "done";
}

async function asDraft({ key, viewerId, kind, text }: Wish, desk: Parts["desk"]): Promise<boolean> {
  if (kind !== "app" && kind !== "improvement") return false;
  const { title, fields, saidField: field } = desk.definition(kind);
  const begun = (await desk.draft(kind, viewerId))?.fields ?? {};
  const said = typeof begun[field] === "string" ? begun[field] : "";
  if (!said.includes(text)) {
    await desk.keepDraft(kind, viewerId, { ...begun, [field]: said === "" ? text : `${said}\n\n${text}` });
  }
  const missing = fields.filter(({ id, required }) => required && id !== field).map(({ label }) => `「${label}」`);
  await desk.notify({
    ...{ key: `wish:${key}`, kind: "received", to: { kind: "person", personId: viewerId } },
    ...{ requestId: null, round: null, why: "申請者として" },
    title: `${title}の続きを書いてください`,
    text: `書いていただいた内容は下書きに入れました。\n${missing.join("")}を書き足すと、送れます。`,
  });
  return true;
}
