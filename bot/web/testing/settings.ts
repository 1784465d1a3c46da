/** Whether this runs where a test that cannot run is a failure. */
export function isContinuousIntegration(): boolean {
  return (process.env.CI ?? "") !== "" && process.env.CI !== "false";
}

/** Folder for pictures of the pages, where somebody wants to look at them. */
export function screenshotFolder(): string | null {
  return process.env.DO_SCREENSHOTS || null;
}
