import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { ANYONE } from "../../corpus/document.ts";
import { openMemoryLibrary } from "../../corpus/open.ts";
import { inProcessReader } from "../isolation/in-process.ts";
import { ingestPaths } from "../pipeline.ts";
import { walk } from "../walk.ts";
import { countElements, countLocators } from "./counts.ts";

// Takes laws of e-Gov in and compares what the library then names with what their XML has, counted independently:
//   node ingest/law-xml/count-law.ts FOLDER
process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const [folder] = parseArgs({ args: [...args], allowPositionals: true }).positionals;
  const files = folder === undefined ? [] : await xmlFiles(folder);
  if (files.length === 0) {
    process.stderr.write("There is no XML to count; give the folder that holds the laws.\n");
    return 2;
  }
  const library = await openMemoryLibrary();
  let wrong = 0;
  for (const path of files) {
    const [report] = await ingestPaths({ library, reader: inProcessReader, paths: [path], sample: false });
    if (report === undefined || report.status === "refused") {
      process.stdout.write(`${path}: not taken in\n`);
      wrong += 1;
      continue;
    }
    const { documentId, effectiveFrom, ms } = report;
    const text = await library.text(documentId, { asOf: effectiveFrom, viewer: ANYONE }, effectiveFrom);
    const [xml, locators] = [countElements(await readFile(path, "utf8")), countLocators(text?.passages ?? [])];
    const equal = JSON.stringify(xml) === JSON.stringify(locators);
    if (!equal) wrong += 1;
    const { title } = text?.document ?? { title: path };
    process.stdout.write(`${JSON.stringify({ title, equal, xml, locators, passages: text?.passages.length, ms })}\n`);
  }
  await library.close();
  return wrong === 0 ? 0 : 1;
}

async function xmlFiles(folder: string): Promise<readonly string[]> {
  try {
    return (await walk([folder])).map(({ path }) => path).filter((path) => path.endsWith(".xml"));
  } catch {
    return [];
  }
}
