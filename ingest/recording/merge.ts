import type { RecordedStep } from "./recording.ts";
import { sameTarget } from "./target.ts";

/** What a reader does once, however many events the browser saw. */
export type Action =
  | { readonly kind: "step"; readonly step: RecordedStep }
  | { readonly kind: "keys"; readonly keys: readonly string[] };

const MODIFIERS: ReadonlySet<string> = new Set(["Control", "Shift", "Alt", "Meta"]);
/** Keys that move within a field or between fields, or that an input method takes. */
const UNSAID_KEY = /^(?:.|Tab|Backspace|Delete|Process|Unidentified|CapsLock|Convert|NonConvert|Arrow\w+|Dead)$/su;
const SWITCHED = /^(?:on|off|true|false)$/u;

/**
 * One action for each thing that a person does: keys pressed together, the last of several changes, no click into a
 * field that is then filled.
 */
export function mergeSteps(steps: readonly RecordedStep[]): readonly Action[] {
  const actions: Action[] = [];
  let held: readonly string[] = [];
  for (const step of steps) {
    if (step.type === "keyDown" || step.type === "keyUp") {
      const key = step.key ?? "";
      const others = held.filter((one) => one !== key);
      if (step.type === "keyDown" && !MODIFIERS.has(key) && isSaid(key, held)) {
        actions.push({ kind: "keys", keys: [...held, key] });
      }
      held = step.type === "keyDown" && MODIFIERS.has(key) ? [...others, key] : others;
      continue;
    }
    const last = actions.at(-1);
    const before = last?.kind === "step" && sameTarget(last.step, step) ? last.step.type : null;
    // A box that is ticked reports the click and then what it holds.
    if (before === "click" && step.type === "change" && SWITCHED.test(step.value ?? "")) continue;
    if (replaces(step.type, before)) actions.pop();
    actions.push({ kind: "step", step });
  }
  return actions;
}

function replaces(type: string, before: string | null): boolean {
  if (type === "change") return before === "click" || before === "change";
  return type === "doubleClick" && before === "click";
}

/** Letters end up in the field's value; Enter, Escape and shortcuts are steps. */
function isSaid(key: string, held: readonly string[]): boolean {
  return held.some((modifier) => modifier !== "Shift") || !UNSAID_KEY.test(key);
}
