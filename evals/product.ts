import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { createAnalyser } from "../corpus/japanese/analyse.ts";
import { openLibrary } from "../corpus/open.ts";
import { openSynonyms } from "../corpus/open-synonyms.ts";
import type { Product } from "./run-command.ts";

const ROOT = join(import.meta.dirname, "..");

/** The product as it ships, without models; what is slow to import is loaded by the command that needs it. */
export async function loadProduct(): Promise<Product> {
  const manifest: unknown = JSON.parse(await readFile(join(ROOT, "package.json"), "utf8"));
  const { version } = z.object({ version: z.string() }).parse(manifest);
  return {
    openLibrary: (folder) => openLibrary({ folder, mode: "write" }),
    createAnswerer: async (library, folder) => {
      const { createAnswerer } = await import("../rag/answer.ts");
      const synonyms = await openSynonyms(folder, library.analyser);
      return createAnswerer({ library, analyser: library.analyser, synonyms });
    },
    fillWithSamples: async (library, onProgress) => {
      const { inProcessReader } = await import("../ingest/isolation/in-process.ts");
      const { ingestPaths } = await import("../ingest/pipeline.ts");
      const { reportLine } = await import("../ingest/report.ts");
      const paths = [join(ROOT, "corpus/samples/documents")];
      const reports = await ingestPaths({ library, reader: inProcessReader, paths, sample: true, onProgress });
      return reports.filter(({ status }) => status === "refused").flatMap((report) => reportLine(report) ?? []);
    },
    loadSupportCheck: async () => {
      const { createSupport, SUPPORT_THRESHOLD } = await import("../rag/check/support.ts");
      return { supports: createSupport(createAnalyser()), threshold: SUPPORT_THRESHOLD };
    },
    loadRoute: async () => (await import("../rag/question/intent/route.ts")).routeUtterance,
    peopleFile: join(ROOT, "corpus/samples/people.csv"),
    versions: { "do-assistant": version, node: process.versions.node },
  };
}
