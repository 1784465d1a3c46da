import { call } from "./api.js";

/** @typedef {Readonly<Record<string, string | readonly string[]>>} Fields */
/** @typedef {{ readonly to: string, readonly title: string, readonly waiting: number }} Next */
/** @typedef {{ readonly sentence: string, readonly to: string, readonly next: Next | null }} Done */

/**
 * Sends what a form says.
 * @param {string} path
 * @param {string} method
 * @param {object} body
 * @returns {Promise<Done>}
 */
export async function send(path, method, body) {
  const response = await call(path, method === "DELETE" ? { method } : { method, body });
  return response.status === 204 ? { sentence: "", to: location.pathname, next: null } : response.json();
}

/**
 * @param {string} type
 * @param {Fields} fields
 * @param {{ keepalive?: boolean }} [options]
 */
export async function keepDraft(type, fields, { keepalive = false } = {}) {
  await call(`/api/desk/drafts/${type}`, { method: "PUT", body: { fields }, keepalive });
}

/** @param {string} type */
export async function discardDraft(type) {
  await call(`/api/desk/drafts/${type}`, { method: "DELETE" });
}

/**
 * @param {File} file
 * @returns {Promise<{ hash: string, name: string }>}
 */
export async function keepFile(file) {
  return (await call(`/api/desk/files?name=${encodeURIComponent(file.name)}`, { method: "PUT", raw: file })).json();
}

/**
 * @param {string} path
 * @param {Readonly<Record<string, string>>} query
 * @param {AbortSignal} signal
 */
export async function look(path, query, signal) {
  return (await call(`${path}?${new URLSearchParams(query)}`, { signal })).json();
}
