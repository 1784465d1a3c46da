import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const MAIN = fileURLToPath(new URL("../main.ts", import.meta.url));
const INGEST = fileURLToPath(new URL("../../ingest/main.ts", import.meta.url));

export interface Ended {
  /** Null where a signal ended it. */
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Server {
  readonly url: string;
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

export function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), "do-"));
}

/** Runs `npm start`, `npm run ask` or `npm run search` as its own process, with the arguments after the `--`. */
export function runProduct(args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<Ended> {
  return outcome(launch([MAIN, ...args], environment));
}

export function runIngest(args: readonly string[]): Promise<Ended> {
  return outcome(launch([INGEST, ...args], {}));
}

/** Starts the server on a free port. @returns it once it says its address */
export async function startServer(folder: string, environment: NodeJS.ProcessEnv = {}): Promise<Server> {
  const child = launch([MAIN, "start", "--data", folder], { PORT: "0", ...environment });
  const ended = outcome(child);
  const url = new Promise<string>((resolve) => {
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      const [address] = /http:\/\/\S+/u.exec(said) ?? [];
      if (address !== undefined) resolve(address);
    });
  });
  const failed = ended.then(({ stderr }) => Promise.reject(new Error(`The server did not start: ${stderr}`)));
  return { url: await Promise.race([url, failed]), child, ended };
}

/** Neither the settings of who tests nor a `.env` reach the process. */
function launch(args: readonly string[], environment: NodeJS.ProcessEnv) {
  return spawn(process.execPath, [...args], { cwd: tmpdir(), env: environment, stdio: ["ignore", "pipe", "pipe"] });
}

function outcome(child: ReturnType<typeof launch>): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const said = { stdout: "", stderr: "" };
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      said.stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      said.stderr += text;
    });
    child.on("error", reject);
    child.on("close", (status, signal) => resolve({ status, signal, ...said }));
  });
}
