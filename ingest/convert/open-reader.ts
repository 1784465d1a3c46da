import { createReaderPool, type ReaderPool } from "../isolation/reader-pool.ts";
import { createConvertingReader } from "./converting-reader.ts";
import { createOfficeConverter } from "./office.ts";
import { createRecogniser } from "./recognise.ts";
import { createToolRunner } from "./run-tool.ts";

/**
 * Reads whatever comes: files of today in isolated processes, old Office files by way of LibreOffice, and pages that are
 * images by Tesseract. Where these are not installed, the refusal of a file that needs them says so.
 */
export function openReader(): ReaderPool {
  const pool = createReaderPool();
  const run = createToolRunner();
  const read = createConvertingReader({
    read: pool.read,
    convert: createOfficeConverter(run),
    recognise: createRecogniser({ run }),
  });
  return { ...pool, read };
}
