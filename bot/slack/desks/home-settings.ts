import { z } from "zod";
import { DESK_ACTIONS } from "../blocks/desk-actions.ts";
import { DESK_INPUTS, substitutionModal } from "../blocks/desk-modals.ts";
import { sentenceModal } from "../blocks/modal.ts";
import { publishHome } from "../listeners/home.ts";
import type { Services } from "../services.ts";
import type { DeskPressed } from "./press.ts";
import type { Verdict } from "./submit-form.ts";
import { showModal } from "./tell.ts";
import { canBeStoodInFor, NOBODY, nobodyModal, personOf, todayOf } from "./who.ts";

/** What a person sets on the Home tab: who stands in for them, and what they are told. @returns whether it was that */
export async function onHomeSettingPress(pressed: DeskPressed, services: Services): Promise<boolean> {
  const { action, user, value } = pressed;
  const { desk, organisation, preferences } = services.desks;
  switch (action) {
    case DESK_ACTIONS.substitute: {
      const personId = await personOf(user, services);
      const today = todayOf(services);
      const posts = personId === undefined ? [] : (await organisation.on(today)).postsOf(personId);
      const own = posts.filter(canBeStoodInFor);
      await showModal(pressed, personId === undefined ? nobodyModal("代理を頼む") : offered(own, today), services);
      return true;
    }
    case DESK_ACTIONS.endSubstitution: {
      const personId = await personOf(user, services);
      if (personId !== undefined) await desk.endSubstitution(value, personId);
      await publishHome(user, services);
      return true;
    }
    case DESK_ACTIONS.ruleChanges:
    case DESK_ACTIONS.findable: {
      const personId = await personOf(user, services);
      if (personId === undefined) return true;
      const chosen = await preferences.of(personId);
      const isWanted = value === "on";
      const changed = action === DESK_ACTIONS.findable ? { isFindable: isWanted } : { ruleChanges: isWanted };
      await preferences.keep(personId, { ...chosen, ...changed });
      await publishHome(user, services);
      return true;
    }
    default:
      return false;
  }
}

function offered(posts: readonly string[], today: string) {
  return posts.length === 0
    ? sentenceModal("代理を頼む", "いまは、申請を確認や承認する職に就いていないため、代理を頼む必要はありません。")
    : substitutionModal(posts, today);
}

const DATE = z.object({ selected_date: z.string().nullish() });
const SUBMITTED = z.object({
  user: z.object({ id: z.string() }),
  view: z.object({
    state: z.object({
      values: z.object({
        [DESK_INPUTS.post]: z.object({
          [DESK_INPUTS.post]: z.object({ selected_option: z.object({ value: z.string() }) }),
        }),
        [DESK_INPUTS.substitute]: z.object({ [DESK_INPUTS.substitute]: z.object({ selected_user: z.string() }) }),
        [DESK_INPUTS.from]: z.object({ [DESK_INPUTS.from]: DATE }),
        [DESK_INPUTS.to]: z.object({ [DESK_INPUTS.to]: DATE }),
      }),
    }),
  }),
});

export async function submitSubstitution(body: unknown, services: Services): Promise<Verdict> {
  const { data } = SUBMITTED.safeParse(body);
  const wrong = (input: string, sentence: string): Verdict => ({
    response_action: "errors",
    errors: { [input]: sentence },
  });
  if (data === undefined) return wrong(DESK_INPUTS.post, "すべての項目を選んでください。");
  const { values } = data.view.state;
  const personId = await personOf(data.user.id, services);
  if (personId === undefined) return wrong(DESK_INPUTS.post, NOBODY);
  const substituteId = await personOf(values[DESK_INPUTS.substitute][DESK_INPUTS.substitute].selected_user, services);
  if (substituteId === undefined || substituteId === personId)
    return wrong(DESK_INPUTS.substitute, "職員名簿にいる、ご自分以外の人を選んでください。");
  const today = todayOf(services);
  const from = values[DESK_INPUTS.from][DESK_INPUTS.from].selected_date ?? today;
  const to = values[DESK_INPUTS.to][DESK_INPUTS.to].selected_date ?? from;
  if (to < from) return wrong(DESK_INPUTS.to, "「いつから」より後の日を選んでください。");
  if (to < today) return wrong(DESK_INPUTS.to, "今日より後の日を選んでください。");
  const post = values[DESK_INPUTS.post][DESK_INPUTS.post].selected_option.value;
  const outcome = await services.desks.desk.substitute({ post, substituteId, from, to }, personId);
  if (outcome.kind === "refused") return wrong(DESK_INPUTS.substitute, outcome.sentence);
  await publishHome(data.user.id, services);
  return { response_action: "update", view: sentenceModal("代理を頼む", outcome.sentence) };
}
