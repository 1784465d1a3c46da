/** Whether this runs where a test that cannot run is a failure. */
export function isContinuousIntegration(): boolean {
  return (process.env.CI ?? "") !== "" && process.env.CI !== "false";
}
