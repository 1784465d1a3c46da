/** The data folder of commands that are given none. */
export function dataFolder(environment: Readonly<Record<string, string | undefined>> = process.env): string {
  const named = environment.DO_DATA_DIR;
  return named === undefined || named === "" ? "./data" : named;
}
