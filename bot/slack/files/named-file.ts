import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** File systems take 255 bytes; a Japanese character has three. */
const LONGEST_NAME_BYTES = 200;
const UNNAMED = "file";

/**
 * Puts bytes into a file of their original name while `use` reads it, in a fresh folder of its own below `folder`,
 * which is gone afterwards: a file's kind and title may depend on its name.
 */
export async function withNamedFile<Result>(
  folder: string,
  file: { readonly name: string; readonly bytes: Uint8Array },
  use: (path: string) => Promise<Result>,
): Promise<Result> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const own = await mkdtemp(join(folder, "file-"));
  try {
    const path = join(own, safeFileName(file.name));
    await writeFile(path, file.bytes, { flag: "wx" });
    return await use(path);
  } finally {
    await rm(own, { recursive: true, force: true });
  }
}

/** A name that stays in its folder on any file system, as near as can be to the given one, with its extension. */
export function safeFileName(given: string): string {
  const name = (given.normalize("NFC").split(/[/\\]/u).at(-1) ?? "")
    .replace(/[\p{Cc}\p{Cf}\p{Cs}:*?"<>|]/gu, "_")
    .trim()
    .replace(/^\.+/u, "");
  const [, stem = "", extension = ""] = /^(.*?)(\.[^.]{1,16})?$/su.exec(name) ?? [];
  const shortened = withinBytes(stem, LONGEST_NAME_BYTES - Buffer.byteLength(extension));
  return `${shortened === "" ? UNNAMED : shortened}${extension}`;
}

function withinBytes(text: string, limit: number): string {
  let kept = "";
  let length = 0;
  for (const character of text) {
    length += Buffer.byteLength(character);
    if (length > limit) break;
    kept += character;
  }
  return kept;
}
