import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const LONGEST_MS = 60_000;
const LONGEST_BYTES = 64 * 1024 * 1024;

/** What LibreOffice makes of each kind of file; `-1` writes every sheet of a workbook (its wiki, "CSV filter parameters"). */
const TEXT = "txt:Text (encoded):UTF8";
const SHEETS = "csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,true,false,false,false,-1";
const TARGETS: Readonly<Record<string, string>> = {
  ".docx": TEXT,
  ".doc": TEXT,
  ".rtf": TEXT,
  ".odt": TEXT,
  ".html": TEXT,
  ".htm": TEXT,
  ".xlsx": SHEETS,
  ".xlsm": SHEETS,
  ".xls": SHEETS,
  ".ods": SHEETS,
  ".pptx": "pdf",
  ".ppt": "pdf",
  ".odp": "pdf",
};

/**
 * What pdftotext or LibreOffice reads in the file; empty where neither can. Of a PDF its text in pdftotext's order of reading,
 * and in the order in which the file draws it (`-raw`): on forms and vertical pages the former takes columns apart, or reads backwards.
 */
export async function referenceTexts(path: string): Promise<readonly string[]> {
  const extension = extname(path).toLowerCase();
  const texts =
    extension === ".pdf" ? [await pdfText(path), await pdfText(path, "-raw")] : [await officeText(path, extension)];
  return texts.filter((text) => text !== undefined);
}

async function officeText(path: string, extension: string): Promise<string | undefined> {
  const target = TARGETS[extension];
  if (target === undefined) return undefined;
  const folder = await mkdtemp(join(tmpdir(), "reference-text-"));
  try {
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const options = { timeout: LONGEST_MS, maxBuffer: LONGEST_BYTES };
    await run(
      "soffice",
      [profile, "--headless", "--convert-to", target, "--outdir", join(folder, "out"), path],
      options,
    );
    const names = (await readdir(join(folder, "out"))).sort();
    const texts = await Promise.all(names.map((name) => textOf(join(folder, "out", name))));
    return texts.some((text) => text !== undefined) ? texts.join("\n") : undefined;
  } catch {
    return undefined;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function textOf(path: string): Promise<string | undefined> {
  return path.endsWith(".pdf") ? pdfText(path) : readFile(path, "utf8");
}

async function pdfText(path: string, ...order: readonly string[]): Promise<string | undefined> {
  try {
    return (await run("pdftotext", ["-q", ...order, path, "-"], { timeout: LONGEST_MS, maxBuffer: LONGEST_BYTES }))
      .stdout;
  } catch {
    return undefined;
  }
}
