import { sendFile } from "./admin-api.js";
import { Failure } from "./api.js";
import { byId, element } from "./dom.js";

/** @import { Picked } from "./admin-picked.js" */

const LARGEST_BYTES = 50 * 1024 * 1024;
/** Nothing is wrong with the file: out of reach, not the person's (any more), the server away or its disk full. */
const LATER = new Set([0, 401, 403, 502, 503, 504, 507]);

/** Sends files one by one, says how far it is, and loses none where the connection is cut. */
export function createSending() {
  const section = byId("sending", HTMLElement);
  const text = byId("sending-text", HTMLElement);
  const bar = byId("sending-progress", HTMLProgressElement);
  const problems = byId("sending-problems", HTMLElement);
  const again = byId("send-rest", HTMLButtonElement);
  const stop = byId("stop-sending", HTMLButtonElement);
  /** The first is on its way while it is being sent. @type {Picked[]} */
  let waiting = [];
  let isSending = false;
  let isStopped = false;
  let batch = "";
  let sent = 0;
  let refused = 0;
  let left = 0;

  addEventListener("beforeunload", (event) => {
    if (waiting.length > 0) event.preventDefault();
  });
  again.addEventListener("click", () => go());
  stop.addEventListener("click", () => {
    const begun = isSending ? 1 : 0;
    left += waiting.length - begun;
    waiting = waiting.slice(0, begun);
    isStopped = true;
    again.hidden = true;
    stop.hidden = true;
    text.textContent = isSending ? "いま送っているファイルで、送信をやめます。" : overWords();
  });

  /**
   * @param {readonly Picked[]} picked
   * @param {readonly string[]} sentences what is to be said besides
   */
  async function send(picked, sentences) {
    if (!isSending && waiting.length === 0) {
      batch = crypto.randomUUID();
      sent = 0;
      refused = 0;
      left = 0;
      problems.replaceChildren();
    }
    isStopped = false;
    section.hidden = false;
    section.scrollIntoView({ block: "nearest" });
    for (const sentence of sentences) tell(sentence);
    const large = picked.filter(({ file }) => file.size > LARGEST_BYTES);
    for (const { path } of large)
      tell(`「${path}」は50MBを超えているため送りません。分けるか、画像を小さくしてください。`);
    waiting.push(...picked.filter(({ file }) => file.size <= LARGEST_BYTES));
    if (isSending) return;
    bar.hidden = total() === 0;
    if (waiting.length > 0) return go();
    stop.hidden = true;
    if (picked.length + sentences.length === 0)
      text.textContent = "取り込めるファイルがありません。フォルダーが空ではないか確かめてください。";
    else if (total() === 0) text.textContent = "送ったファイルはありません。";
  }

  async function go() {
    if (isSending) return;
    isSending = true;
    again.hidden = true;
    for (;;) {
      const [next] = waiting;
      if (next === undefined) break;
      stop.hidden = isStopped;
      if (!isStopped) text.textContent = `${total()}件のうち${sent + refused + 1}件目「${next.path}」を送っています。`;
      bar.max = total();
      bar.value = sent + refused;
      const cut = await bring(next);
      if (cut !== null && !isStopped) {
        isSending = false;
        text.textContent = `${total()}件のうち${sent}件まで送りました。${cut}`;
        again.hidden = false;
        return;
      }
      waiting.shift();
      if (cut !== null) left += 1;
    }
    isSending = false;
    stop.hidden = true;
    bar.max = Math.max(total(), 1);
    bar.value = sent + refused;
    text.textContent = overWords();
  }

  function total() {
    return sent + refused + waiting.length + left;
  }

  function overWords() {
    return [
      isStopped ? "送信をやめました。" : "",
      `${sent}件を送りました。`,
      refused === 0 ? "" : `${refused}件は送れませんでした。`,
      left === 0 ? "" : `${left}件は送っていません。`,
      sent === 0 ? "" : "読み取りの進み具合は、下に出ます。",
    ].join("");
  }

  /**
   * @param {Picked} picked
   * @returns {Promise<string | null>} why the file has to wait; null where it was sent or cannot be
   */
  async function bring({ file, path }) {
    try {
      await sendFile(path, batch, file);
      sent += 1;
      return null;
    } catch (cause) {
      if (!(cause instanceof Failure)) throw cause;
      // A browser sends nothing of a file that is not what was chosen, which looks like a network that is cut.
      const isReadable = cause.status !== 0 || (await canBeRead(file));
      if (isReadable && LATER.has(cause.status)) return cause.message;
      refused += 1;
      tell(
        isReadable
          ? `「${path}」：${cause.message}`
          : `「${path}」は、選んだあとに書き換えられたか、なくなったため送れません。もう一度選んでください。`,
      );
      return null;
    }
  }

  /** @param {string} sentence */
  function tell(sentence) {
    problems.append(element("li", {}, sentence));
  }
  return { send };
}

/** @param {File} file */
async function canBeRead(file) {
  try {
    await file.slice(0, 1).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}
