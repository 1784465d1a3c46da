import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";

/** Physical memory that a process holds, in bytes; undefined where the system does not tell or the process has ended. */
export async function residentMemory(pid: number): Promise<number | undefined> {
  const kilobytes = process.platform === "linux" ? await fromProc(pid) : await fromPs(pid);
  return kilobytes === undefined ? undefined : kilobytes * 1024;
}

async function fromProc(pid: number): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid}/status`, "latin1").catch(() => "");
  return numberIn(/^VmRSS:\s*(\d+) kB$/mu.exec(status)?.[1]);
}

/** macOS and the BSDs. Windows has no `ps`: there the heap limit and the time limit stand alone. */
function fromPs(pid: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    execFile("ps", ["-o", "rss=", "-p", String(pid)], (fault, out) => {
      resolve(fault === null ? numberIn(/^\s*(\d+)\s*$/u.exec(out)?.[1]) : undefined);
    });
  });
}

function numberIn(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : Number(digits);
}
