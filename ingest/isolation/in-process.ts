import { unpackZip } from "../archive/unpack.ts";
import { refused } from "../block.ts";
import type { DocumentReader } from "../document-reader.ts";
import { readDocument } from "../readers/read.ts";

/** Reads in this process, which a hostile file can end: for files of our own making. */
export const inProcessReader: DocumentReader = {
  read: (bytes, name) => readDocument(bytes, name).catch(() => refused("damaged")),
  unpack: unpackZip,
};
