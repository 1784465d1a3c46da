import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { builtName, DOCUMENTS, fileNames, readCorpus, SOURCES } from "./corpus-files.ts";
import { formatManifest } from "./manifest.ts";
import { createPdfPrinter } from "./pdf.ts";
import { render } from "./render.ts";
import { FORMATS } from "./source.ts";

/** Builds every file of the sample corpus that is not Markdown, its manifest, and takes away what no longer has a source. */
async function build(): Promise<void> {
  const { files, faults } = await readCorpus(SOURCES);
  if (faults.length > 0) throw new Error(faults.join("\n"));
  const samples = files.map((file) => ({ file: builtName(file), source: file.source }));
  await removeOthers(new Set(samples.map(({ file }) => file)));
  const printer = await createPdfPrinter();
  try {
    for (const { file, source } of samples) {
      const bytes = source.meta.format === "pdf" ? await printer.print(source) : await render(source);
      await mkdir(dirname(join(DOCUMENTS, file)), { recursive: true });
      await writeFile(join(DOCUMENTS, file), bytes);
      console.log(`${file} ${Math.ceil(bytes.length / 1024)} KiB`);
    }
  } finally {
    await printer.close();
  }
  const entries = samples.map(({ file, source }) => ({ file, meta: source.meta }));
  await writeFile(join(DOCUMENTS, "manifest.csv"), formatManifest(entries));
}

async function removeOthers(wanted: ReadonlySet<string>): Promise<void> {
  const built = (await fileNames(DOCUMENTS)).filter((name) => FORMATS.some((format) => name.endsWith(`.${format}`)));
  const strays = built.filter((name) => !wanted.has(name));
  await Promise.all(strays.map((name) => rm(join(DOCUMENTS, name))));
}

await build();
