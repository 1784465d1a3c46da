import type { DeskFilter } from "../../desk/contract.ts";
import { REQUEST_TYPES } from "../../desk/engine/definition.ts";
import { postWords } from "../../desk/words.ts";
import { dayWords } from "../../wording.ts";
import type { HomeDesks } from "../blocks/desk-home.ts";
import type { Services } from "../services.ts";
import { canBeStoodInFor, cardOptions, personOf, todayOf } from "./who.ts";

const SHOWN = 5;

/** What the desks have for a person on their Home tab; nothing for who is not on the staff list. */
export async function homeDesks(user: string, services: Services): Promise<HomeDesks> {
  const { publicUrl, desks } = services;
  const personId = await personOf(user, services);
  const none = { items: [], total: 0 };
  if (personId === undefined) {
    const nothing = { waiting: none, mine: none, drafts: [], substitutions: [], hasPosts: false, preferences: null };
    return { publicUrl, ...nothing };
  }
  const today = todayOf(services);
  const [waiting, mine, drafts, substitutions, organisation, preferences] = await Promise.all([
    listed({ scope: "waiting", limit: SHOWN }, personId, services),
    listed({ scope: "mine", limit: SHOWN }, personId, services),
    draftsOf(personId, services),
    desks.desk.substitutions(personId),
    desks.organisation.on(today),
    desks.preferences.of(personId),
  ]);
  const named = substitutions.map(async ({ id, post, substituteId, from, to }) => ({
    id,
    words: `${postWords(post)}の代理：${await services.nameOf(substituteId)}（${dayWords(from, today)}から${dayWords(to, today)}まで）`,
  }));
  return {
    ...{ publicUrl, waiting, mine, drafts, preferences },
    substitutions: await Promise.all(named),
    hasPosts: organisation.postsOf(personId).some(canBeStoodInFor),
  };
}

async function listed(filter: DeskFilter, personId: string, services: Services) {
  const { requests, total } = await services.desks.desk.list(filter, personId);
  const items = await Promise.all(
    requests.map(async (request) => ({ request, options: await cardOptions(request, personId, services) })),
  );
  return { items, total };
}

async function draftsOf(personId: string, { desks: { desk } }: Services) {
  const drafts = await Promise.all(REQUEST_TYPES.map((type) => desk.draft(type, personId)));
  return drafts.flatMap((draft) =>
    draft === undefined ? [] : [{ type: draft.type, title: desk.definition(draft.type).title }],
  );
}
