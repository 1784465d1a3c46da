import { call } from "./api.js";

/** @typedef {{ readonly value: string, readonly text: string }} Choice */
/** @typedef {{ readonly headings: readonly string[], readonly caption: string | null, readonly label: string | null, readonly text: string }} PreviewPassage */
/** @typedef {{ readonly title: string, readonly number: string | null, readonly category: string, readonly effectiveFrom: string, readonly warnings: readonly string[], readonly passages: readonly PreviewPassage[] }} Preview */

/**
 * @param {string} path with the folders in which the file lay
 * @param {string} batch the same for what is brought together
 * @param {Blob} bytes
 */
export async function sendFile(path, batch, bytes) {
  await call(`/api/admin/files?${new URLSearchParams({ name: path, batch })}`, { method: "PUT", raw: bytes });
}

/**
 * @param {string} path
 * @param {object} body
 * @returns {Promise<{ sentence: string }>}
 */
export async function act(path, body) {
  return (await call(path, { method: "POST", body })).json();
}

/**
 * @param {Blob} recording
 * @returns {Promise<{ markdown: string, warnings: readonly string[] }>}
 */
export async function draftManual(recording) {
  return (await call("/api/admin/drafts/recording", { method: "PUT", raw: recording })).json();
}

/**
 * @param {string} markdown
 * @returns {Promise<Preview>}
 */
export async function preview(markdown) {
  return (await call("/api/admin/drafts/preview", { method: "PUT", raw: new Blob([markdown]) })).json();
}

/**
 * @param {{ readonly csv: string, readonly seen: string }} table `seen`: as the page was drawn
 * @returns {Promise<import("./desk-api.js").Done>}
 */
export async function saveSynonyms(table) {
  return (await call("/api/admin/synonyms", { method: "PUT", body: table })).json();
}

/**
 * @param {string} of
 * @param {string} text
 * @param {AbortSignal} signal
 * @returns {Promise<readonly Choice[]>}
 */
export async function choices(of, text, signal) {
  const response = await call(`/api/admin/choices?${new URLSearchParams({ of, text })}`, { signal });
  return (await response.json()).choices;
}
