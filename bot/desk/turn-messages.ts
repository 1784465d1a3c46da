import { openStep, openTasks } from "./engine/acting.ts";
import type { DeskEvent } from "./engine/event.ts";
import { type Message, type Moment, message, nameIn, ROLE, receivers, turnPosts } from "./notice-moment.ts";
import { shownAsker } from "./shown-asker.ts";
import { monthAndDay, postWords } from "./words.ts";

/** Whoever has a turn that they did not have before. */
export function turnMessages(step: Moment): readonly Message[] {
  const { before, after, event, definition, request } = step;
  const settings = openStep(after, definition);
  if (settings === undefined) return [];
  const earlier = before !== undefined && before.round === after.round ? turnPosts(before, definition) : [];
  const opened = openTasks(after, settings).filter(({ post }) => !earlier.includes(post));
  const { kind, intro } = turnKind(event);
  const title = `${request.number} ${settings.name}のお願い`;
  return opened.flatMap(({ post, due }) => {
    const until = `期限は${monthAndDay(due)}です。`;
    const reason = kind === "reassigned" && event.why !== null ? `理由：${event.why}` : null;
    return receivers(step, post, ROLE[settings.kind]).map((each) =>
      message(kind, each, title, nameIn(step), intro, reason, `申請：${shownAsker(after, step.nameOf)}`, until),
    );
  });
}

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
