import { type Logger, LogLevel } from "@slack/bolt";

/** Bolt's warnings and errors as lines of our log; its default logger writes on stdout, which belongs to results. */
export function createBoltLogger(log: (line: string) => void): Logger {
  const write = (level: string, parts: readonly unknown[]) => log(`slack ${level}: ${parts.map(String).join(" ")}`);
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...parts) => write("warning", parts),
    error: (...parts) => write("error", parts),
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  };
}
