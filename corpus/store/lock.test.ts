import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { lockForWriting } from "./lock.ts";

const HOLDER = fileURLToPath(new URL("testing/hold-lock.ts", import.meta.url));

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "do-lock-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("the lock for writing", () => {
  it("refuses a second holder, naming the first, until that releases it", () => {
    const file = join(folder, "writer.lock");
    const first = lockForWriting(file);
    expect(() => lockForWriting(file)).toThrow(
      expect.objectContaining({
        name: "LibraryLocked",
        message: expect.stringContaining(`process ${process.pid} on ${hostname()}`),
      }),
    );
    first.release();
    lockForWriting(file).release();
  });

  it("is free again when the process that holds it is killed", async () => {
    const file = join(folder, "writer.lock");
    const child = spawn(process.execPath, [HOLDER, file], { stdio: ["pipe", "pipe", "inherit"] });
    const ended = once(child, "exit");
    try {
      const said = await Promise.race([once(child.stdout, "data"), ended]);
      expect(String(said[0])).toBe("held\n");
      expect(() => lockForWriting(file)).toThrow(`process ${child.pid} on`);
    } finally {
      child.kill("SIGKILL");
    }
    await ended;
    const own = lockForWriting(file);
    expect(() => lockForWriting(file)).toThrow(`process ${process.pid} on`);
    own.release();
  });

  it("does not call a file that cannot be opened locked", () => {
    expect(() => lockForWriting(join(folder, "missing", "writer.lock"))).toThrow(
      expect.not.objectContaining({ name: "LibraryLocked" }),
    );
  });
});
