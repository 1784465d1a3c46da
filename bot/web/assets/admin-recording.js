const KEY = "admin-recording";

/**
 * Opens the editor with a recorded operation.
 * @param {File} file
 * @returns {Promise<boolean>} whether it is one
 */
export async function openRecording(file) {
  if (!/\.json$/iu.test(file.name)) return false;
  const text = await file.text();
  if (!looksRecorded(text)) return false;
  sessionStorage.setItem(KEY, text);
  location.assign("/admin/manuals/new");
  return true;
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
