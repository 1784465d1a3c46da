import type { Library } from "../../corpus/library.ts";
import type { Answerer, Question } from "../../rag/contract.ts";
import type { TextReply } from "./contract.ts";
import { hasNoSubject } from "./follow-up.ts";

interface Parts {
  readonly answerer: Pick<Answerer, "search">;
  readonly library: Pick<Library, "documents">;
}

const DEPTH = 5;
/** Words that ask for a person and say nothing of what about. */
const PERSON_WORDS =
  /担当(?:者|課|部署|の方)?|係(?:の[人方])?|窓口|詳しい[人方]|わかる[人方]|分かる[人方]|人間|職員|オペレーター|直接|電話|話し?|相談|質問|問い?合わせ|教え|代わ|繋|お願い|願|誰か|誰|方/gu;
const ENDS = /[。．.!！?？\s]+$/u;

/** What a wish for a person is about: the utterance itself, or the question before where it names nothing. */
export function subjectOfPersonWish(said: string, before: string | null): string | null {
  return hasNoSubject(said.replace(ENDS, "").replaceAll(PERSON_WORDS, "")) ? before : said;
}

/**
 * Who may know: the department in charge of the nearest document that has one.
 * @param question what it is about; null where that was not said
 */
export async function personReply({ answerer, library }: Parts, question: Question | null): Promise<TextReply> {
  if (question === null) {
    return {
      kind: "person",
      text: "何についてのお尋ねですか。「テレワークの申請について担当者に聞きたい」のように送ると、担当の所属をご案内します。",
    };
  }
  const { today: asOf, viewer, readers } = question;
  const entries = await library.documents({ asOf, viewer, ...(readers === undefined ? {} : { readers }) });
  const owners = new Map(entries.map(({ document }) => [document.id, document.owner]));
  for (const { documentId, title } of await answerer.search(question, DEPTH)) {
    const owner = owners.get(documentId) ?? null;
    if (owner !== null) {
      return {
        kind: "person",
        text: `この件に近い「${title}」を所管する${owner}にお尋ねください。\nお尋ねの際は、知りたいことと、すでに確かめた資料の名前を添えると早く伝わります。`,
      };
    }
  }
  return {
    kind: "person",
    text: "この件を所管する所属を資料から見つけられませんでした。所属の庶務担当か上司にお尋ねください。言い方を変えて送ると、見つかることがあります。",
  };
}
