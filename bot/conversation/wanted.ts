import type { Door } from "../../rag/question/door.ts";
import { withoutCourtesies } from "../../rag/question/intent/small-talk.ts";
import type { StoredTurn } from "../store/conversations.ts";
import { choiceIn } from "./choice.ts";
import type { FormReply, Utterance } from "./contract.ts";
import { standaloneQuestion } from "./follow-up.ts";
import { isConsent, isRefusal } from "./form-reply.ts";
import type { Route } from "./route.ts";
import { smallTalk } from "./small-talk.ts";

/** What an utterance wants in its thread. `said` is it without courtesies; `asked` is understandable without the thread. */
export type Wanted =
  | { readonly kind: "door"; readonly door: Exclude<Door, "question">; readonly said: string }
  | { readonly kind: "question"; readonly asked: string }
  | { readonly kind: "doubt"; readonly doors: readonly [Door, Door]; readonly said: string }
  | { readonly kind: "consent"; readonly reply: FormReply }
  | { readonly kind: "refusal" };

/**
 * What the person said they want goes first, then the choice or form that the thread has put to them, then the route.
 * In doubt, what can only be understood from the question before is a question.
 * @param earlier turns of the thread, newest first
 */
export function wanted(
  text: string,
  { door, viewer }: Pick<Utterance, "door" | "viewer">,
  earlier: readonly StoredTurn[],
  route: Route,
): Wanted {
  const said = withoutCourtesies(text);
  const before = earlier.find(({ asked }) => asked !== null);
  const asked = before === undefined || before.asked === null ? said : standaloneQuestion(before.asked, said);
  const through = (chosen: Door): Wanted =>
    chosen === "question" ? { kind: "question", asked } : { kind: "door", door: chosen, said };
  if (door !== undefined) return through(door);

  const [newest] = earlier;
  const choice = choiceIn(newest?.reply, said, "newest") ?? choiceIn(before?.reply, said, "earlier");
  if (choice !== undefined) {
    return choice.door === undefined || choice.door === "question"
      ? { kind: "question", asked: choice.question }
      : { kind: "door", door: choice.door, said: withoutCourtesies(choice.question) };
  }
  if (newest?.reply.kind === "form" && newest.askerId === viewer.id) {
    const { prefill } = newest.reply;
    if (isConsent(text)) return { kind: "consent", reply: newest.reply };
    if (isRefusal(said)) return { kind: "refusal" };
    if (said.startsWith("質問として")) return { kind: "question", asked: prefill.text };
  }
  if (smallTalk(text) !== undefined) return { kind: "door", door: "chat", said };
  const routed = route(said);
  if (routed.kind === "door") return through(routed.door);
  if (routed.doors.includes("question") && asked !== said) return through("question");
  return { kind: "doubt", doors: routed.doors, said };
}
