import { answerCard } from "./answer-card.js";
import { answerText, dateWords } from "./answer-text.js";
import { button, element, icon } from "./dom.js";
/** @import { Failure, Listeners, PlacedReply, ShownCitation } from "./api.js" */
/** @import { Door } from "../../../rag/question/door.ts" */

/**
 * A question with its reply, first on its way, then there, or failed.
 * @param {{ question: string, asOf: string | null, onChoose: (question: string, door: Door) => void }} given
 */
export function createTurn({ question, asOf, onChoose }) {
  const reply = element("div", { class: "reply" });
  const heading = element("h2", { class: "question" }, question);
  const root = element(
    "article",
    { class: "turn", tabindex: -1 },
    element(
      "div",
      { class: "question-row" },
      heading,
      asOf === null ? null : element("p", { class: "question-date" }, `${dateWords(asOf)}時点の規定`),
    ),
    reply,
  );
  /** @param {Node} content */
  const show = (content) => {
    reply.removeAttribute("aria-busy");
    reply.replaceChildren(content);
  };
  return {
    root,
    /** Shows that the answer is being made. @returns {Listeners} to be told how it comes along */
    wait() {
      const progress = createProgress();
      show(progress.root);
      reply.setAttribute("aria-busy", "true");
      return progress.listeners;
    },
    /** @param {PlacedReply} given */
    show: (given) => show(answerCard(given, { asOf, onChoose })),
    /**
     * @param {Pick<Failure, "message" | "reference">} failure
     * @param {() => void} onRetry
     */
    fail: ({ message, reference }, onRetry) =>
      show(
        element(
          "div",
          { class: "card card-error", role: "alert" },
          element("p", { class: "error-text" }, icon("warning"), element("span", {}, message)),
          reference
            ? element(
                "p",
                { class: "quiet" },
                "お問い合わせの際は、番号 ",
                element("code", {}, reference),
                " をお知らせください。",
              )
            : null,
          element("div", { class: "actions" }, retryButton(onRetry)),
        ),
      ),
    /** @param {() => void} onRetry */
    stop: (onRetry) =>
      show(
        element(
          "div",
          { class: "card card-stopped" },
          element("p", {}, "回答を止めました。"),
          element("div", { class: "actions" }, retryButton(onRetry)),
        ),
      ),
  };
}

/** @param {() => void} onRetry */
function retryButton(onRetry) {
  return button({ label: "もう一度試す", className: "action", icon: "retry", onPress: onRetry });
}

function createProgress() {
  /** @type {{ text: string, labels: readonly number[] }[]} */
  const sentences = [];
  /** @type {ShownCitation[]} */
  const citations = [];
  const status = element("span", {}, "資料を探しています");
  const written = element("div", { class: "written" });
  const skeleton = element(
    "div",
    { class: "skeleton", "aria-hidden": "true" },
    ...[1, 2, 3].map(() => element("span")),
  );
  const root = element(
    "div",
    { class: "card card-loading" },
    element("p", { class: "status" }, element("span", { class: "spinner", "aria-hidden": "true" }), status),
    written,
    skeleton,
  );
  const write = () => {
    const text = sentences.map((sentence) => withLabels(sentence)).join("");
    written.replaceChildren(...answerText(text, citations));
  };
  /** @type {Listeners} */
  const listeners = {
    status: (text) => {
      status.textContent = text;
    },
    sentence: (text, labels) => {
      sentences.push({ text, labels });
      write();
    },
    citation: (citation) => {
      citations.push(citation);
      write();
    },
  };
  return { root, listeners };
}

/** @param {{ text: string, labels: readonly number[] }} sentence */
function withLabels({ text, labels }) {
  const missing = labels.filter((label) => !text.includes(`[${label}]`));
  return `${text}${missing.map((label) => `[${label}]`).join("")}`;
}
