import { readiness } from "./api.js";

const EVERY_MS = 1000;

/**
 * Watches the first intake of documents.
 * @param {boolean} ready as the page was served
 * @param {(text: string | null) => void} onProgress null once it is over
 * @returns {Promise<void>} over once questions can be answered
 */
export async function untilReady(ready, onProgress) {
  if (ready) return;
  for (;;) {
    const state = await readiness().catch(() => ({ status: "unreachable", done: 0, total: 0 }));
    if (state.status === "ready") break;
    const count = state.total ? `（${state.total}件中${state.done}件）` : "";
    onProgress(`資料を取り込んでいます${count}。終わりしだいお答えします。`);
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
  onProgress(null);
}
