import { answerText } from "./answer-text.js";
import { takeBackWish } from "./api.js";
import { announce, button, element, icon } from "./dom.js";

/** @import { PlacedReply } from "./api.js" */

/** @typedef {Extract<PlacedReply, { kind: "form" }>} Form */

const OPEN_WORDS = /** @type {const} */ ({
  app: "要望のフォームを開く",
  improvement: "改善事例のフォームを開く",
  correction: "誤りを知らせるフォームを開く",
});
const TEXTS = /** @type {const} */ ({
  app: "アプリの要望ですね。次の内容を入れたフォームを開きます。",
  improvement: "改善事例ですね。次の内容を入れたフォームを開きます。",
  correction: "資料の誤りのお知らせですね。次の内容を入れたフォームを開きます。",
});

/**
 * A wish that was understood: it leads to its desk's form, with what was said already in it.
 * @param {Form} reply
 * @param {{ onAsk: (question: string) => void }} given `onAsk`: it was a question after all
 */
export function formCard(reply, { onAsk }) {
  const root = element("div", { class: "card card-form" });
  const showForm = () => {
    const open = element(
      "a",
      { class: "button", href: `/desk/new/${reply.form}?turn=${encodeURIComponent(reply.turn)}` },
      OPEN_WORDS[reply.form],
    );
    const ask = button({
      label: "質問として調べる",
      className: "button button-plain",
      onPress: () => onAsk(reply.prefill.text),
    });
    root.replaceChildren(
      ...answerText(TEXTS[reply.form], []),
      element("blockquote", { class: "wish-text" }, reply.prefill.text),
      element("div", { class: "actions" }, open, ask),
    );
  };
  /**
   * What was sent before its desk had opened.
   * @param {{ text: string, message: string }} sent
   */
  const showKept = ({ text, message }) => {
    const heading = element("p", { class: "kept" }, icon("check"), element("span", {}, message));
    const undo = button({
      label: "送信を取り消す",
      className: "action",
      onPress: async (pressed) => {
        pressed.disabled = true;
        try {
          await takeBackWish(reply.turn);
          announce("取り消しました。");
          showForm();
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
  };

  if (reply.sent === null) showForm();
  else showKept(reply.sent);
  return root;
}

/**
 * The ways from an answer to people: who knows more, and who puts a document right.
 * @param {string} turn
 * @param {{ isAnswered: boolean }} given
 */
export function deskWays(turn, { isAnswered }) {
  const link = (/** @type {string} */ type, /** @type {string} */ text) =>
    element("a", { class: "action", href: `/desk/new/${type}?turn=${encodeURIComponent(turn)}` }, text);
  return isAnswered
    ? [link("person", "担当者に聞く"), link("correction", "資料の誤りを知らせる")]
    : [link("person", "担当者に聞く")];
}
