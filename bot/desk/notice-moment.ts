import type { DeskRequest, NoticeKind } from "./contract.ts";
import { openStep, openTasks } from "./engine/acting.ts";
import type { Definition, Step } from "./engine/definition.ts";
import type { DeskEvent } from "./engine/event.ts";
import type { RequestState } from "./engine/state.ts";
import { type Receiver, type Receiving, receiversOf } from "./receivers.ts";
import { shownAsker } from "./shown-asker.ts";
import { postWords } from "./words.ts";

/** What has happened, and the office in which it did. */
export interface Happening extends Receiving {
  readonly before: RequestState | undefined;
  readonly events: readonly DeskEvent[];
  readonly definition: Definition;
  readonly request: Pick<DeskRequest, "id" | "number" | "title">;
  readonly nameOf: (personId: string) => string;
}

export interface Moment extends Happening {
  readonly event: DeskEvent;
  /** What somebody did that the event follows from. */
  readonly act: DeskEvent | undefined;
  readonly after: RequestState;
}

export interface Message {
  readonly kind: NoticeKind;
  readonly receiver: Receiver;
  readonly title: string;
  readonly lines: readonly (string | null)[];
}

export function message(
  kind: NoticeKind,
  receiver: Receiver,
  title: string,
  ...lines: readonly (string | null)[]
): Message {
  return { kind, receiver, title, lines };
}

export function receivers(step: Moment, post: string, asHolder: string): readonly Receiver[] {
  const { after, event } = step;
  // Nobody is asked to do what is their own request's, nor told of what they have just done.
  const except = event.what.kind === "review-asked" || event.by.kind === "asker" ? personOf(event) : null;
  return receiversOf(post, step, {
    confidential: after.confidential,
    except: [after.askerId, ...(except === null ? [] : [except])],
    asHolder,
  });
}

/** What is confidential is not named in a message, which others may glance at. */
export function nameIn({ request, after, definition }: Moment): string {
  return after.confidential ? `非公開の${definition.title}` : `「${request.title}」`;
}

/** Who did it, as others may know them. */
export function actor({ event, after, nameOf }: Moment): string {
  const { by: who } = event;
  if (who.kind === "desk") return "事務局";
  if (who.personId === after.askerId) return `申請した人（${shownAsker(after, nameOf)}）`;
  return who.kind === "post" ? `${postWords(who.post)} ${nameOf(who.personId)}さん` : `${nameOf(who.personId)}さん`;
}

export const ROLE: Readonly<Record<Step["kind"], string>> = {
  check: "確認の担当として",
  opinion: "意見を求められた担当として",
  approve: "承認者として",
  answer: "回答の担当として",
};

export function turnPosts(state: RequestState, definition: Definition): readonly string[] {
  const settings = openStep(state, definition);
  return settings === undefined ? [] : openTasks(state, settings).map(({ post }) => post);
}

function personOf({ by }: DeskEvent): string | null {
  return by.kind === "desk" ? null : by.personId;
}
