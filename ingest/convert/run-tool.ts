import { spawn } from "node:child_process";

interface ToolLimits {
  readonly seconds: number;
  readonly memoryMegabytes: number;
}

type ToolResult =
  | { readonly kind: "done"; readonly output: Buffer }
  /** The program is not installed. */
  | { readonly kind: "missing" }
  | { readonly kind: "too-long" }
  | { readonly kind: "failed" };

export interface Tool {
  readonly command: string;
  readonly args: readonly string[];
  /** A folder that is there for this run alone: the program's home, and where it may leave what it needs. */
  readonly folder: string;
  readonly limits: ToolLimits;
}

/** Runs a program on a file that came from anywhere. Never throws for what the program does. */
export type RunTool = (tool: Tool) => Promise<ToolResult>;

const MOST_OUTPUT = 64 * 1024 * 1024;
const LARGEST_FILE = 512 * 1024 * 1024;

/**
 * Runs programs in their own process group, which is ended with them, and where the system has the means, without network
 * (`unshare`, a network namespace with nothing in it) and within limits (`prlimit`: address space, processor time, file size).
 */
export function createToolRunner(): RunTool {
  const guards = memoised(findGuards);
  return async ({ command, args, folder, limits }) => {
    const { offline, limited } = await guards();
    const [program = command, ...rest] = [
      ...(offline ? OFFLINE : []),
      ...(limited ? limiting(limits) : []),
      command,
      ...args,
    ];
    const result = await run(program, rest, folder, limits.seconds);
    // Behind a guard a missing program is the guard's exit status (127 by POSIX), and not a failure to start.
    return result.kind === "exited" ? (result.status === 127 ? { kind: "missing" } : { kind: "failed" }) : result;
  };
}

const OFFLINE = ["unshare", "--map-current-user", "--net"] as const;

function limiting({ seconds, memoryMegabytes }: ToolLimits): readonly string[] {
  const bytes = memoryMegabytes * 1024 * 1024;
  return ["prlimit", `--as=${bytes}`, `--cpu=${seconds}`, `--fsize=${LARGEST_FILE}`, "--core=0"];
}

/** What of the guards works here: containers often forbid namespaces, and other systems have neither program. */
async function findGuards(): Promise<{ readonly offline: boolean; readonly limited: boolean }> {
  const works = async (program: string, args: readonly string[]) => (await run(program, args, "/", 5)).kind === "done";
  const [offline, limited] = await Promise.all([
    works("unshare", [...OFFLINE.slice(1), "true"]),
    works("prlimit", ["--core=0", "true"]),
  ]);
  return { offline, limited };
}

function memoised<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

type RunResult = Exclude<ToolResult, { kind: "failed" }> | { readonly kind: "exited"; readonly status: number };

function run(program: string, args: readonly string[], folder: string, seconds: number): Promise<RunResult> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: folder,
      detached: true,
      stdio: ["ignore", "pipe", "ignore"],
      env: {
        PATH: "/usr/local/bin:/usr/bin:/bin",
        HOME: folder,
        TMPDIR: folder,
        LANG: "C.UTF-8",
        OMP_THREAD_LIMIT: "1",
      },
    });
    const chunks: Buffer[] = [];
    let size = 0;
    let late = false;
    const end = () => {
      if (child.pid === undefined) return;
      try {
        process.kill(-child.pid, "SIGKILL");
      } catch {
        // The group has ended by itself.
      }
    };
    const timer = setTimeout(() => {
      late = true;
      end();
    }, seconds * 1000);
    child.stdout.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > MOST_OUTPUT) end();
      else chunks.push(chunk);
    });
    child.once("error", () => {
      clearTimeout(timer);
      resolve({ kind: "missing" });
    });
    child.once("close", (status) => {
      clearTimeout(timer);
      // What a program has started may outlive it.
      end();
      if (late) resolve({ kind: "too-long" });
      else
        resolve(
          status === 0 ? { kind: "done", output: Buffer.concat(chunks) } : { kind: "exited", status: status ?? -1 },
        );
    });
  });
}
