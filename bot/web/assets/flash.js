/** @import { Done } from "./desk-api.js" */

const KEY = "desk-flash";

/**
 * Keeps what has just been done, to be said on the page that follows.
 * @param {Done} done
 */
export function leaveFlash(done) {
  sessionStorage.setItem(KEY, JSON.stringify(done));
}

/** @returns {Done | null} what the page before left, once */
export function takeFlash() {
  const kept = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  return kept === null ? null : JSON.parse(kept);
}
