/** What Slack does to a call besides answering it. */
export type Fault =
  | { readonly kind: "error"; readonly error: string }
  | { readonly kind: "http"; readonly status: number; readonly retryAfterSeconds?: number | undefined }
  /** Runs the method, then ends the connection before the answer. */
  | { readonly kind: "lost-answer" };

export interface Faults {
  /** The fault that the next call of a method meets, used up by asking. */
  next(method: string): Fault | undefined;
  /** Adds faults for the next calls of a method, one each. */
  add(method: string, faults: readonly Fault[]): void;
  /** Resolves when calls of a method may be answered. */
  released(method: string): Promise<void>;
  /** Leaves calls of a method unanswered. @returns how to answer them and those to come */
  hold(method: string): () => void;
}

export function createFaults(): Faults {
  const queues = new Map<string, Fault[]>();
  const held = new Map<string, Promise<void>>();
  return {
    next: (method) => queues.get(method)?.shift(),
    add: (method, faults) => queues.set(method, [...(queues.get(method) ?? []), ...faults]),
    released: (method) => held.get(method) ?? Promise.resolve(),
    hold: (method) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      held.set(method, promise);
      return () => {
        held.delete(method);
        resolve();
      };
    },
  };
}
