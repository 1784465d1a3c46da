import { fork } from "node:child_process";
import { once } from "node:events";
import { ANSWERED, MEASURED, type Measured, type Order, TABLES, WORK } from "./orders.ts";

const PROGRAM = new URL("product.ts", import.meta.url);

/** The assistant in a process of its own, whose memory is measured apart from the Slack and the people that it serves. */
export interface ProductProcess {
  setClock(moment: number): Promise<void>;
  work(): Promise<{ readonly waiting: number; readonly held: number }>;
  /** Forgets, by its clock, what it need not keep longer. @returns the tables just before */
  forget(): Promise<Measured["tables"]>;
  measure(): Promise<Measured>;
  stop(): Promise<void>;
}

/** Resolves once it can answer. @param start of its clock, milliseconds since 1970 */
export async function startProduct(folder: string, apiUrl: string, start: number): Promise<ProductProcess> {
  const child = fork(PROGRAM, [folder, apiUrl, `${start}`], {
    execArgv: ["--expose-gc"],
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const waiting = new Map<number, (answer: unknown) => void>();
  const ended = once(child, "exit");
  const died = ended.then(([code]) => Promise.reject(new Error(`The assistant's process ended with ${code}`)));
  died.catch(() => undefined);
  let count = 0;
  child.on("message", (message) => {
    const { number, answer } = ANSWERED.parse(message);
    waiting.get(number)?.(answer);
    waiting.delete(number);
  });
  const answerTo = (number: number) =>
    Promise.race([new Promise<unknown>((resolve) => waiting.set(number, resolve)), died]);
  const ask = (order: Order) => {
    count += 1;
    child.send({ number: count, order });
    return answerTo(count);
  };
  await answerTo(0);
  return {
    setClock: async (moment) => void (await ask({ kind: "clock", moment })),
    work: async () => WORK.parse(await ask({ kind: "work" })),
    forget: async () => TABLES.parse(await ask({ kind: "forget" })),
    measure: async () => MEASURED.parse(await ask({ kind: "measure" })),
    stop: async () => {
      await ask({ kind: "stop" });
      child.disconnect();
      await ended;
    },
  };
}
