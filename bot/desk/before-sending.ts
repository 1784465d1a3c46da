import type { Viewer } from "../../corpus/document.ts";
import type { FieldValues, RequestType } from "./engine/definition.ts";

/** A request that may be the same as the one that somebody writes. */
interface AskedAlready {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  /** Who asked and who joined. */
  readonly people: number;
}

/** What a person should know before they send. */
export interface BeforeSending {
  /** That it is there already, that a number is missing, that a case is alike: short sentences. */
  readonly sentences: readonly string[];
  /** The likeliest first. */
  readonly askedAlready: readonly AskedAlready[];
}

/** What the desk of a type knows of a request that is being written. Pure in its fields, fast enough for every press. */
export interface DeskAdvice {
  beforeSending(type: RequestType, fields: FieldValues, viewer: Viewer): Promise<BeforeSending>;
  /** What who decides should look at, by the desk's own rules; it suggests and never decides. */
  checks(type: RequestType, fields: FieldValues): Promise<readonly string[]>;
  /** The fields that a person's words fill in; empty where that is not certain. */
  understood(type: RequestType, words: string): Promise<FieldValues>;
}

/** Knows nothing: for where the desks of apps and of improvements are not open. */
export const SILENT_ADVICE: DeskAdvice = {
  beforeSending: async () => ({ sentences: [], askedAlready: [] }),
  checks: async () => [],
  understood: async () => ({}),
};
