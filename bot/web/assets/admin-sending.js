import { sendFile } from "./admin-api.js";
import { Failure } from "./api.js";
import { byId, element } from "./dom.js";

/** @import { Picked } from "./admin-picked.js" */

const LARGEST_BYTES = 50 * 1024 * 1024;

/** Sends files one by one, says how far it is, and loses none where the connection is cut. */
export function createSending() {
  const section = byId("sending", HTMLElement);
  const text = byId("sending-text", HTMLElement);
  const bar = byId("sending-progress", HTMLProgressElement);
  const problems = byId("sending-problems", HTMLElement);
  const again = byId("send-rest", HTMLButtonElement);
  const stop = byId("stop-sending", HTMLButtonElement);
  /** @type {Picked[]} */
  let waiting = [];
  let isSending = false;
  let batch = "";
  let sent = 0;
  let total = 0;

  addEventListener("beforeunload", (event) => {
    if (waiting.length > 0) event.preventDefault();
  });
  again.addEventListener("click", () => go());
  stop.addEventListener("click", () => {
    const left = waiting.length;
    waiting = [];
    again.hidden = true;
    stop.hidden = true;
    text.textContent = `送信をやめました。${sent}件を送り、${left}件は送っていません。`;
  });

  /**
   * @param {readonly Picked[]} picked
   * @param {readonly string[]} sentences what is to be said besides
   */
  async function send(picked, sentences) {
    if (!isSending && waiting.length === 0) {
      batch = crypto.randomUUID();
      sent = 0;
      total = 0;
      problems.replaceChildren();
    }
    section.hidden = false;
    section.scrollIntoView({ block: "nearest" });
    for (const sentence of sentences) tell(sentence);
    const large = picked.filter(({ file }) => file.size > LARGEST_BYTES);
    for (const { path } of large)
      tell(`「${path}」は50MBを超えているため送りません。分けるか、画像を小さくしてください。`);
    waiting.push(...picked.filter(({ file }) => file.size <= LARGEST_BYTES));
    total += picked.length - large.length;
    if (isSending) return;
    bar.hidden = total === 0;
    if (waiting.length > 0) return go();
    stop.hidden = true;
    if (picked.length + sentences.length === 0)
      text.textContent = "取り込めるファイルがありません。フォルダーが空ではないか確かめてください。";
    else if (total === 0) text.textContent = "送ったファイルはありません。";
  }

  async function go() {
    isSending = true;
    again.hidden = true;
    stop.hidden = false;
    for (;;) {
      const [next] = waiting;
      if (next === undefined) break;
      text.textContent = `${total}件のうち${sent + 1}件目「${next.path}」を送っています。`;
      bar.max = total;
      bar.value = sent;
      const isCut = await bring(next);
      if (isCut) {
        isSending = false;
        again.hidden = false;
        return;
      }
      if (waiting[0] === next) waiting.shift();
      sent += 1;
    }
    isSending = false;
    stop.hidden = true;
    bar.value = total;
    bar.max = Math.max(total, 1);
    if (sent === total) text.textContent = `${total}件を送りました。読み取りの進み具合は、下に出ます。`;
  }

  /**
   * @param {Picked} picked
   * @returns {Promise<boolean>} whether the server was out of reach
   */
  async function bring({ file, path }) {
    try {
      await sendFile(path, batch, file);
      return false;
    } catch (cause) {
      if (!(cause instanceof Failure)) throw cause;
      if (cause.status === 0 || cause.status === 507) {
        text.textContent = `${total}件のうち${sent}件まで送りました。${cause.message}`;
        return true;
      }
      tell(`「${path}」：${cause.message}`);
      return false;
    }
  }

  /** @param {string} sentence */
  function tell(sentence) {
    problems.append(element("li", {}, sentence));
  }
  return { send };
}
