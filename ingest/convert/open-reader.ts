import { createReaderPool, type ReaderPool } from "../isolation/reader-pool.ts";
import { createConvertingReader } from "./converting-reader.ts";
import { createOfficeConverter } from "./office.ts";
import { createRecogniser } from "./recognise.ts";
import { createToolRunner } from "./run-tool.ts";

/**
 * Seconds for the pages of one file that are images. On the command line no file holds up the others for more than half a
 * minute, with what it takes to find that they are images; where its pages are counted as they are read, a book may take its time.
 */
const SECONDS = { short: 24, long: 600 } as const;

/**
 * Reads whatever comes: files of today in isolated processes, old Office files by way of LibreOffice, and pages that are
 * images by Tesseract. Where these are not installed, the refusal of a file that needs them says so.
 */
export function openReader({ patience = "short" }: { readonly patience?: keyof typeof SECONDS } = {}): ReaderPool {
  const pool = createReaderPool();
  const run = createToolRunner();
  const read = createConvertingReader({
    read: pool.read,
    convert: createOfficeConverter(run),
    recognise: createRecogniser({ run, seconds: SECONDS[patience] }),
  });
  return { ...pool, read };
}
