/** @import { Answered, Unanswerable } from "../../../rag/contract.ts" */
/** @import { Citation } from "../../../corpus/document.ts" */
/** @import { ClarifyReply, FormReply, TextReply, ThreadSummary } from "../../conversation/contract.ts" */
/** @import { Door } from "../../../rag/question/door.ts" */

/** @typedef {Citation & { readonly appliesTo?: string | null }} ShownCitation */
/** @typedef {{ readonly thread: string, readonly turn: string }} Place */
/** @typedef {"good" | "wrong" | "outdated" | "missing" | "unclear"} Verdict */
/** @typedef {{ readonly verdict: Verdict, readonly comment: string }} Given */
/** @typedef {{ readonly feedback: Given | null }} Judged */
/** @typedef {Omit<Answered, "citations"> & Judged & { readonly citations: readonly ShownCitation[] }} ShownAnswer */
/** @typedef {Unanswerable & Judged} ShownUnanswerable */
/** @typedef {FormReply & { readonly sent: { readonly text: string, readonly message: string } | null }} ShownForm */
/** @typedef {ShownAnswer | ShownUnanswerable | ClarifyReply | ShownForm | TextReply} Reply */
/** @typedef {Reply & Place} PlacedReply */
/** @typedef {{ readonly id: string, readonly question: string, readonly asOf: string | null, readonly reply: PlacedReply }} ShownTurn */
/** @typedef {{ status: (text: string) => void, sentence: (text: string, labels: readonly number[]) => void, citation: (citation: ShownCitation) => void }} Listeners */

/** What the person is told, with the number under which the log has the cause. */
export class Failure extends Error {
  /**
   * @param {string} message
   * @param {{ reference?: string | null, status?: number, fields?: Readonly<Record<string, string>> }} [details] `fields`: a sentence for each that is wrong
   */
  constructor(message, { reference = null, status = 0, fields = {} } = {}) {
    super(message);
    this.name = "Failure";
    this.reference = reference;
    this.status = status;
    this.fields = fields;
  }
}

/**
 * Asks, and hears how the answer comes along.
 * @param {{ question: string, asOf: string | null, thread: string | null, door: Door | null }} body
 * @param {Listeners} listeners
 * @param {AbortSignal} signal
 * @returns {Promise<PlacedReply>}
 */
export async function ask(body, listeners, signal) {
  const response = await call("/api/ask", { method: "POST", body, accept: "text/event-stream", signal });
  if (response.body === null) throw cut();
  for await (const { event, data } of eventsOf(response.body)) {
    const value = JSON.parse(data);
    if (event === "status") listeners.status(value.text);
    else if (event === "sentence") listeners.sentence(value.text, value.labels);
    else if (event === "citation") listeners.citation(value);
    else if (event === "answer") return value;
    else if (event === "error") throw new Failure(value.message, { reference: value.reference });
  }
  throw cut();
}

/** @returns {Promise<readonly ThreadSummary[]>} */
export async function listThreads() {
  return (await (await call("/api/threads")).json()).threads;
}

/**
 * @param {string} thread
 * @returns {Promise<readonly ShownTurn[]>}
 */
export async function readThread(thread) {
  return (await (await call(`/api/threads/${encodeURIComponent(thread)}`)).json()).turns;
}

/**
 * Goes through even while the page is being left.
 * @param {string} thread
 */
export async function deleteThread(thread) {
  await call(`/api/threads/${encodeURIComponent(thread)}`, { method: "DELETE", keepalive: true });
}

/** @param {string} turn */
export async function takeBackWish(turn) {
  await call(`/api/wishes/${encodeURIComponent(turn)}`, { method: "DELETE" });
}

/**
 * @param {string} turn
 * @param {Verdict} verdict
 * @param {string} comment
 * @returns {Promise<Given>}
 */
export async function giveFeedback(turn, verdict, comment) {
  return (await call("/api/feedback", { method: "POST", body: { turn, verdict, comment } })).json();
}

/** @param {string} person id, empty for nobody in particular */
export async function chooseViewer(person) {
  await call("/api/viewer", { method: "POST", body: { person } });
}

/**
 * @param {string} text words of names and units
 * @returns {Promise<{ readonly total: number, readonly people: readonly { readonly id: string, readonly name: string, readonly detail: string }[] }>}
 */
export async function findPeople(text) {
  return (await call(`/api/viewer/people?text=${encodeURIComponent(text)}`)).json();
}

/** @returns {Promise<{ status: string, done?: number, total?: number }>} */
export async function readiness() {
  return (await fetch("/readyz")).json();
}

/**
 * @param {string} path
 * @param {{ method?: string, body?: object, raw?: Blob, accept?: string, signal?: AbortSignal, keepalive?: boolean }} [options] `raw` goes as it is
 * @throws {Failure} with the sentence that the server says
 */
export async function call(
  path,
  { method = "GET", body, raw, accept = "application/json", signal, keepalive = false } = {},
) {
  const headers = body === undefined ? { accept } : { accept, "content-type": "application/json" };
  const content = body === undefined ? (raw ?? null) : JSON.stringify(body);
  const response = await fetch(path, { method, headers, body: content, signal: signal ?? null, keepalive }).catch(
    (cause) => {
      if (signal?.aborted) throw cause;
      throw new Failure("サーバーにつながりません。ネットワークを確かめて、もう一度お試しください。");
    },
  );
  if (response.ok) return response;
  const { error } = await response.json().catch(() => ({ error: null }));
  const message = error?.message ?? "うまく処理できませんでした。もう一度お試しください。";
  throw new Failure(message, {
    reference: error?.reference ?? null,
    status: response.status,
    fields: error?.fields ?? {},
  });
}

/**
 * Server-sent events of a response.
 * @param {ReadableStream<Uint8Array<ArrayBuffer>>} body
 */
async function* eventsOf(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read().catch((cause) => {
      if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
      throw cut();
    });
    if (done) return;
    const blocks = (rest + value).split("\n\n");
    rest = blocks.pop() ?? "";
    for (const block of blocks) {
      const lines = block.split("\n");
      const field = (/** @type {string} */ name) =>
        lines.filter((line) => line.startsWith(`${name}:`)).map((line) => line.slice(name.length + 1).trimStart());
      yield { event: field("event").join(""), data: field("data").join("\n") };
    }
  }
}

function cut() {
  return new Failure("回答の途中で接続が切れました。もう一度お試しください。");
}
