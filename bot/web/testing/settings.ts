/** Whether this runs where a test that cannot run is a failure. */
export function isContinuousIntegration(): boolean {
  return (process.env.CI ?? "") !== "" && process.env.CI !== "false";
}

/** Folder for pictures of the pages, where somebody wants to look at them. */
export function screenshotFolder(): string | null {
  return process.env.DO_SCREENSHOTS || null;
}

/** Chromium takes the names of files in what the environment says they are written in; where it says nothing, it loses Japanese ones. */
export function browserEnvironment(): Record<string, string> {
  const inherited = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return { ...Object.fromEntries(inherited), LC_ALL: "C.UTF-8" };
}
