import { openStep } from "./engine/acting.ts";
import type { DeskEvent } from "./engine/event.ts";
import type { RequestState, Task } from "./engine/state.ts";
import { actor, type Message, type Moment, message, nameIn, ROLE, receivers, turnPosts } from "./notice-moment.ts";
import type { Receiver } from "./receivers.ts";
import { ENDING_WORDS, monthAndDay, postWords } from "./words.ts";

/** Who is told of what has happened, besides those whose turn it becomes. */
export function eventMessages(step: Moment): readonly Message[] {
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
      const until = `${monthAndDay(what.due)}までに、直して送り直すか取り下げてください。`;
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
      const late = `${postWords(what.post)}での処理が期限（${monthAndDay(task?.due ?? what.day)}）を過ぎたため、お知らせします。あなたも処理できます。`;
      return receivers(step, what.to, "上位者として").map((each) => message("escalated", each, title, name, late));
    }
    case "review-asked": {
      const title = `${request.number} の後閲をお願いします`;
      const said = `${actor(step)}が代決しました。内容を確かめ、「後閲」を押してください（${monthAndDay(what.due)}まで）。`;
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
  const said = `期限は${monthAndDay(task.due)}${isLate ? "でした。処理をお願いします。" : "です。"}`;
  return receivers(step, post, ROLE[settings.kind]).map((each) => message("reminder", each, title, name, said));
}

function taskOf({ phase }: RequestState, post: string): Task | undefined {
  return phase.kind === "at" ? phase.tasks.find((task) => task.post === post && task.done === null) : undefined;
}

function by(step: Moment): string | null {
  const event = step.event.by.kind === "desk" ? step.act : step.event;
  return event === undefined ? null : `担当：${actor({ ...step, event })}`;
}
