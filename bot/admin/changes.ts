import type { Document, DocumentSettings } from "../../corpus/document.ts";
import { parseDate } from "../../ingest/dates.ts";
import type { AdminOutcome, Librarian } from "./contract.ts";
import type { Duty } from "./librarian-parts.ts";
import { createShelf } from "./shelf.ts";

type Changes = Pick<Librarian, "setSettings" | "setIdentity" | "join" | "setEffectiveFrom" | "withdraw" | "restore">;

const UNKNOWN: AdminOutcome = { kind: "refused", sentence: "その資料は見つかりません。一覧から選び直してください。" };
const LONGEST = 200;

/** What is said of a document, and whether it is used. */
export function createChanges(duty: Duty): Changes {
  const { library, jobs, accessOf, note, now } = duty;
  const shelf = createShelf(duty);

  return {
    setSettings: async (documentId, settings, personId) => {
      const entry = await shelf.find(documentId, personId);
      if (entry === undefined) return UNKNOWN;
      const access = await accessOf(personId);
      if (!access.owns(settings.owner) && settings.owner !== entry.document.owner)
        return refused("担当を別の所属に変えられるのは管理者だけです。管理者に依頼してください。", "owner");
      if (isEmpty(settings.audience))
        return refused("読める人が一人もいません。「全職員」にするか、所属などを選んでください。", "audience");
      if (!(await library.setSettings(documentId, settings))) return UNKNOWN;
      await note(personId, "document.settings", documentId, changesIn(entry.document, settings));
      return done(`「${entry.document.title}」の設定を変えました。回答と引用のリンクにはすぐに反映されます。`);
    },
    setIdentity: async (documentId, identity, personId) => {
      const entry = await shelf.find(documentId, personId);
      if (entry === undefined) return UNKNOWN;
      const named = trimmed(identity);
      if (named.title === "") return refused("題名を入力してください。", "title");
      const long = Object.entries(named).find(([, value]) => (value?.length ?? 0) > LONGEST);
      if (long !== undefined) return refused(`${LONGEST}文字以内で入力してください。`, long[0]);
      const id = await library.identify(documentId, named);
      if (id === undefined)
        return refused(
          "同じ発出者・題名・番号の資料がすでにあります。その改正のときは、下の「別の資料の版にする」を使ってください。",
          "title",
        );
      const { issuer, title, number } = entry.document;
      await note(personId, "document.identity", id, JSON.stringify({ from: { issuer, title, number }, to: named }));
      return { ...done(`「${named.title}」に改めました。以前の引用もそのまま開けます。`), documentId: id };
    },
    join: async (documentId, intoId, personId) => {
      const entry = await shelf.find(documentId, personId);
      const into = await shelf.find(intoId, personId);
      if (entry === undefined || into === undefined) return UNKNOWN;
      const joined = await library.join(documentId, intoId);
      if (joined.kind === "unknown") return UNKNOWN;
      if (joined.kind === "same-day") {
        const sentence = `どちらにも${joined.day.replaceAll("-", ".")}施行の版があります。先に、どちらかの版の施行日を直してください。`;
        return refused(sentence, "into");
      }
      const from = { title: entry.document.title, number: entry.document.number };
      await note(personId, "document.join", joined.documentId, JSON.stringify({ from }));
      const sentence = `「${entry.document.title}」を「${into.document.title}」の版にしました。以前の引用もそのまま開けます。`;
      return { ...done(sentence), documentId: joined.documentId };
    },
    setEffectiveFrom: async (documentId, revisionId, day, personId) => {
      const entry = await shelf.find(documentId, personId);
      const revision = entry?.revisions.find(({ id }) => id === revisionId);
      if (entry === undefined || revision === undefined) return UNKNOWN;
      const parsed = parseDate(day);
      if (parsed === undefined) return refused("施行日は2026-04-01のように入力してください。", "effectiveFrom");
      if (!(await library.setEffectiveFrom(revisionId, parsed)))
        return refused(
          "その日に施行される版がすでにあります。別の日を指定するか、その版を確かめてください。",
          "effectiveFrom",
        );
      await jobs.dated([documentId, entry.document.id], parsed, now());
      await note(personId, "document.effective", documentId, `${revision.effectiveFrom} → ${parsed}`);
      return done(`「${entry.document.title}」の施行日を${parsed}にしました。`);
    },
    withdraw: async (documentId, why, personId) => {
      const entry = await shelf.find(documentId, personId);
      if (entry === undefined) return UNKNOWN;
      if (why.trim() === "") return refused("取り下げる理由を入力してください。記録に残ります。", "why");
      if (!(await library.withdraw(documentId))) return refused("この資料はすでに取り下げられています。");
      await note(personId, "document.withdraw", documentId, why.trim());
      return done(`「${entry.document.title}」を取り下げました。回答には使われません。いつでも元に戻せます。`);
    },
    restore: async (documentId, personId) => {
      const entry = await shelf.find(documentId, personId);
      if (entry === undefined) return UNKNOWN;
      if (!(await library.restore(documentId))) return refused("この資料は取り下げられていません。");
      await note(personId, "document.restore", documentId);
      return done(`「${entry.document.title}」を元に戻しました。回答に使われます。`);
    },
  };
}

function done(sentence: string): Extract<AdminOutcome, { kind: "done" }> {
  return { kind: "done", sentence };
}

function refused(sentence: string, field?: string): AdminOutcome {
  return { kind: "refused", sentence, ...(field === undefined ? {} : { field }) };
}

function isEmpty(audience: DocumentSettings["audience"]): boolean {
  if (audience.kind === "everyone") return false;
  const { departments, groups, posts, people } = audience;
  return [departments, groups, posts, people].every((list) => list.length === 0);
}

function trimmed({ issuer, title, number }: Parameters<Changes["setIdentity"]>[1]) {
  return { issuer: issuer.trim(), title: title.trim(), number: number?.trim() || null };
}

/** What was changed, before and after, as JSON. */
function changesIn(document: Document, settings: DocumentSettings): string {
  const { category, owner, audience, appliesTo, rank = "normal" } = document;
  const before = Object.entries({ category, owner, audience, appliesTo, rank });
  const after = new Map<string, unknown>(Object.entries(settings));
  const changed = before.filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(after.get(name)));
  return JSON.stringify(Object.fromEntries(changed.map(([name, value]) => [name, [value, after.get(name)]])));
}
