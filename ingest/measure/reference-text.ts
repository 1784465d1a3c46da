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

/** The text that pdftotext or LibreOffice reads in the file; undefined where neither can. */
export async function referenceText(path: string): Promise<string | undefined> {
  const extension = extname(path).toLowerCase();
  if (extension === ".pdf") return pdfText(path);
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

async function pdfText(path: string): Promise<string | undefined> {
  try {
    return (await run("pdftotext", ["-q", path, "-"], { timeout: LONGEST_MS, maxBuffer: LONGEST_BYTES })).stdout;
  } catch {
    return undefined;
  }
}
