import type { Viewer } from "../../../corpus/document.ts";
import { calendarDate } from "../../conversation/calendar-date.ts";
import type { SeenRequest } from "../../desk/contract.ts";
import { turnsOf } from "../../desk/engine/acting.ts";
import { takerOf } from "../../desk/knows/taken.ts";
import type { Post } from "../../people/organisation.ts";
import type { CardOptions } from "../blocks/desk-card.ts";
import { sentenceModal } from "../blocks/modal.ts";
import type { Modal } from "../blocks/view.ts";
import type { Services } from "../services.ts";

/** The person behind an account; undefined where the staff list has none. */
export async function personOf(
  user: string,
  { audienceOf }: Pick<Services, "audienceOf">,
): Promise<string | undefined> {
  const { id } = await viewerOf(user, { audienceOf });
  return id === "" || id.startsWith("slack:") ? undefined : id;
}

/** Whoever an account stands for, as documents know them. */
export async function viewerOf(user: string, { audienceOf }: Pick<Services, "audienceOf">): Promise<Viewer> {
  return (await audienceOf({ channel: user, user, place: "ephemeral" })).viewer;
}

export const NOBODY =
  "職員名簿にこのSlackのアカウントが見つからないため、受け付けられません。所属の庶務担当に、メールアドレスの登録を確かめてください。";

export function nobodyModal(title: string): Modal {
  return sentenceModal(title, NOBODY);
}

export function todayOf({ clock, timeZone }: Pick<Services, "clock" | "timeZone">): string {
  return calendarDate(clock(), timeZone);
}

/** Everybody of a section, and a group, has others already. */
export function canBeStoodInFor(post: Post): boolean {
  return !post.endsWith("/*") && !post.startsWith("@");
}

/** How a request is shown to a person. */
export async function cardOptions(request: SeenRequest, personId: string, services: Services): Promise<CardOptions> {
  const { desks, clock, timeZone } = services;
  const { state } = request;
  const definition = desks.desk.definition(state.type, state.version);
  const today = todayOf(services);
  const takenBy = takerOf(request);
  const organisation = await desks.organisation.on(today);
  const [turn] = turnsOf(state, { definition, organisation, personId, at: clock().toISOString(), today });
  return {
    definition,
    today,
    isDeputy: turn?.by.as === "deputy",
    checks: request.actsFor.length === 0 ? [] : await desks.advice.checks(state.type, state.fields),
    takenBy: takenBy === undefined ? "" : await services.nameOf(takenBy),
    isAsker: state.askerId === personId,
    dayOf: (moment) => shortDay(calendarDate(new Date(moment), timeZone)),
  };
}

function shortDay(date: string): string {
  const [, month, day] = date.split("-").map(Number);
  return `${month}月${day}日`;
}
