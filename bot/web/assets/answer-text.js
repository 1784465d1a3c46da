import { element } from "./dom.js";
import { rowList, rowOf } from "./table-row.js";

/** @import { ShownCitation } from "./api.js" */

/** A numbered item, `(1)　物品の購入`, and what it is numbered with. */
const ITEM = /^(\(\d+\)|（[\d０-９]+）|[①-⑳]|\d{1,2}[.．]|[ア-ン](?=　)|・)[　 ]*(?=\S)/u;

/**
 * Sentences with their labels as chips that open the cited passage. A label without a citation stays out.
 * @param {string} text
 * @param {readonly ShownCitation[]} citations
 */
export function answerText(text, citations) {
  const lines = text.split(/\n+/u).filter((line) => line.trim() !== "");
  return lines.map((line, index) => {
    const place = index === 0 ? "conclusion" : "";
    const row = rowOf(line.replace(/\[\d+\]/gu, ""));
    if (row !== null) {
      const chips = [...line.matchAll(/\[(\d+)\]/gu)].map(([, label]) => chip(Number(label), citations));
      return rowList(row, place, chips);
    }
    const [all = "", mark] = ITEM.exec(line) ?? [];
    const words = withChips(line.slice(all.length), citations);
    if (mark === undefined) return element("p", { class: place || null }, ...words);
    return element(
      "p",
      { class: `item ${place}`.trim() },
      element("span", { class: "item-mark" }, mark),
      " ",
      element("span", {}, ...words),
    );
  });
}

/**
 * @param {string} line
 * @param {readonly ShownCitation[]} citations
 */
function withChips(line, citations) {
  return line.split(/\[(\d+)\]/u).map((part, place) => (place % 2 === 0 ? part : chip(Number(part), citations)));
}

/**
 * @param {number} label
 * @param {readonly ShownCitation[]} citations
 */
export function chip(label, citations) {
  const citation = citations.find((each) => each.label === label);
  if (citation === undefined) return null;
  const name = `出典${label}、${citation.title} ${citation.locator}`.trim();
  return element(
    "a",
    { class: "cite", href: sourceLink(citation.url), "aria-label": name, title: name.slice(name.indexOf("、") + 1) },
    `${label}`,
  );
}

/**
 * Only our own source pages are linked.
 * @param {string} url
 */
export function sourceLink(url) {
  const address = new URL(url, location.href);
  return address.pathname.startsWith("/source/") ? `${address.pathname}${address.search}${address.hash}` : null;
}

/**
 * An answer as plain text with its sources, for pasting elsewhere.
 * @param {string} text
 * @param {readonly ShownCitation[]} citations
 */
export function plainText(text, citations) {
  const sources = citations.map(({ label, title, locator, effectiveFrom, quote, url }) =>
    [
      `[${label}] ${[title, locator].filter(Boolean).join(" ")}（${dateWords(effectiveFrom)}施行）`,
      `「${quote}」`,
      new URL(sourceLink(url) ?? "/", location.href).href,
    ].join("\n"),
  );
  return [text, ...(sources.length > 0 ? ["", "出典", ...sources] : [])].join("\n");
}

/** @param {string} date `2025-04-01` */
export function dateWords(date) {
  const [year, month, day] = date.split("-").map(Number);
  return `${year}年${month}月${day}日`;
}
