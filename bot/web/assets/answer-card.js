import { answerText, dateWords, plainText, sourceLink } from "./answer-text.js";
import { copyText } from "./clipboard.js";
import { button, element, icon } from "./dom.js";
import { feedbackBar } from "./feedback.js";
import { deskWays, formCard } from "./form-card.js";

/** @import { Place, PlacedReply, ShownAnswer, ShownCitation, ShownUnanswerable } from "./api.js" */
/** @import { Door } from "../../../rag/question/door.ts" */
/** @import { Pointer } from "../../../rag/contract.ts" */

/** From which probability on an answer's ground is called so; the first that fits. */
const CONFIDENCE_WORDS = /** @type {const} */ ([
  { from: 0.75, words: "高い", mark: "high" },
  { from: 0.45, words: "ふつう", mark: "medium" },
  { from: 0, words: "低い", mark: "low" },
]);

/**
 * A reply as a card.
 * @param {PlacedReply} reply
 * @param {{ asOf: string | null, onChoose: (question: string, door: Door) => void }} given `asOf`: the day chosen beside the question
 */
export function answerCard(reply, { asOf, onChoose }) {
  if (reply.kind === "answered") return answered(reply, asOf);
  if (reply.kind === "unanswerable") return unanswerable(reply);
  if (reply.kind === "clarify") {
    const choices = reply.choices.map(({ label, question, door = "question" }) =>
      element("li", {}, button({ label, className: "choice", onPress: () => onChoose(question, door) })),
    );
    return card("clarify", ...answerText(reply.text, []), element("ul", { class: "choices" }, ...choices));
  }
  if (reply.kind === "form") return formCard(reply, { onAsk: (question) => onChoose(question, "question") });
  return card(reply.kind, ...answerText(reply.text, []));
}

/**
 * @param {ShownAnswer & Place} reply
 * @param {string | null} asOf
 */
function answered(reply, asOf) {
  const { text, citations, confidence, composer } = reply;
  const sure = CONFIDENCE_WORDS.find(({ from }) => confidence >= from) ?? CONFIDENCE_WORDS[2];
  const facts = element(
    "ul",
    { class: "answer-facts" },
    element(
      "li",
      { class: `confidence confidence-${sure.mark}` },
      "根拠の確からしさ：",
      element("strong", {}, sure.words),
    ),
    element("li", {}, composer === "quotation" ? "原文の引用による回答" : `${composer} が原文から作成`),
    element("li", { class: asOf === null ? null : "as-of" }, `${dateWords(reply.asOf)}時点の規定`),
    ...reply.notices.filter(isAboutSamples).map((text) => element("li", {}, text)),
  );
  const copy = button({
    label: "出典ごとコピー",
    className: "action",
    icon: "copy",
    onPress: (pressed) => copyText(pressed, plainText(text, citations)),
  });
  return card(
    "answered",
    ...answerText(text, citations),
    facts,
    notices(reply.notices),
    sources(citations, text),
    pointers("関連する資料", reply.related),
    element("div", { class: "actions" }, copy, ...deskWays(reply.turn, { isAnswered: true })),
    feedbackBar(reply.turn, reply.feedback),
  );
}

/** @param {ShownUnanswerable & Place} reply */
function unanswerable(reply) {
  const department = reply.handOff?.department;
  const searched = `${dateWords(reply.asOf)}時点の規定を探しました。言い方を変えると見つかることがあります。`;
  return card(
    "unanswerable",
    ...answerText(reply.text, []),
    department && !reply.text.includes(department)
      ? element(
          "p",
          { class: "hand-off" },
          icon("person"),
          element("span", {}, "お問い合わせ先：", element("strong", {}, department)),
        )
      : null,
    notices(reply.notices),
    pointers("近い資料", reply.nearest),
    element("div", { class: "actions" }, ...deskWays(reply.turn, { isAnswered: false })),
    element("p", { class: "quiet" }, searched, ...reply.notices.filter(isAboutSamples)),
    feedbackBar(reply.turn, reply.feedback),
  );
}

/**
 * @param {string} kind
 * @param {...(Node | null)} children
 */
function card(kind, ...children) {
  return element("div", { class: `card card-${kind}` }, ...children);
}

/**
 * Said quietly: the head of the page says it too, in colour.
 * @param {string} notice
 */
function isAboutSamples(notice) {
  return notice.startsWith("架空の");
}

/** @param {readonly string[]} all */
function notices(all) {
  const texts = all.filter((notice) => !isAboutSamples(notice));
  if (texts.length === 0) return null;
  return element(
    "ul",
    { class: "notices" },
    ...texts.map((text) => element("li", {}, icon("info"), element("span", {}, text))),
  );
}

/**
 * @param {readonly ShownCitation[]} citations
 * @param {string} text the answer: what it quotes whole is not quoted again
 */
function sources(citations, text) {
  if (citations.length === 0) return null;
  return element(
    "section",
    { class: "sources" },
    element("h3", {}, "出典"),
    element("ol", {}, ...citations.map((citation) => source(citation, text.includes(citation.quote)))),
  );
}

/**
 * @param {ShownCitation} citation
 * @param {boolean} isQuoted whether the answer quotes it already
 */
function source({ label, title, locator, effectiveFrom, effectiveTo, appliesTo, quote, url }, isQuoted) {
  const about = [
    `${dateWords(effectiveFrom)}施行`,
    effectiveTo === null ? null : `${dateWords(effectiveTo)}に改正・失効`,
    appliesTo ? `対象：${appliesTo}` : null,
  ];
  return element(
    "li",
    { class: "source", value: label },
    element("span", { class: "source-number", "aria-hidden": "true" }, `${label}`),
    element(
      "p",
      { class: "source-title" },
      title,
      locator ? element("span", { class: "source-locator" }, locator) : null,
    ),
    element("p", { class: "source-about" }, about.filter(Boolean).join("　")),
    isQuoted ? null : element("blockquote", {}, quote),
    element(
      "a",
      { class: "source-link", href: sourceLink(url), "aria-label": `出典${label}の原文を開く` },
      "原文を開く",
      icon("open"),
    ),
  );
}

/**
 * @param {string} heading
 * @param {readonly Pointer[]} places
 */
function pointers(heading, places) {
  if (places.length === 0) return null;
  const items = places.map(({ title, locator, url }) =>
    element(
      "li",
      {},
      element("a", { href: sourceLink(url) }, title),
      locator ? element("span", { class: "source-locator" }, locator) : null,
    ),
  );
  return element("section", { class: "pointers" }, element("h3", {}, heading), element("ul", {}, ...items));
}
