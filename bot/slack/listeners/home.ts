import { z } from "zod";
import type { Viewer } from "../../../corpus/document.ts";
import { calendarDate } from "../../conversation/calendar-date.ts";
import { homeView } from "../blocks/home.ts";
import { plainView } from "../blocks/plain.ts";
import { suggestedPrompts } from "../blocks/prompts.ts";
import { homeDesks } from "../desks/home-desks.ts";
import type { Services } from "../services.ts";

const OPENED = z.object({ user: z.string(), channel: z.string(), tab: z.string() });
const SHOWN = 5;
/** A rule is news from two months before it takes effect until two months after. */
const NEWS_DAYS = 60;
const DAY_MS = 86_400_000;
const ADMINISTRATORS = "管理者";

/** Fills the Home tab, or suggests what to ask where the messages tab was opened. */
export async function onHomeOpened(event: unknown, services: Services): Promise<void> {
  const { data } = OPENED.safeParse(event);
  if (data === undefined) return;
  if (data.tab === "home") return publishHome(data.user, services);
  const prompts = suggestedPrompts();
  const outcome = await services.call("assistant.threads.setSuggestedPrompts", {
    channel_id: data.channel,
    ...prompts,
  });
  if (outcome.kind === "refused" && outcome.error !== "unknown_method")
    services.log(`slack: no prompts are suggested (${outcome.error})`);
}

/** Shows what a person asked, what waits for them and which rules are new. */
export async function publishHome(user: string, services: Services): Promise<void> {
  const { viewer } = await services.audienceOf({ channel: user, user, place: "ephemeral" });
  const [turns, desks, news, name] = await Promise.all([
    services.conversation.asked(viewer.id, SHOWN),
    homeDesks(user, services),
    newsFor(viewer, services),
    services.nameOf(viewer.id),
  ]);
  const dayOf = (moment: string) => calendarDate(new Date(moment), services.timeZone);
  const view = homeView({
    ...{ name, news, publicUrl: services.publicUrl, isAdmin: viewer.groups.includes(ADMINISTRATORS) },
    questions: turns.map(({ question, askedAt }) => ({ text: question, askedOn: dayOf(askedAt), permalink: null })),
    desks,
  });
  let outcome = await services.call("views.publish", { user_id: user, view });
  if (outcome.kind === "refused" && /^invalid_(?:blocks|arguments)/u.test(outcome.error))
    outcome = await services.call("views.publish", { user_id: user, view: plainView(view) });
  if (outcome.kind === "refused") services.log(`slack: the Home tab was not filled (${outcome.error})`);
}

async function newsFor(viewer: Viewer, { library, clock, timeZone }: Services) {
  const dayAfter = (days: number) => calendarDate(new Date(clock().getTime() + days * DAY_MS), timeZone);
  const [from, today, to] = [dayAfter(-NEWS_DAYS), dayAfter(0), dayAfter(NEWS_DAYS)];
  const documents = await library.documents({ asOf: today, viewer });
  return documents
    .flatMap(({ document: { id, title }, revisions }) =>
      revisions.map(({ effectiveFrom }) => ({ title, effectiveFrom, url: `/source/${id}/${effectiveFrom}` })),
    )
    .filter(({ effectiveFrom }) => effectiveFrom >= from && effectiveFrom <= to)
    .toSorted((one, other) => other.effectiveFrom.localeCompare(one.effectiveFrom))
    .slice(0, SHOWN);
}
