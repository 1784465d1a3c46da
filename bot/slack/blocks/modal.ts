import type { types } from "@slack/bolt";
import { beginning } from "./cut.ts";
import { inertPlain } from "./inert.ts";
import { LIMITS } from "./limits.ts";
import { inertWords, line, plain, rich } from "./rich.ts";
import type { Modal } from "./view.ts";

/** What is shorter is put in on one line. */
const ONE_LINE = 200;

interface FormParts {
  readonly callbackId: string;
  readonly title: string;
  readonly submit: string;
  /** Comes back with what is put in. */
  readonly privateMetadata: string;
}

export function modal(
  { callbackId, title, submit, privateMetadata }: FormParts,
  inputs: readonly types.InputBlock[],
): Modal {
  return {
    type: "modal",
    callback_id: callbackId,
    private_metadata: privateMetadata,
    title: plain(title, LIMITS.viewTitle),
    submit: plain(submit, LIMITS.viewTitle),
    close: plain("やめる"),
    blocks: [...inputs],
  };
}

interface Input {
  readonly hint?: string;
  readonly placeholder?: string;
  /** Anybody's. It stays as it is: Slack parses no input, and what the person sends is what they see. */
  readonly prefill?: string;
  /** UTF-16 units. */
  readonly most: number;
  readonly isOptional?: boolean;
}

/** One line or several of text. */
export function input(
  id: string,
  label: string,
  { hint, placeholder, prefill = "", most, isOptional = false }: Input,
): types.InputBlock {
  const shown = beginning(prefill.toWellFormed().trim(), most, (same) => same);
  return {
    type: "input",
    block_id: id,
    label: plain(label),
    optional: isOptional,
    element: {
      type: "plain_text_input",
      action_id: id,
      multiline: most > ONE_LINE,
      max_length: most,
      ...(placeholder === undefined ? {} : { placeholder: plain(placeholder) }),
      ...(shown === "" ? {} : { initial_value: shown }),
    },
    ...(hint === undefined ? {} : { hint: plain(hint) }),
  };
}

/** Stands in a modal's place while something is looked up, or when it cannot go on. */
export function sentenceModal(title: string, sentence: string): Modal {
  return {
    type: "modal",
    title: plain(title, LIMITS.viewTitle),
    close: plain("閉じる"),
    blocks: [rich(line(inertWords(beginning(sentence, LIMITS.textObject, inertPlain))))],
  };
}
