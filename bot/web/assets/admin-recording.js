const KEY = "admin-recording";
/** What a browser keeps for a page that follows. */
const LARGEST_BYTES = 4 * 1024 * 1024;

/**
 * @param {File} file
 * @returns {Promise<boolean>} whether it is a recorded operation
 */
export async function isRecording(file) {
  return /\.json$/iu.test(file.name) && file.size <= LARGEST_BYTES && looksRecorded(await file.text());
}

/**
 * Opens the editor with a recorded operation.
 * @param {File} file
 */
export async function openRecording(file) {
  sessionStorage.setItem(KEY, await file.text());
  location.assign("/admin/manuals/new");
}

/** @returns {Blob | null} what the page before left, once */
export function takeRecording() {
  const kept = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  return kept === null ? null : new Blob([kept]);
}

/** @param {string} text */
function looksRecorded(text) {
  try {
    return Array.isArray(JSON.parse(text).steps);
  } catch {
    return false;
  }
}
