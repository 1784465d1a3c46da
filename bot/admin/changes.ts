import { z } from "zod";
import type { Document, DocumentSettings } from "../../corpus/document.ts";
import { settingsFrom } from "../../corpus/store/documents.ts";
import { parseDate } from "../../ingest/dates.ts";
import { dateWords } from "../wording.ts";
import type { AdminOutcome, Librarian } from "./contract.ts";
import { currentRevision, settingsOf } from "./documents.ts";
import { idsUnderItsNames } from "./former-ids.ts";
import type { Duty } from "./librarian-parts.ts";
import { mergeSettings } from "./merge-settings.ts";
import { done, refused, UNKNOWN_DOCUMENT as UNKNOWN } from "./outcomes.ts";
import { createShelf } from "./shelf.ts";

type Changes = Pick<
  Librarian,
  | "setSettings"
  | "undoSettings"
  | "setIdentity"
  | "join"
  | "setEffectiveFrom"
  | "settleWarnings"
  | "withdraw"
  | "restore"
>;

const LONGEST = 200;
const LONGEST_REASON = 500;
/** What `changesIn` notes: before and after, by what was changed. */
const CHANGES = z.record(z.string(), z.tuple([z.unknown(), z.unknown()]));
const NO_CHANGES = "{}";
const NOTHING_CHANGED = "変わったところはありません。";

/** What is said of a document, and whether it is used. */
export function createChanges(duty: Duty): Changes {
  const { library, jobs, amendments, audit, organisation, accessOf, note, now, today } = duty;
  const shelf = createShelf(duty);
  const isUnit = async (name: string) => (await organisation.on(today())).find(name, "課長") !== null;

  async function setSettings(
    documentId: string,
    given: DocumentSettings,
    personId: string,
    seen?: DocumentSettings,
  ): Promise<AdminOutcome> {
    const entry = await shelf.find(documentId, personId);
    if (entry === undefined) return UNKNOWN;
    const now = settingsOf(entry.document);
    const merged = mergeSettings(given, seen ?? now, now);
    if (merged.kind === "contradicted")
      return refused(
        `${merged.names.join("、")}は、この画面を開いたあとに変えられたため、保存していません。いまの状態を確かめ、画面を読み込み直してから変えてください。`,
      );
    const { settings } = merged;
    const access = await accessOf(personId);
    if (!access.owns(settings.owner) && settings.owner !== entry.document.owner)
      return refused("担当を別の所属に変えられるのは管理者だけです。管理者に依頼してください。", "owner");
    if (settings.owner !== null && settings.owner !== entry.document.owner && !(await isUnit(settings.owner)))
      return refused("その所属は名簿にありません。候補から選んでください。", "owner");
    if (isEmpty(settings.audience))
      return refused("読める人が一人もいません。「全職員」にするか、所属などを選んでください。", "audience");
    const changes = changesIn(entry.document, settings);
    if (changes === NO_CHANGES) return done(NOTHING_CHANGED);
    if (!(await library.setSettings(documentId, settings))) return UNKNOWN;
    await note(personId, "document.settings", entry.document.id, changes);
    return done(`「${entry.document.title}」の設定を変えました。回答と引用のリンクにはすぐに反映されます。`);
  }

  return {
    setSettings,
    undoSettings: async (documentId, personId, number) => {
      const entry = await shelf.find(documentId, personId);
      if (entry === undefined) return UNKNOWN;
      const subjects = await idsUnderItsNames(audit, entry.document.id);
      const [last] = await audit.recent({ subjects, action: "document.settings", limit: 1 });
      if (last === undefined) return refused("取り消せる変更はありません。");
      if (number !== undefined && last.number !== number)
        return refused(
          "この画面を開いたあとに、扱いがまた変えられました。いまの状態を確かめてから取り消してください。",
        );
      const changed = Object.entries(CHANGES.parse(JSON.parse(last.detail)));
      const before = Object.fromEntries(changed.map(([name, [value]]) => [name, value]));
      const settings = settingsFrom(JSON.stringify({ ...settingsOf(entry.document), ...before }));
      return setSettings(documentId, settings, personId);
    },
    setIdentity: async (documentId, identity, personId) => {
      const entry = await shelf.find(documentId, personId);
      if (entry === undefined) return UNKNOWN;
      const named = trimmed(identity);
      if (named.title === "") return refused("題名を入力してください。", "title");
      const long = Object.entries(named).find(([, value]) => (value?.length ?? 0) > LONGEST);
      if (long !== undefined) return refused(`${LONGEST}文字以内で入力してください。`, long[0]);
      const { issuer, title, number } = entry.document;
      if (documentId !== entry.document.id)
        return refused(`この資料の名前は、先に「${title}」に改められています。画面を読み込み直してください。`);
      if (named.issuer === issuer && named.title === title && named.number === number) return done(NOTHING_CHANGED);
      const id = await library.identify(documentId, named);
      if (id === undefined)
        return refused(
          "同じ発出者・題名・番号の資料がすでにあります。その改正のときは、下の「別の資料の版にする」を使ってください。",
          "title",
        );
      await amendments.rename(entry.document.id, id);
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
        const sentence = `どちらにも${dateWords(joined.day)}施行の版があります。先に、どちらかの版の施行日を直してください。`;
        return refused(sentence, "into");
      }
      await amendments.rename(entry.document.id, joined.documentId);
      const from = { title: entry.document.title, number: entry.document.number };
      await note(personId, "document.join", joined.documentId, JSON.stringify({ from }));
      const sentence = `「${entry.document.title}」を「${into.document.title}」の版にしました。以前の引用もそのまま開けます。`;
      return { ...done(sentence), documentId: joined.documentId };
    },
    setEffectiveFrom: async (documentId, revisionId, day, personId) => {
      const entry = await shelf.find(documentId, personId);
      const revision = entry?.revisions.find(({ id }) => id === revisionId);
      if (entry === undefined || revision === undefined) return UNKNOWN;
      if (day.trim() === "") return refused("施行日を入力してください。", "effectiveFrom");
      const parsed = parseDate(day);
      if (parsed === undefined) return refused("施行日は2026-04-01のように入力してください。", "effectiveFrom");
      if (!(await library.setEffectiveFrom(revisionId, parsed)))
        return refused(
          "その日に施行される版がすでにあります。別の日を指定するか、その版を確かめてください。",
          "effectiveFrom",
        );
      const confirmed = await jobs.dated([documentId, entry.document.id], parsed, now());
      if (parsed === revision.effectiveFrom && confirmed === 0) return done(NOTHING_CHANGED);
      await note(personId, "document.effective", entry.document.id, `${revision.effectiveFrom} → ${parsed}`);
      return done(`「${entry.document.title}」の施行日を${dateWords(parsed)}にしました。`);
    },
    settleWarnings: async (documentId, personId) => {
      const entry = await shelf.find(documentId, personId);
      const revision = entry && currentRevision(entry.revisions, today());
      if (entry === undefined || revision === undefined) return UNKNOWN;
      const warnings = entry.sources.get(revision.id)?.warnings ?? [];
      if (!(await library.settleWarnings(revision.id))) return refused("確認する注意はもうありません。");
      await note(personId, "document.warnings", entry.document.id, warnings.join(""));
      return done("注意を確認済みにしました。");
    },
    withdraw: async (documentId, why, personId) => {
      const entry = await shelf.find(documentId, personId);
      if (entry === undefined) return UNKNOWN;
      if (why.trim().length > LONGEST_REASON)
        return refused(`理由は${LONGEST_REASON}文字以内で入力してください。`, "why");
      if (why.trim() === "") return refused("取り下げる理由を入力してください。記録に残ります。", "why");
      if (!(await library.withdraw(documentId))) return refused("この資料はすでに取り下げられています。");
      await note(personId, "document.withdraw", entry.document.id, why.trim());
      return done(`「${entry.document.title}」を取り下げました。回答には使われません。いつでも元に戻せます。`);
    },
    restore: async (documentId, personId) => {
      const entry = await shelf.find(documentId, personId);
      if (entry === undefined) return UNKNOWN;
      if (!(await library.restore(documentId))) return refused("この資料は取り下げられていません。");
      await note(personId, "document.restore", entry.document.id);
      return done(`「${entry.document.title}」を元に戻しました。回答に使われます。`);
    },
  };
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
