/** @typedef {{ readonly file: File, readonly path: string }} Picked a file with the folders in which it lay */

/** What systems and programs leave in folders, which nobody means to bring. */
const LEFT_BEHIND = /^(?:\.DS_Store|Thumbs\.db|desktop\.ini|~\$.*|\._.*)$/iu;

/** As a person reads them: 第2章 before 第10章, and an earlier revision before the later. */
const ORDER = new Intl.Collator("ja", { numeric: true });

/**
 * What was chosen in a file input, of files or of a folder.
 * @param {FileList | null} files
 * @returns {readonly Picked[]}
 */
export function pickedIn(files) {
  const picked = [...(files ?? [])].map((file) => ({ file, path: file.webkitRelativePath || file.name }));
  return inOrder(picked);
}

/**
 * What was dropped, folders with all that is in them.
 * @param {DataTransfer} dropped
 * @returns {Promise<readonly Picked[]>}
 */
export async function droppedIn(dropped) {
  // The list is gone once this function waits for anything.
  const entries = [...dropped.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (entries.length === 0) return pickedIn(dropped.files);
  const found = [];
  for (const entry of entries) found.push(...(await filesOf(entry)));
  return inOrder(found);
}

/**
 * @param {readonly Picked[]} picked
 * @returns {readonly Picked[]}
 */
function inOrder(picked) {
  return picked
    .filter(({ file }) => !LEFT_BEHIND.test(file.name))
    .toSorted((one, other) => ORDER.compare(one.path, other.path));
}

/**
 * @param {FileSystemEntry} entry
 * @returns {Promise<readonly Picked[]>}
 */
async function filesOf(entry) {
  if (isFile(entry)) {
    const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
    return [{ file, path: entry.fullPath.replace(/^\//u, "") }];
  }
  if (!isFolder(entry)) return [];
  const reader = entry.createReader();
  const found = [];
  // A reader gives a hundred at a time, and none at its end.
  for (;;) {
    /** @type {FileSystemEntry[]} */
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return found;
    for (const each of some) found.push(...(await filesOf(each)));
  }
}

/**
 * Browsers name the two kinds differently.
 * @param {FileSystemEntry} entry
 * @returns {entry is FileSystemFileEntry}
 */
function isFile(entry) {
  return entry.isFile;
}

/**
 * @param {FileSystemEntry} entry
 * @returns {entry is FileSystemDirectoryEntry}
 */
function isFolder(entry) {
  return entry.isDirectory;
}
