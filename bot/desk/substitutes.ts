import type { CalendarDate } from "../../corpus/document.ts";
import type { StandIn } from "../people/create-organisation.ts";
import type { DeskStore } from "../store/desk.ts";
import type { Desk } from "./contract.ts";
import type { DeskDay } from "./desk-day.ts";
import type { DeskParts } from "./desk-parts.ts";
import { DESK_OFFICE } from "./engine/context.ts";
import { monthAndDay, postWords } from "./words.ts";

/** Who stands in for whom on a day, as the organisation asks for it. */
export function createStandIns({ kept }: Pick<DeskStore, "kept">): (day: CalendarDate) => Promise<readonly StandIn[]> {
  return async (day) => {
    const current = await kept.substitutionsFrom(day);
    return current.filter(({ from }) => from <= day).map(({ post, substituteId }) => ({ post, substituteId }));
  };
}

/** Naming who stands in (代理), for who holds the post and for administrators. */
export function createSubstitutes(
  { store: { kept }, newId }: Pick<DeskParts, "store" | "newId">,
  now: () => Promise<DeskDay>,
): Pick<Desk, "substitutions" | "substitute" | "endSubstitution"> {
  return {
    substitutions: async (personId) => {
      const { organisation, today } = await now();
      const named = await kept.substitutionsFrom(today);
      return named.filter(({ post }) => mayName(organisation, post, personId)).map(({ namedBy: _, ...each }) => each);
    },
    substitute: async ({ post, substituteId, from, to }, personId) => {
      const { organisation, today, nameOf, isHere } = await now();
      const refused = (reason: "not-yours" | "field-wrong" | "unknown-person", field: string, sentence: string) =>
        ({ kind: "refused", reason, field, sentence }) as const;
      if (post.startsWith("@") || post.endsWith("/*"))
        return refused("field-wrong", "post", "代理を置けるのは、課長などの職だけです。職を選び直してください。");
      if (!mayName(organisation, post, personId))
        return refused("not-yours", "post", "代理を決められるのは、その職にある人と管理者だけです。");
      if (!isHere(substituteId))
        return refused("unknown-person", "substituteId", "代理の人が職員名簿に見つかりません。選び直してください。");
      if (organisation.acting(post).some((each) => each.personId === substituteId))
        return refused("field-wrong", "substituteId", "その人はすでにこの職を処理できます。別の人を選んでください。");
      if (!isDay(from) || !isDay(to) || to < from || to < today)
        return refused(
          "field-wrong",
          "to",
          "代理の期間を確かめてください。終わりの日は今日以降で、始まりの日以降にします。",
        );
      await kept.keepSubstitution({ id: newId(), post, substituteId, from, to }, personId);
      const sentence = `${monthAndDay(from)}から${monthAndDay(to)}まで、${postWords(post)}の代理を${nameOf(substituteId)}さんにしました。`;
      return { kind: "kept", sentence };
    },
    endSubstitution: async (id, personId) => {
      const { organisation, today } = await now();
      const found = (await kept.substitutionsFrom(today)).find((each) => each.id === id);
      if (found === undefined || !mayName(organisation, found.post, personId)) return false;
      return kept.endSubstitution(id);
    },
  };
}

/** A substitute does not name another in turn. */
function mayName({ acting, postsOf }: DeskDay["organisation"], post: string, personId: string): boolean {
  return (
    acting(post).some((each) => each.personId === personId && each.as === "holder") ||
    postsOf(personId).includes(DESK_OFFICE)
  );
}

function isDay(day: CalendarDate): boolean {
  return /^\d{4}-\d\d-\d\d$/u.test(day) && !Number.isNaN(Date.parse(`${day}T00:00:00Z`));
}
