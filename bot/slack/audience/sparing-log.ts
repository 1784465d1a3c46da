const SAID_AGAIN_AFTER_MS = 3_600_000;

/** Logs a fault once an hour, however many askers meet it. */
export function createSparingLog(log: (line: string) => void, clock: () => Date): (fault: unknown) => void {
  const saidAt = new Map<string, number>();
  return (fault) => {
    const line = fault instanceof Error ? fault.message : String(fault);
    const now = clock().getTime();
    const last = saidAt.get(line);
    if (last !== undefined && Math.abs(now - last) < SAID_AGAIN_AFTER_MS) return;
    for (const [other, at] of saidAt) if (Math.abs(now - at) >= SAID_AGAIN_AFTER_MS) saidAt.delete(other);
    saidAt.set(line, now);
    log(`slack, who reads: ${line}`);
  };
}
