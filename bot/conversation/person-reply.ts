import type { Library } from "../../corpus/library.ts";
import type { Answerer, Question, SearchHit } from "../../rag/contract.ts";
import type { TextReply } from "./contract.ts";
import { hasNoSubject } from "./follow-up.ts";

interface Parts {
  readonly answerer: Pick<Answerer, "search">;
  readonly library: Pick<Library, "documents">;
}

/** So many passages have a say in which department is in charge. */
const DEPTH = 10;
/** Words that ask for a person and say nothing of what about. */
const PERSON_WORDS =
  /電話番号|内線(?:番号)?|連絡先|担当(?:者|課|部署|の[人方])?|係の[人方]|窓口|(?:詳しい|わかる|分かる)[人方]|人間|オペレーター|直接|(?:相談|質問|問い?合わせ|電話|お?話)(?:[しすさで]|に乗)[ぁ-ん]*|(?:聞[いきけ]|話[しせ]|つな[いがぎげ]|繋[いがぎげ]|教え|代わ|替わ)[ぁ-ん]*|お?願い[ぁ-ん]*|(?:誰|だれ|どなた)か/gu;
const ENDS = /^[のにはがをでへと、\s]+|(?:について|に関して|のこと|[をにはがのでへと、。．.!！?？\s])+$/gu;

/** What a wish for a person is about: what is left of it, or the question before where that names nothing. */
export function subjectOfPersonWish(said: string, before: string | null): string | null {
  const left = said.replaceAll(PERSON_WORDS, "").replaceAll(ENDS, "");
  return hasNoSubject(left) ? before : left;
}

/**
 * Who may know: the department whose documents come nearest.
 * @param question what it is about; null where that was not said
 * @param experts lines on people who have answered about it before
 */
export async function personReply(
  { answerer, library }: Parts,
  question: Question | null,
  experts: readonly string[] = [],
): Promise<TextReply> {
  if (question === null) {
    return {
      kind: "person",
      text: "何についてのお尋ねですか。「テレワークの申請について担当者に聞きたい」のように送ると、担当の所属をご案内します。",
    };
  }
  const { today: asOf, viewer, readers } = question;
  const entries = await library.documents({ asOf, viewer, ...(readers === undefined ? {} : { readers }) });
  const owners = new Map(entries.map(({ document }) => [document.id, document.owner]));
  const nearest = nearestOwner(await answerer.search(question, DEPTH), owners);
  const known =
    experts.length === 0 ? [] : ["この件に以前回答したことのある人：", ...experts.map((line) => `・${line}`)];
  const where =
    nearest === undefined
      ? "この件を所管する所属を資料から見つけられませんでした。所属の庶務担当か上司にお尋ねください。言い方を変えて送ると、見つかることがあります。"
      : `この件に近い「${nearest.title}」を所管する${nearest.owner}にお尋ねください。\nお尋ねの際は、知りたいことと、すでに確かめた資料の名前を添えると早く伝わります。`;
  return { kind: "person", text: [where, ...known].join("\n") };
}

/** The department whose passages score highest together, with the best of its documents. */
export function nearestOwner(hits: readonly SearchHit[], owners: ReadonlyMap<string, string | null>) {
  const found = new Map<string, { readonly owner: string; readonly title: string; readonly score: number }>();
  for (const { documentId, title, score } of hits) {
    const owner = owners.get(documentId);
    if (owner === undefined || owner === null) continue;
    const before = found.get(owner);
    found.set(owner, { owner, title: before?.title ?? title, score: score + (before?.score ?? 0) });
  }
  return [...found.values()].toSorted((one, other) => other.score - one.score)[0];
}
