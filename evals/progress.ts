import { Presets, SingleBar } from "cli-progress";

export interface ProgressBar {
  readonly update: (phase: string, done: number, total: number) => void;
  readonly stop: () => void;
}

/** A bar on stderr where a person watches; otherwise one line as each phase begins, for logs. */
export function createProgressBar(stderr: NodeJS.WriteStream): ProgressBar {
  let current: string | undefined;
  if (!stderr.isTTY) {
    const update = (phase: string, _done: number, total: number) => {
      if (phase !== current) stderr.write(`${phase}: ${total}\n`);
      current = phase;
    };
    return { update, stop: () => {} };
  }
  const format = "{phase} {bar} {value}/{total}, {eta_formatted} left";
  const bar = new SingleBar(
    { format, stream: stderr, hideCursor: true, clearOnComplete: true },
    Presets.shades_classic,
  );
  return {
    update: (phase, done, total) => {
      if (phase !== current) bar.start(total, done, { phase });
      else bar.update(done, { phase });
      current = phase;
    },
    stop: () => bar.stop(),
  };
}
