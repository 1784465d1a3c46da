import { openStep, openTasks } from "./engine/acting.ts";
import type { Definition } from "./engine/definition.ts";
import type { RequestState } from "./engine/state.ts";
import { ENDING_WORDS, monthAndDay, postWords } from "./words.ts";

/** Where a request is, in one phrase: 確認を待っています（道路課 課長、12月2日まで）. */
export function stateWords(state: RequestState, definition: Definition): string {
  const { phase } = state;
  if (phase.kind === "ended") {
    return phase.why === null ? ENDING_WORDS[phase.ending] : `${ENDING_WORDS[phase.ending]}（${phase.why}）`;
  }
  if (phase.kind === "returned") {
    const until = `${monthAndDay(phase.due)}までに、直して送り直してください`;
    return phase.why === null ? `引き戻しています（${until}）` : `差し戻されています（${phase.why}。${until}）`;
  }
  const step = openStep(state, definition);
  const open = step === undefined ? [] : openTasks(state, step);
  const posts = open.map(({ post }) => postWords(post)).join("・");
  const [due] = open.map((task) => task.due).toSorted();
  return `${step?.name ?? "処理"}を待っています（${posts}${due === undefined ? "" : `、${monthAndDay(due)}まで`}）`;
}
