import type { ChildProcess } from "node:child_process";
import { rmSync } from "node:fs";
import { cp } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { BOT } from "../slack/emulator/app.ts";
import { type EmulatorProcess, startEmulator } from "../slack/emulator/control/process.ts";
import { type Server, startServer, temporaryFolder } from "../testing/product.ts";

/** Where drills take place: processes and folders that end with it. */
export interface Stage {
  /** An emulated Slack in its own process, as strict about rates as Slack. @param without methods that it lacks */
  openSlack(without?: readonly string[]): Promise<EmulatorProcess>;
  /** A data folder of its own with the sample corpus in it. */
  dataFolder(): Promise<string>;
  /** Starts the product; resolves once it can answer and is joined with Slack. */
  startProduct(folder: string, slack: EmulatorProcess): Promise<Server>;
  /** Says what is done, in a line. */
  say(line: string): void;
  onProgress(phase: string, done: number, total: number): void;
}

export interface OpenStage extends Stage {
  /** What the product's processes have written to their logs since the last `clear`, those that have ended. */
  logs(): readonly string[];
  /** Ends and removes what a drill has left, at once. */
  clear(): void;
  /** The same, and the sample corpus. */
  close(): void;
}

interface Parts extends Pick<Stage, "say" | "onProgress"> {
  /** Methods that every emulated Slack lacks. */
  readonly without: readonly string[];
}

const LOOK_AGAIN_MS = 100;

export function openStage({ say, onProgress, without: always }: Parts): OpenStage {
  const children = new Set<ChildProcess>();
  const logs: string[] = [];
  const slacks = new Set<EmulatorProcess>();
  const folders = new Set<string>();
  const samples = new Set<string>();
  let filled: Promise<string> | undefined;

  async function newFolder(removed: Set<string>): Promise<string> {
    const folder = await temporaryFolder();
    removed.add(folder);
    return folder;
  }

  async function fill(): Promise<string> {
    const folder = await newFolder(samples);
    onProgress("Taking in the sample corpus", 0, 1);
    const server = await start(folder, {});
    server.child.kill("SIGTERM");
    await server.ended;
    return folder;
  }

  async function start(folder: string, environment: NodeJS.ProcessEnv): Promise<Server> {
    const server = await startServer(folder, environment);
    children.add(server.child);
    void server.ended.then(({ stderr }) => {
      children.delete(server.child);
      logs.push(stderr);
    });
    while ((await fetch(`${server.url}/readyz`)).status !== 200) await pause(LOOK_AGAIN_MS);
    return server;
  }

  function clear(): void {
    for (const child of children) child.kill("SIGKILL");
    for (const slack of slacks) void slack.stop();
    slacks.clear();
    logs.length = 0;
    remove(folders);
  }

  return {
    say,
    onProgress,
    openSlack: async (without = []) => {
      const slack = await startEmulator(`--without=${[...always, ...without].join(",")}`);
      slacks.add(slack);
      return slack;
    },
    dataFolder: async () => {
      filled ??= fill();
      const folder = await newFolder(folders);
      await cp(await filled, folder, { recursive: true });
      return folder;
    },
    startProduct: async (folder, slack) => {
      const { openSockets } = await slack.metrics();
      const server = await start(folder, {
        SLACK_BOT_TOKEN: BOT.token,
        SLACK_APP_TOKEN: BOT.appToken,
        SLACK_API_URL: slack.apiUrl,
      });
      while ((await slack.metrics()).openSockets <= openSockets) await pause(LOOK_AGAIN_MS);
      return server;
    },
    logs: () => logs,
    clear,
    close: () => {
      clear();
      remove(samples);
    },
  };
}

function remove(folders: Set<string>): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  folders.clear();
}
