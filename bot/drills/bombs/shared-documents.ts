import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const FOLDER = fileURLToPath(new URL("../../../../shared/documents/", import.meta.url));

/** Documents of every kind that lie beside the repository on some machines; undefined elsewhere. */
export function sharedDocuments(): string | undefined {
  return existsSync(FOLDER) ? FOLDER : undefined;
}
