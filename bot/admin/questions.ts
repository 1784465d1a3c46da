import { isSensitive } from "../desk/knows/sensitive.ts";
import type { AskedQuestion } from "../store/asked-questions.ts";
import type { Librarian, UnansweredGroup } from "./contract.ts";
import type { Duty } from "./librarian-parts.ts";
import { type Group, groupedByLikeness } from "./likeness.ts";
import { done, refused } from "./outcomes.ts";
import { createShelf } from "./shelf.ts";

/** Half a year: the questions of the last budget and of the last April are among them. */
const LOOKED_BACK_MS = 183 * 24 * 3_600_000;
const MOST_OTHERS = 10;

type Questions = Pick<Librarian, "unanswered" | "handOver" | "settleQuestion" | "mostAsked">;
const UNKNOWN = refused("その質問は見つかりません。画面を読み込み直してください。");

type Asked = AskedQuestion & { readonly owner: string | null };

/** What people ask and do not find, and what they ask most; never who asked, and nothing that is nobody's business. */
export function createQuestions(duty: Duty): Questions {
  const { questions, library, clock, desk, now, note, accessOf } = duty;
  const shelf = createShelf(duty);

  async function recent(): Promise<readonly Asked[]> {
    const since = new Date(clock().getTime() - LOOKED_BACK_MS).toISOString();
    const owners = new Map((await library.inventory()).map(({ document }) => [document.id, document.owner]));
    return (await questions.since(since))
      .filter(({ question }) => !isSensitive(question))
      .map((asked) => ({ ...asked, owner: asked.department ?? owners.get(asked.documentId ?? "") ?? null }));
  }
  const grouped = (asked: readonly Asked[]) =>
    groupedByLikeness(asked, ({ question }) => library.analyser.words(question));

  async function unansweredGroups(personId: string): Promise<readonly Group<Asked>[]> {
    const access = await accessOf(personId);
    if (access.role === null) return [];
    const open = (await recent()).filter(
      ({ isAnswered, faults, isSettled }) => !isSettled && (!isAnswered || faults.length > 0),
    );
    return grouped(open).filter((group) => access.owns(ownerOf(group)));
  }

  return {
    unanswered: async (personId, limit) => {
      const groups = (await unansweredGroups(personId)).map(asUnanswered);
      return groups.toSorted(pressing).slice(0, limit);
    },
    mostAsked: async (personId, limit) => {
      const access = await accessOf(personId);
      if (access.role === null) return [];
      const mine = new Set((await shelf.all(personId)).map(({ document }) => document.id));
      const asked = (await recent()).filter(
        ({ documentId }) => access.role === "administrator" || (documentId !== null && mine.has(documentId)),
      );
      const counted = grouped(asked).map((group) => ({
        question: standing(group),
        asked: group.members.length,
        answered: group.members.filter(({ isAnswered, faults }) => isAnswered && faults.length === 0).length,
      }));
      return counted.toSorted((one, other) => other.asked - one.asked).slice(0, limit);
    },
    handOver: async (groupId, personId) => {
      const group = (await unansweredGroups(personId)).find(({ leader }) => leader.turnId === groupId);
      if (group === undefined) return UNKNOWN;
      const { question, owner, asked, others, handedOverAt } = asUnanswered(group);
      if (handedOverAt !== null) return refused("この質問はすでに担当に渡しています。");
      if (owner === null)
        return refused("近い資料がなく、担当がわかりません。資料を追加するか、担当課に直接お尋ねください。");
      const outcome = await desk.do({
        key: `hand-over:${groupId}`,
        personId,
        command: { kind: "submit", ...requestOf(group, { question, owner, asked, others }) },
      });
      if (outcome.kind === "refused") return refused(outcome.sentence);
      await questions.handOver(
        group.members.map(({ turnId }) => turnId),
        now(),
      );
      await note(personId, "question.hand-over", groupId, `${owner}：${question}`);
      return done(`${owner}に渡しました（${outcome.request.number}）。`);
    },
    settleQuestion: async (groupId, personId) => {
      const group = (await unansweredGroups(personId)).find(({ leader }) => leader.turnId === groupId);
      if (group === undefined) return UNKNOWN;
      await questions.settle(
        group.members.map(({ turnId }) => turnId),
        now(),
      );
      await note(personId, "question.settle", groupId, standing(group));
      return done(`「${standing(group)}」を解決済みにしました。`);
    },
  };

  /** What was answered wrongly is a fault of its document; what was not answered is asked of who may know. */
  function requestOf(
    group: Group<Asked>,
    told: Pick<UnansweredGroup, "question" | "asked" | "others"> & { owner: string },
  ) {
    const { question, owner, asked, others } = told;
    const faulty = group.members.find(({ faults }) => faults.includes("wrong") || faults.includes("outdated"));
    const wordings = others.length === 0 ? "" : `\nほかの聞き方：${others.slice(0, 3).join("／")}`;
    if (faulty?.documentId != null && faulty.isAnswered) {
      return {
        type: "correction" as const,
        fields: {
          ...{ document: question, documentId: faulty.documentId, owner },
          fault: `次の質問への回答に「違う・古い」という声が寄せられました（${asked}件）。資料を確かめてください。\n${question}${wordings}`,
        },
      };
    }
    return {
      type: "person" as const,
      fields: {
        ...{ owner, credit: "unit" },
        question: `次の質問に、資料から答えられませんでした（${asked}件）。答えと、もとになる資料があれば教えてください。\n${question}${wordings}`,
      },
    };
  }
}

function asUnanswered(group: Group<Asked>): UnansweredGroup {
  const { leader, members } = group;
  const question = standing(group);
  const others = [...new Set(members.map((each) => each.question.trim()))].filter((each) => each !== question);
  const handed = members.flatMap(({ handedOverAt }) => handedOverAt ?? []).toSorted();
  return {
    ...{ id: leader.turnId, question, asked: members.length, lastAskedAt: members.at(-1)?.askedAt ?? leader.askedAt },
    ...{ others: others.slice(0, MOST_OTHERS), owner: ownerOf(group), handedOverAt: handed.at(-1) ?? null },
  };
}

/** The wording that was used most, of those the shortest. */
function standing({ leader, members }: Group<Asked>): string {
  const wordings = [...Map.groupBy(members, ({ question }) => question.trim())];
  const [best] = wordings.toSorted(
    ([one, ones], [other, others]) => others.length - ones.length || one.length - other.length,
  );
  return best?.[0] ?? leader.question;
}

/** Whose documents came nearest most often. */
function ownerOf({ members }: Group<Asked>): string | null {
  const owners = [...Map.groupBy(members, ({ owner }) => owner)].filter(([owner]) => owner !== null);
  return owners.toSorted(([, ones], [, others]) => others.length - ones.length)[0]?.[0] ?? null;
}

/** Those that nobody has taken up first, then what is asked most, then what was asked last. */
function pressing(one: UnansweredGroup, other: UnansweredGroup): number {
  return (
    Number(one.handedOverAt !== null) - Number(other.handedOverAt !== null) ||
    other.asked - one.asked ||
    other.lastAskedAt.localeCompare(one.lastAskedAt)
  );
}
