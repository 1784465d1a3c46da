import type { Size } from "./command-line.ts";
import type { Stage } from "./stage.ts";
import type { Figure } from "./verdict.ts";

/** Puts the product under strain and measures what must hold meanwhile. */
export interface Drill {
  /** One line for the usage. */
  readonly shows: string;
  /** @returns what it measured, each with its bound */
  readonly run: (stage: Stage, size: Size) => Promise<readonly Figure[]>;
}
