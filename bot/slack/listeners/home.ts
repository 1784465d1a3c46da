import { z } from "zod";
import type { Viewer } from "../../../corpus/document.ts";
import type { Library } from "../../../corpus/library.ts";
import { suggestedPrompts } from "../blocks/help.ts";
import { homeView } from "../blocks/home.ts";
import type { Services } from "../services.ts";

const OPENED = z.object({ user: z.string(), channel: z.string(), tab: z.string() });
const SHOWN = 5;
/** A rule is news from two months before it takes effect until two months after. */
const NEWS_DAYS = 60;
const DAY_MS = 86_400_000;

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

/** What a person asked and wished for, and which rules are new. */
export async function publishHome(user: string, services: Services): Promise<void> {
  const { viewer } = await services.audienceOf({ channel: user, channelType: "im", user, isAlone: true });
  const [questions, requests, news] = await Promise.all([
    services.conversation.asked(viewer.id, SHOWN),
    services.wishes.of(viewer.id, SHOWN),
    newsFor(viewer, services),
  ]);
  const view = homeView({ questions, requests, waiting: [], news, publicUrl: services.publicUrl });
  const outcome = await services.call("views.publish", { user_id: user, view });
  if (outcome.kind === "refused") services.log(`slack: the Home tab was not filled (${outcome.error})`);
}

async function newsFor(viewer: Viewer, { library, today, clock }: Services) {
  const documents = await library.documents({ asOf: today(), viewer } satisfies Parameters<Library["documents"]>[0]);
  const [from, to] = [-NEWS_DAYS, NEWS_DAYS].map((days) => dayAt(clock().getTime() + days * DAY_MS));
  return documents
    .flatMap(({ document, revisions }) =>
      revisions.map(({ effectiveFrom }) => ({ documentId: document.id, title: document.title, effectiveFrom })),
    )
    .filter(({ effectiveFrom }) => effectiveFrom >= (from ?? "") && effectiveFrom <= (to ?? ""))
    .sort((one, other) => (one.effectiveFrom < other.effectiveFrom ? 1 : -1))
    .slice(0, SHOWN);
}

function dayAt(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}
