import { giveFeedback } from "./api.js";
import { announce, button, element } from "./dom.js";

/** @import { Given } from "./api.js" */

/** What may be the matter with an answer. */
const REASONS = /** @type {const} */ ([
  { verdict: "wrong", words: "違う" },
  { verdict: "outdated", words: "古い" },
  { verdict: "missing", words: "足りない" },
  { verdict: "unclear", words: "わかりにくい" },
]);

/**
 * What the person thinks of an answer: helpful, or what is the matter with it and, if they like, why.
 * @param {string} turn
 * @param {Given | null} before what they gave already
 */
export function feedbackBar(turn, before) {
  let given = before;
  const problem = element("p", { class: "form-problem", role: "alert", hidden: true });
  const thanks = element("p", { class: "feedback-given" });
  const good = button({ label: "役に立った", className: "action", icon: "good", onPress: () => give("good", "") });
  const bad = button({ label: "役に立たなかった", className: "action", icon: "bad", onPress: () => open(!isOpen()) });
  const panel = reasonPanel({
    onGive: (verdict, comment) => give(verdict, comment),
    onCancel: () => {
      open(false);
      bad.focus();
    },
  });
  panel.root.hidden = true;
  const isOpen = () => !panel.root.hidden;
  /** @param {boolean} wanted */
  const open = (wanted) => {
    panel.root.hidden = !wanted;
    bad.setAttribute("aria-expanded", String(wanted));
    if (!wanted) return;
    panel.show(given);
    panel.root.scrollIntoView({ block: "nearest" });
  };
  const draw = () => {
    const reason = REASONS.find(({ verdict }) => verdict === given?.verdict);
    good.setAttribute("aria-pressed", String(given?.verdict === "good"));
    bad.classList.toggle("is-given", reason !== undefined);
    thanks.hidden = given === null;
    thanks.textContent = reason === undefined ? "評価を受け取りました。" : `「${reason.words}」と受け取りました。`;
  };
  /**
   * @param {Given["verdict"]} verdict
   * @param {string} comment
   */
  const give = async (verdict, comment) => {
    problem.hidden = true;
    try {
      given = await giveFeedback(turn, verdict, comment);
    } catch (cause) {
      problem.hidden = false;
      problem.textContent = cause instanceof Error ? cause.message : String(cause);
      return;
    }
    const wasOpen = isOpen();
    open(false);
    draw();
    announce(thanks.textContent ?? "");
    if (wasOpen) bad.focus();
  };
  bad.setAttribute("aria-expanded", "false");
  draw();
  return element(
    "section",
    { class: "feedback", "aria-label": "この回答の評価" },
    element("div", { class: "feedback-row" }, good, bad, thanks),
    panel.root,
    problem,
  );
}

/** @param {{ onGive: (verdict: Given["verdict"], comment: string) => void, onCancel: () => void }} given */
function reasonPanel({ onGive, onCancel }) {
  const group = `reason-${crypto.getRandomValues(new Uint32Array(2)).join("")}`;
  const choices = REASONS.map(({ verdict, words }) => {
    const input = element("input", { type: "radio", name: group, value: verdict });
    return { verdict, input, root: element("label", { class: "reason" }, input, element("span", {}, words)) };
  });
  const comment = element("textarea", { class: "form-text", rows: 2 });
  const hint = element("p", { class: "form-problem", role: "alert", hidden: true }, "どれか1つを選んでください。");
  const send = button({
    label: "評価を送る",
    className: "button",
    onPress: () => {
      const chosen = choices.find(({ input }) => input.checked);
      hint.hidden = chosen !== undefined;
      if (chosen === undefined) choices[0]?.input.focus();
      else onGive(chosen.verdict, comment.value);
    },
  });
  const cancel = button({ label: "やめる", className: "button button-plain", onPress: onCancel });
  const root = element(
    "div",
    { class: "feedback-panel" },
    element(
      "fieldset",
      { class: "reasons" },
      element("legend", {}, "どこが合いませんでしたか"),
      ...choices.map((choice) => choice.root),
    ),
    hint,
    element(
      "label",
      { class: "form-field" },
      element("span", { class: "form-label" }, "くわしく（書かなくてもかまいません）"),
      comment,
    ),
    element("div", { class: "actions" }, send, cancel),
  );
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    onCancel();
  });
  return {
    root,
    /** @param {Given | null} before */
    show(before) {
      hint.hidden = true;
      for (const { verdict, input } of choices) input.checked = verdict === before?.verdict;
      if (before !== null && before.verdict !== "good") comment.value = before.comment;
      (choices.find(({ input }) => input.checked) ?? choices[0])?.input.focus();
    },
  };
}
