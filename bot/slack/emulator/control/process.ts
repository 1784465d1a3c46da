import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { z } from "zod";

const PROGRAM = new URL("../main.ts", import.meta.url).pathname;
const ADDRESSES = z.object({ apiUrl: z.string(), controlUrl: z.string() });
const METRICS = z.object({
  openSockets: z.int(),
  acknowledgements: z.object({
    sent: z.int(),
    acknowledged: z.int(),
    late: z.int(),
    unanswered: z.int(),
    latencies: z.array(z.number()),
  }),
  firstSigns: z.array(z.number()),
  firstReplies: z.array(z.number()),
  waiting: z.int(),
  replies: z.record(z.string(), z.int()),
});

/** An emulated Slack in a process of its own, so that load on it does not slow the app that is measured. */
export interface EmulatorProcess {
  readonly apiUrl: string;
  readonly controlUrl: string;
  metrics(): Promise<z.infer<typeof METRICS>>;
  /** Any other order of `control/routes.ts`, for example `post("/says", [...])`. */
  post(path: string, body: unknown): Promise<unknown>;
  get(path: string): Promise<unknown>;
  stop(): Promise<void>;
}

/** @param options of `main.ts`, for example `--without=chat.startStream` */
export async function startEmulator(...options: readonly string[]): Promise<EmulatorProcess> {
  const child = spawn(process.execPath, [PROGRAM, ...options], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await once(createInterface(child.stdout), "line");
  const { apiUrl, controlUrl } = ADDRESSES.parse(JSON.parse(line));
  const ask = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(controlUrl + path, init);
    const body: unknown = await response.json();
    if (!response.ok) throw new Error(`${path}: ${JSON.stringify(body)}`);
    return body;
  };
  return {
    apiUrl,
    controlUrl,
    metrics: async () => METRICS.parse(await ask("/metrics")),
    post: (path, body) =>
      ask(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
    get: (path) => ask(path),
    stop: async () => {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    },
  };
}
