import type { DeskRequest, Notice, NoticeKind } from "./contract.ts";
import { openStep, openTasks } from "./engine/acting.ts";
import type { Definition, Step } from "./engine/definition.ts";
import type { DeskEvent } from "./engine/event.ts";
import { evolve, type RequestState, type Task } from "./engine/state.ts";
import { type Receiver, type Receiving, receiversOf } from "./receivers.ts";
import { shownAsker } from "./shown-asker.ts";
import { dayWords, ENDING_WORDS, postWords } from "./words.ts";

/** What has happened, and the office in which it did. */
export interface Happening extends Receiving {
  readonly before: RequestState | undefined;
  readonly events: readonly DeskEvent[];
  readonly definition: Definition;
  readonly request: Pick<DeskRequest, "id" | "number" | "title">;
  readonly nameOf: (personId: string) => string;
}

/**
 * Who is told what of it and why: pure, in the order of the events. The key names the event and the receiver, so that
 * nobody is told of one event twice in one capacity.
 */
export function noticesOf(happening: Happening): readonly Notice[] {
  const notices = new Map<string, Notice>();
  let state = happening.before;
  let act: DeskEvent | undefined;
  for (const event of happening.events) {
    const after = evolve(state, event);
    if (after === undefined) break;
    if (event.what.kind === "acted") act = event;
    for (const message of messagesOf({ ...happening, event, act, before: state, after })) {
      const notice = asNotice(message, event, after, happening.request);
      if (!notices.has(notice.key)) notices.set(notice.key, notice);
    }
    state = after;
  }
  return [...notices.values()];
}

interface Moment extends Happening {
  readonly event: DeskEvent;
  /** What somebody did that the event follows from. */
  readonly act: DeskEvent | undefined;
  readonly after: RequestState;
}

interface Message {
  readonly kind: NoticeKind;
  readonly receiver: Receiver;
  readonly title: string;
  readonly lines: readonly (string | null)[];
}

function messagesOf(step: Moment): readonly Message[] {
  return [...ofEvent(step), ...ofNewTurns(step)];
}

function ofEvent(step: Moment): readonly Message[] {
  const { event, after, definition, request } = step;
  const { what, why } = event;
  const { texts } = definition;
  const name = nameIn(step);
  const asker: Receiver = { to: { kind: "person", personId: after.askerId }, why: "申請者として" };
  const reason = why === null ? null : `理由：${why}`;
  switch (what.kind) {
    case "submitted":
      return [message("received", asker, `${request.number} を受け付けました`, name, texts.received)];
    case "returned": {
      const until = `${dayWords(what.due)}までに、直して送り直すか取り下げてください。`;
      const title = `${request.number} が差し戻されました`;
      return [message("returned", asker, title, name, texts.returned, by(step), reason, until)];
    }
    case "ended": {
      const { ending } = what;
      const title = `${request.number} の結果：${ENDING_WORDS[ending]}`;
      const words = why ?? step.act?.why ?? null;
      const said = words === null ? null : `${ending === "answered" ? "回答" : "理由"}：${words}`;
      const lines = [name, texts[ending], ending === "withdrawn" ? null : by(step), said];
      const joiners = after.joiners.map((personId) =>
        message("joined-ended", { to: { kind: "person", personId }, why: "賛同者として" }, title, ...lines),
      );
      return ending === "withdrawn" ? joiners : [message("ended", asker, title, ...lines), ...joiners];
    }
    case "commented":
      return commented(step, asker);
    case "reminded":
      return reminded(step, what, asker);
    case "escalated": {
      const task = taskOf(after, what.post);
      const title = `${request.number} が期限を過ぎています`;
      const late = `${postWords(what.post)}での処理が期限（${dayWords(task?.due ?? what.day)}）を過ぎたため、お知らせします。あなたも処理できます。`;
      return receivers(step, what.to, "上位者として").map((each) => message("escalated", each, title, name, late));
    }
    case "review-asked": {
      const title = `${request.number} の後閲をお願いします`;
      const said = `${actor(step)}が代決しました。内容を確かめ、「後閲」を押してください（${dayWords(what.due)}まで）。`;
      return receivers(step, what.post, "後閲者として").map((each) => message("review", each, title, name, said));
    }
    case "transferred": {
      if (!after.reviews.some(({ post }) => post === what.to)) return [];
      const title = `${request.number} の後閲を引き継ぎました`;
      const said = `${postWords(what.from)}から引き継いだ後閲があります。`;
      return receivers(step, what.to, "後任として").map((each) => message("review", each, title, name, said));
    }
    default:
      return [];
  }
}

/** Whoever has a turn that they did not have before. */
function ofNewTurns(step: Moment): readonly Message[] {
  const { before, after, event, definition, request } = step;
  const settings = openStep(after, definition);
  if (settings === undefined) return [];
  const earlier = before !== undefined && before.round === after.round ? turnPosts(before, definition) : [];
  const opened = openTasks(after, settings).filter(({ post }) => !earlier.includes(post));
  const { kind, intro } = turnKind(event);
  const title = `${request.number} ${settings.name}のお願い`;
  return opened.flatMap(({ post, due }) => {
    const until = `期限は${dayWords(due)}です。`;
    const reason = kind === "reassigned" && event.why !== null ? `理由：${event.why}` : null;
    return receivers(step, post, ROLE[settings.kind]).map((each) =>
      message(kind, each, title, nameIn(step), intro, reason, `申請：${shownAsker(after, step.nameOf)}`, until),
    );
  });
}

const ROLE: Readonly<Record<Step["kind"], string>> = {
  check: "確認の担当として",
  opinion: "意見を求められた担当として",
  approve: "承認者として",
  answer: "回答の担当として",
};

function turnKind({ what }: DeskEvent): {
  readonly kind: "your-turn" | "reassigned" | "transferred";
  readonly intro: string | null;
} {
  switch (what.kind) {
    case "reassigned":
      return { kind: "reassigned", intro: `${postWords(what.from)}から担当替えになりました。` };
    case "transferred":
      return { kind: "transferred", intro: `${postWords(what.from)}から引き継ぎました。` };
    default:
      return { kind: "your-turn", intro: null };
  }
}

function turnPosts(state: RequestState, definition: Definition): readonly string[] {
  const settings = openStep(state, definition);
  return settings === undefined ? [] : openTasks(state, settings).map(({ post }) => post);
}

function commented(step: Moment, asker: Receiver): readonly Message[] {
  const { event, after, definition, request } = step;
  const title = `${request.number} にコメントがあります`;
  const lines = [nameIn(step), `${actor(step)}：${event.why ?? ""}`];
  const isAsker = event.by.kind === "asker";
  const acting = isAsker
    ? turnPosts(after, definition).flatMap((post) => receivers(step, post, "担当として"))
    : [asker];
  return acting.map((each) => message("commented", each, title, ...lines));
}

function reminded(
  step: Moment,
  { post, nth }: Extract<DeskEvent["what"], { readonly kind: "reminded" }>,
  asker: Receiver,
): readonly Message[] {
  const { after, definition, request } = step;
  const name = nameIn(step);
  if (post === null) {
    const said = `差し戻されたまま期限を過ぎています。直して送り直すか、取り下げてください。`;
    return [message("returned-reminder", asker, `${request.number} をお待ちしています`, name, said)];
  }
  if (nth.startsWith("review")) {
    const said = "代決された内容の後閲がまだです。";
    return receivers(step, post, "後閲者として").map((each) =>
      message("reminder", each, `${request.number} の後閲をお願いします`, name, said),
    );
  }
  const task = taskOf(after, post);
  const settings = openStep(after, definition);
  if (task === undefined || settings === undefined) return [];
  const isLate = nth.startsWith("late");
  const title = `${request.number} ${settings.name}${isLate ? "の期限を過ぎています" : "の期限が近づいています"}`;
  const said = `期限は${dayWords(task.due)}${isLate ? "でした。処理をお願いします。" : "です。"}`;
  return receivers(step, post, ROLE[settings.kind]).map((each) => message("reminder", each, title, name, said));
}

function receivers(step: Moment, post: string, asHolder: string): readonly Receiver[] {
  const { after, event } = step;
  // Nobody is asked to do what is their own request's, nor told of what they have just done.
  const except = event.what.kind === "review-asked" || event.by.kind === "asker" ? personOf(event) : null;
  return receiversOf(post, step, {
    confidential: after.confidential,
    except: [after.askerId, ...(except === null ? [] : [except])],
    asHolder,
  });
}

function personOf({ by }: DeskEvent): string | null {
  return by.kind === "desk" ? null : by.personId;
}

function taskOf({ phase }: RequestState, post: string): Task | undefined {
  return phase.kind === "at" ? phase.tasks.find((task) => task.post === post && task.done === null) : undefined;
}

/** What is confidential is not named in a message, which others may glance at. */
function nameIn({ request, after, definition }: Moment): string {
  return after.confidential ? `非公開の${definition.title}` : `「${request.title}」`;
}

/** Who did it, as others may know them. */
function actor({ event, after, nameOf }: Moment): string {
  const { by: who } = event;
  if (who.kind === "desk") return "事務局";
  if (who.personId === after.askerId) return `申請した人（${shownAsker(after, nameOf)}）`;
  return who.kind === "post" ? `${postWords(who.post)} ${nameOf(who.personId)}さん` : `${nameOf(who.personId)}さん`;
}

function by(step: Moment): string | null {
  const event = step.event.by.kind === "desk" ? step.act : step.event;
  return event === undefined ? null : `担当：${actor({ ...step, event })}`;
}

function message(kind: NoticeKind, receiver: Receiver, title: string, ...lines: readonly (string | null)[]): Message {
  return { kind, receiver, title, lines };
}

function asNotice(
  { kind, receiver, title, lines }: Message,
  { at }: DeskEvent,
  after: RequestState,
  { id }: Pick<DeskRequest, "id">,
): Notice {
  const { to, why } = receiver;
  const name = to.kind === "person" ? to.personId : to.channel;
  return {
    key: `${id}:${after.length}:${kind}:${name}`,
    ...{ kind, to, requestId: id, round: after.phase.kind === "ended" ? null : after.round, why, title },
    text: lines.filter((line) => line !== null).join("\n"),
    madeAt: at,
  };
}
