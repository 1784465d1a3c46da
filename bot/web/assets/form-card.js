import { answerText } from "./answer-text.js";
import { sendWish, takeBackWish } from "./api.js";
import { announce, button, element, icon } from "./dom.js";

/** @import { PlacedReply } from "./api.js" */

/** @typedef {Extract<PlacedReply, { kind: "form" }>} Form */

/** In characters, as the server counts them. */
const LONGEST = 3000;
const COUNT_SHOWN_FROM = 0.9;
const SEND_WORDS = /** @type {const} */ ({
  app: "要望を送る",
  improvement: "改善事例を送る",
  correction: "誤りを知らせる",
});

/**
 * A wish to be confirmed: what was understood, to be changed where it is not right, and sent with one press.
 * @param {Form} reply
 * @param {{ onAsk: (question: string) => void }} given `onAsk`: it was a question after all
 */
export function formCard(reply, { onAsk }) {
  const root = element("div", { class: "card card-form" });
  let text = reply.sent?.text ?? reply.prefill.text;

  /** @param {string} said what has just happened, empty where the form is new */
  const showForm = (said) => {
    const box = textBox(text);
    const problem = element("p", { class: "form-problem", role: "alert", hidden: true });
    const send = button({
      label: SEND_WORDS[reply.form],
      className: "button",
      onPress: async (pressed) => {
        text = box.input.value;
        pressed.disabled = true;
        try {
          const kept = await sendWish(reply.turn, text);
          text = kept.text;
          showKept(kept.message, true);
        } catch (cause) {
          pressed.disabled = false;
          problem.hidden = false;
          problem.textContent = cause instanceof Error ? cause.message : String(cause);
        }
      },
    });
    const ask = button({
      label: "質問として調べる",
      className: "button button-plain",
      onPress: () => onAsk(reply.prefill.text),
    });
    root.replaceChildren(
      ...answerText(said || reply.text, []),
      box.root,
      problem,
      element("div", { class: "actions" }, send, ask),
      element("p", { class: "quiet" }, "送ると受け付けて保管します。担当の窓口は準備中です。"),
    );
    // Its height is known once the card is on the page.
    requestAnimationFrame(box.fit);
    if (said !== "") box.input.focus();
  };
  /**
   * @param {string} message
   * @param {boolean} isNew whether it has just been sent
   */
  const showKept = (message, isNew) => {
    const heading = element("p", { class: "kept", tabindex: -1 }, icon("check"), element("span", {}, message));
    const undo = button({
      label: "送信を取り消す",
      className: "action",
      onPress: async (pressed) => {
        pressed.disabled = true;
        try {
          await takeBackWish(reply.turn);
          announce("取り消しました。");
          showForm("取り消しました。内容を直して、もう一度送れます。");
        } catch (cause) {
          pressed.disabled = false;
          heading.lastElementChild?.replaceChildren(cause instanceof Error ? cause.message : String(cause));
        }
      },
    });
    root.replaceChildren(
      heading,
      element("blockquote", { class: "wish-text" }, text),
      element("div", { class: "actions" }, undo),
    );
    if (!isNew) return;
    announce(message);
    heading.focus({ preventScroll: true });
  };

  if (reply.sent === null) showForm("");
  else showKept(reply.sent.message, false);
  return root;
}

/**
 * A box that is as high as its text.
 * @param {string} text
 */
function textBox(text) {
  const input = element("textarea", { class: "form-text", rows: 2 });
  const count = element("span", { class: "form-count", hidden: true });
  input.value = text;
  const fit = () => {
    input.style.height = "auto";
    input.style.height = `${input.scrollHeight + 2}px`;
    const length = [...input.value.trim()].length;
    count.hidden = length < LONGEST * COUNT_SHOWN_FROM;
    count.classList.toggle("too-long", length > LONGEST);
    count.textContent = `${length.toLocaleString("ja-JP")} / ${LONGEST.toLocaleString("ja-JP")}文字`;
  };
  input.addEventListener("input", fit);
  const label = element("span", { class: "form-label" }, "送る内容（書き足せます）");
  return { root: element("label", { class: "form-field" }, label, input, count), input, fit };
}
