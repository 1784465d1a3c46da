import { parseArgs } from "node:util";
import { createConvertingReader } from "../convert/converting-reader.ts";
import { createOfficeConverter } from "../convert/office.ts";
import { createRecogniser } from "../convert/recognise.ts";
import { createToolRunner } from "../convert/run-tool.ts";
import { readDocument } from "../readers/read.ts";
import { PathUnreadable, walk } from "../walk.ts";
import { type Compared, compareText } from "./compare.ts";

const USAGE = `Usage:
  npm run measure:text -- PATH... [--json]
Compares the text of Japanese files with what pdftotext (PDF) or LibreOffice (other formats) reads in them: F1 of character bigrams.
`;
const ENOUGH = 0.85;
const WORST = 10;

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: "boolean" } },
    });
    if (positionals.length === 0) {
      process.stderr.write(USAGE);
      return 2;
    }
    const figures = summary(await compareAll(positionals));
    process.stdout.write(values.json === true ? `${JSON.stringify(figures)}\n` : table(figures));
    return 0;
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    const known = cause instanceof PathUnreadable;
    process.stderr.write(known ? `${cause.message}\n` : `${cause.message}\n\n${USAGE}`);
    return known ? 1 : 2;
  }
}

async function compareAll(paths: readonly string[]): Promise<readonly Compared[]> {
  const run = createToolRunner();
  const read = createConvertingReader({
    read: readDocument,
    convert: createOfficeConverter(run),
    recognise: createRecogniser({ run, seconds: 600 }),
  });
  const compared: Compared[] = [];
  for (const { path } of await walk(paths)) {
    const next = await compareText(path, read, () => performance.now());
    if (next !== undefined) compared.push(next);
  }
  return compared;
}

function summary(compared: readonly Compared[]) {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const share = (values: readonly number[]) => values.filter((value) => value >= ENOUGH).length / values.length;
  const scores = compared.map(({ f1 }) => f1);
  const inOrder = compared.map((each) => each.inOrder);
  return {
    files: compared.length,
    refused: compared.filter(({ refused }) => refused !== null).length,
    meanF1: mean(scores),
    shareOver: share(scores),
    meanF1InOrder: mean(inOrder),
    shareOverInOrder: share(inOrder),
    secondsPerFile: mean(compared.map(({ ms }) => ms)) / 1000,
    worst: [...compared].sort((a, b) => a.f1 - b.f1).slice(0, WORST),
  };
}

function table({ worst, ...figures }: ReturnType<typeof summary>): string {
  const lines = [
    `Japanese files            ${figures.files} (${figures.refused} refused)`,
    `Mean F1                   ${figures.meanF1.toFixed(4)}`,
    `Share with F1 >= ${ENOUGH}     ${figures.shareOver.toFixed(4)}`,
    `In the order of reading   ${figures.meanF1InOrder.toFixed(4)} (${figures.shareOverInOrder.toFixed(4)})`,
    `Seconds per file          ${figures.secondsPerFile.toFixed(3)}`,
    "Worst:",
    ...worst.map(({ f1, file, refused }) => `  ${f1.toFixed(3)}  ${file}${refused === null ? "" : ` (${refused})`}`),
  ];
  return `${lines.join("\n")}\n`;
}
