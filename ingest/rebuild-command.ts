import { join } from "node:path";
import { rebuildLibrary } from "../corpus/rebuild.ts";
import type { CommandOutput } from "./commands.ts";
import { openReader } from "./convert/open-reader.ts";
import { createReread } from "./jobs/reread.ts";
import { createFolderOriginals } from "./originals/folder-originals.ts";
import { createProgress } from "./progress.ts";

/** Builds the index anew from the originals, where they are kept, and from what it held. @returns the exit code */
export async function rebuildIndex(folder: string, { json, print }: CommandOutput): Promise<number> {
  const reader = openReader({ patience: "long" });
  const progress = createProgress(json);
  try {
    const { reread, copied, lost } = await rebuildLibrary({
      folder,
      reread: createReread(reader, createFolderOriginals(join(folder, "originals"))),
      onProgress: progress.update,
    });
    progress.stop();
    if (json)
      print(JSON.stringify({ reread, copied, lost: lost.map(({ document, revision }) => ({ document, revision })) }));
    else {
      print(`${reread} revisions read again from their originals, ${copied} taken over from the old index.`);
      for (const { document, revision } of lost)
        print(
          `lost     ${document.title}, in force from ${revision.effectiveFrom}: take ${revision.fileName} in again`,
        );
    }
    return lost.length === 0 ? 0 : 1;
  } finally {
    progress.stop();
    await reader.close();
  }
}
